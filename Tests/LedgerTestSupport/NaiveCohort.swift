// Cohorts by brute force: every exit of a year is asked, months later, what became of its household.

import EventLedger
import PovertyLedger

/// What a row of cohorts is told apart by.
public struct NaiveCohortKey: Hashable, Sendable {
    /// The unit of the exit, by the units of one day; nil where units are not told apart.
    public let unit: String?
    public let year: Int
    public let from: HouseholdClass
    /// Whether the exit led to near-poor only.
    public let isToNearPoor: Bool

    /// A key.
    public init(unit: String?, year: Int, from: HouseholdClass, isToNearPoor: Bool) {
        self.unit = unit
        self.year = year
        self.from = from
        self.isToNearPoor = isToNearPoor
    }
}

/// The figures of a row: exited, then for 12, 24 and 36 months observed, back, dissolved, lasting.
public struct NaiveCohortFigures: Hashable, Sendable {
    public var exited = 0
    public var horizons = [[0, 0, 0, 0], [0, 0, 0, 0], [0, 0, 0, 0]]

    /// Nothing yet.
    public init() {}
}

extension NaiveLedger {
    /// The cohorts inside a cut, of exits from a year on.
    public func cohorts(
        _ cut: NaiveCut, from firstYear: Int?, byUnit: Bool, unitsOn: Day?, level: UnitKind? = nil
    ) -> [NaiveCohortKey: NaiveCohortFigures] {
        let units = NaiveUnits(live(knownThrough: cut.position))
        var rows: [NaiveCohortKey: NaiveCohortFigures] = [:]
        for household in Set(live(cut).compactMap(\.household)) {
            let timeline = timeline(of: household, cut)
            var counted: Set<[Int]> = []
            for (index, event) in timeline.enumerated() {
                guard case .householdExitedPoverty(let fields) = event.body, let day = event.day else { continue }
                guard counted.insert([day.year, fields.from == .poor ? 0 : 1]).inserted, day.year >= firstYear ?? 0
                else { continue }
                var state = NaiveHousehold()
                for earlier in timeline[...index] where earlier.household != nil {
                    _ = state.apply(earlier.body) { _ in nil }
                }
                let key = NaiveCohortKey(
                    unit: byUnit ? units.row(state.unit, on: unitsOn ?? cut.effectiveOn, level: level) : nil,
                    year: day.year,
                    from: fields.from, isToNearPoor: fields.to == .nearPoor)
                rows[key, default: NaiveCohortFigures()].exited += 1
                for (place, months) in [12, 24, 36].enumerated() {
                    let horizon = NaiveLedger.later(day, months: months)
                    guard horizon <= cut.effectiveOn else { continue }
                    let isBack = end(of: event, in: timeline).map { $0.day! <= horizon } ?? false
                    let isGone = timeline.contains { later in
                        if case .householdDissolved = later.body { later.day! <= horizon } else { false }
                    }
                    rows[key]!.horizons[place][0] += 1
                    rows[key]!.horizons[place][isBack ? 1 : isGone ? 2 : 3] += 1
                }
            }
        }
        return rows
    }
}
