// The units as a set of live events leaves them: when established, merged or divided, named as whose children, with
// which totals. It answers for a day by going through all of them and remembers nothing between two questions.

import EventLedger
import PovertyLedger
import PovertyReports

/// What the live events of a cut say about units.
struct NaiveUnits {
    struct Merger {
        let unit: String
        let into: String
        let day: Day
        let position: Int
    }

    struct Division {
        let unit: String
        let into: [String]
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
    private(set) var divisions: [Division] = []
    private var kinds: [String: UnitKind] = [:]
    /// The days of events that change a unit's parent, those of establishments left out.
    private(set) var parentDays: [Day] = []
    private var parents: [String: [Fact<String>]] = [:]
    private var totals: [String: [Fact<[Int64?]>]] = [:]
    private var areas: [String: [Fact<Area>]] = [:]

    init(_ live: [NaiveEvent]) {
        for event in live {
            guard let day = event.day else { continue }
            switch event.body {
            case .unitEstablished(let fields):
                establishments[fields.unit, default: []].append(day)
                kinds[fields.unit] = fields.kind
                note(area: fields.area, of: fields.unit, day, event.position)
                note(parent: fields.parent, of: fields.unit, day, event.position)
            case .unitChanged(let fields):
                note(parent: fields.parent, of: fields.unit, day, event.position)
                note(area: fields.area, of: fields.unit, day, event.position)
            case .unitDivided(let fields):
                divisions.append(
                    Division(unit: fields.unit, into: fields.into, day: day, position: event.position))
            case .unitMerged(let fields):
                mergers.append(Merger(unit: fields.unit, into: fields.into, day: day, position: event.position))
            case .householdTotalReported(let fields):
                let fact = Fact(day: day, position: event.position, value: [fields.households, fields.persons])
                totals[fields.unit, default: []].append(fact)
            default: break
            }
        }
        for (unit, facts) in parents {
            parentDays += facts.map(\.day).filter { !establishments[unit, default: []].contains($0) }
        }
    }

    private mutating func note(parent: String?, of unit: String, _ day: Day, _ position: Int) {
        guard let parent else { return }
        parents[unit, default: []].append(Fact(day: day, position: position, value: parent))
    }

    private mutating func note(area: Area?, of unit: String, _ day: Day, _ position: Int) {
        guard let area else { return }
        areas[unit, default: []].append(Fact(day: day, position: position, value: area))
    }

    /// The kind of area of a unit on a day.
    func area(of unit: String, on day: Day) -> Area? { latest(areas[unit, default: []], by: day)?.value }

    /// Whether a unit is established on or before a day.
    func isEstablished(_ unit: String, by day: Day) -> Bool { establishments[unit, default: []].contains { $0 <= day } }

    /// Whether the unit is merged or divided by that day, and the event that says so stands at an earlier position.
    func isKnownEnded(_ unit: String, by day: Day, before position: Int) -> Bool {
        mergers.contains { $0.unit == unit && $0.day <= day && $0.position < position }
            || divisions.contains { $0.unit == unit && $0.day <= day && $0.position < position }
    }

    /// The units that a unit counts in on a day: the one that stands for it, and going up all that it is part of.
    func line(_ unit: String, on day: Day) -> [String] {
        var line = [standsFor(unit, on: day)]
        while let above = parent(of: line.last!, on: day) {
            if line.contains(above) { break }
            line.append(above)
        }
        return line
    }

    /// The unit of the row that a unit counts in: of the level or above it where one is given, and only inside `only`.
    func row(_ unit: String, on day: Day, level: UnitKind? = nil, within only: String? = nil) -> String? {
        var line = line(unit, on: day)
        if let only {
            guard let end = line.firstIndex(of: only) else { return nil }
            line = Array(line[...end])
        }
        guard let level else { return line[0] }
        let heights: [UnitKind: Int] = [.city: 3, .ward: 2, .commune: 2, .hamlet: 1]
        return line.first { kinds[$0].map { heights[$0]! >= heights[level]! } ?? false } ?? line.last
    }

    /// Whether the unit is divided by a day.
    func isDivided(_ unit: String, by day: Day) -> Bool {
        divisions.contains { $0.unit == unit && $0.day <= day }
    }

    /// The units that others were divided among by a day.
    func parts(by day: Day) -> Set<String> { Set(divisions.filter { $0.day <= day }.flatMap(\.into)) }

    /// Whether some unit was ever said, by a day, to be part of this one.
    func wasParent(_ unit: String, by day: Day) -> Bool {
        parents.values.contains { $0.contains { $0.day <= day && $0.value == unit } }
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

    /// The units of a day: established by then, and neither merged into another nor divided among others.
    func units(on day: Day) -> [String] {
        establishments.keys.filter { unit in
            isEstablished(unit, by: day) && !mergers.contains { $0.unit == unit && $0.day <= day }
                && !isDivided(unit, by: day)
        }.sorted()
    }

    /// The unit named as parent by the latest event that names one, mapped to the units of that day.
    func parent(of unit: String, on day: Day) -> String? {
        latest(parents[unit, default: []], by: day).map { standsFor($0.value, on: day) }
    }

    /// Households of a unit: its own latest total, and the totals of those merged into it since that total was
    /// reported.
    ///
    /// Nil when there is neither; `missing` collects predecessors without any figure, `used` what was added.
    func total(
        of unit: String, on day: Day, ofPersons: Bool = false, missing: inout [String], used: inout [NaiveUsedTotal]
    ) -> Int64? {
        let own = latest(totals[unit, default: []].filter { $0.value[ofPersons ? 1 : 0] != nil }, by: day)
        let figure = own?.value[ofPersons ? 1 : 0]
        if let own { used.append(NaiveUsedTotal(unit: unit, day: own.day)) }
        let since = mergers.filter { merger in
            merger.into == unit && merger.day <= day && own.map { merger.day > $0.day } ?? true
        }
        guard !since.isEmpty else { return figure }
        var sum = figure
        for merger in since {
            if let part = total(of: merger.unit, on: day, ofPersons: ofPersons, missing: &missing, used: &used) {
                sum = (sum ?? 0) + part
            } else {
                missing.append(merger.unit)
            }
        }
        return sum
    }

    /// The day of a unit's own latest total by a day.
    func lastReported(_ unit: String, by day: Day) -> Day? { latest(totals[unit, default: []], by: day)?.day }

    private func latest<Value>(_ facts: [Fact<Value>], by day: Day) -> Fact<Value>? {
        facts.filter { $0.day <= day }.max { ($0.day, $0.position) < ($1.day, $1.position) }
    }
}

/// A total that a denominator was taken from.
public struct NaiveUsedTotal: Hashable, Sendable {
    /// The unit that reported it.
    public var unit: String
    /// For which day.
    public var day: Day

    /// A total.
    public init(unit: String, day: Day) { (self.unit, self.day) = (unit, day) }
}
