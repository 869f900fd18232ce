// The latest value of each household at a cut, for folds of events in the order of recording: of two the later day wins,
// and on one day the later position, which arrives later.

import PovertyLedger

/// A value and its day for each household that has any.
struct LatestTable<Value> {
    private var values: [Dated]
    /// The place of a household that nothing was set for.
    private let empty: Dated

    private struct Dated {
        let value: Value
        let day: Int32
    }

    /// Starts with room for that many households. Which `value` is given does not matter: it is never read.
    init(_ value: Value, households: Int) {
        empty = Dated(value: value, day: .min)
        values = Array(repeating: empty, count: households)
    }

    /// Sets the value of a household on a day, unless it has one of a later day.
    mutating func set(_ value: Value, for household: Int, on day: Int32) {
        if household >= values.count { grow(to: max(household + 1, values.count * 3 / 2)) }
        guard day >= values[household].day else { return }
        values[household] = Dated(value: value, day: day)
    }

    private mutating func grow(to count: Int) {
        values.append(contentsOf: repeatElement(empty, count: count - values.count))
    }

    /// Takes over the values of an earlier day, where this table, whose events are all later, has none.
    mutating func carry(from earlier: LatestTable) {
        if earlier.values.count > values.count { grow(to: earlier.values.count) }
        for household in earlier.values.indices where values[household].day == .min {
            values[household] = earlier.values[household]
        }
    }

    /// The latest value of a household; nil where none was set.
    subscript(household: Int) -> Value? {
        guard household < values.count, values[household].day != .min else { return nil }
        return values[household].value
    }
}
