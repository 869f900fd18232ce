// The units as a set of live events leaves them: when established, merged into what, named as whose children, with which
// totals. It answers for a day by going through all of them and remembers nothing between two questions.

import EventLedger
import PovertyLedger

/// What the live events of a cut say about units.
struct NaiveUnits {
    struct Merger {
        let unit: String
        let into: String
        let day: Day
        let position: Int
    }

    private struct Fact<Value> {
        let day: Day
        let position: Int
        let value: Value
    }

    /// Every establishment, by unit; more than one is against the rules.
    private(set) var establishments: [String: [Day]] = [:]
    private(set) var mergers: [Merger] = []
    private var parents: [String: [Fact<String>]] = [:]
    private var totals: [String: [Fact<Int64>]] = [:]

    init(_ live: [NaiveEvent]) {
        for event in live {
            guard let day = event.day else { continue }
            switch event.body {
            case .unitEstablished(let fields):
                establishments[fields.unit, default: []].append(day)
                note(parent: fields.parent, of: fields.unit, day, event.position)
            case .unitChanged(let fields): note(parent: fields.parent, of: fields.unit, day, event.position)
            case .unitMerged(let fields):
                mergers.append(Merger(unit: fields.unit, into: fields.into, day: day, position: event.position))
            case .householdTotalReported(let fields):
                let fact = Fact(day: day, position: event.position, value: fields.households)
                totals[fields.unit, default: []].append(fact)
            default: break
            }
        }
    }

    private mutating func note(parent: String?, of unit: String, _ day: Day, _ position: Int) {
        guard let parent else { return }
        parents[unit, default: []].append(Fact(day: day, position: position, value: parent))
    }

    /// Whether a unit is established on or before a day.
    func isEstablished(_ unit: String, by day: Day) -> Bool { establishments[unit, default: []].contains { $0 <= day } }

    /// Whether a merger of the unit, in effect by that day, stands at an earlier position.
    func isKnownMerged(_ unit: String, by day: Day, before position: Int) -> Bool {
        mergers.contains { $0.unit == unit && $0.day <= day && $0.position < position }
    }

    /// The unit that stands for a unit on a day, through all mergers in effect by then.
    func standsFor(_ unit: String, on day: Day) -> String {
        var current = unit
        // A chain is never longer than the mergers there are; rules keep rings out, this keeps a mistake from hanging.
        for _ in mergers {
            guard let next = mergers.first(where: { $0.unit == current && $0.day <= day }) else { break }
            current = next.into
        }
        return current
    }

    /// The units of a day: established by then and not merged into another.
    func units(on day: Day) -> [String] {
        establishments.keys.filter { unit in
            isEstablished(unit, by: day) && !mergers.contains { $0.unit == unit && $0.day <= day }
        }.sorted()
    }

    /// The unit named as parent by the latest event that names one, mapped to the units of that day.
    func parent(of unit: String, on day: Day) -> String? {
        latest(parents[unit, default: []], by: day).map { standsFor($0.value, on: day) }
    }

    /// Households of a unit: its own latest total, and the totals of those merged into it since that total was reported.
    ///
    /// Nil when there is neither; `missing` collects predecessors without any figure.
    func total(of unit: String, on day: Day, missing: inout [String]) -> Int64? {
        let own = latest(totals[unit, default: []], by: day)
        let since = mergers.filter { merger in
            merger.into == unit && merger.day <= day && own.map { merger.day > $0.day } ?? true
        }
        guard !since.isEmpty else { return own?.value }
        var sum = own?.value
        for merger in since {
            if let part = total(of: merger.unit, on: day, missing: &missing) {
                sum = (sum ?? 0) + part
            } else {
                missing.append(merger.unit)
            }
        }
        return sum
    }

    private func latest<Value>(_ facts: [Fact<Value>], by day: Day) -> Fact<Value>? {
        facts.filter { $0.day <= day }.max { ($0.day, $0.position) < ($1.day, $1.position) }
    }
}
