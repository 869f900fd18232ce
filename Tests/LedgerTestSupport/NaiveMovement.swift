// The movement tables of the naive model: every household's timeline is walked by itself, and each event of the period
// is asked what it did to each class in each unit.

import EventLedger
import PovertyLedger

/// A row of a movement table, its flows by the words of the JSON form.
public struct NaiveMovementRow: Hashable, Sendable {
    /// The balance before the period.
    public var opening = NaiveTally()
    /// The balance at its end.
    public var closing = NaiveTally()
    /// Households and persons of each flow; those that are zero are left out.
    public var flows: [String: NaiveTally] = [:]
    /// Persons that came to or left households which stayed.
    public var sizeChange: Int64 = 0
    /// The same of the households that have more persons in the end than before, by themselves.
    public var sizeIncrease: Int64 = 0
    /// Of those that have fewer, as a number from 0.
    public var sizeDecrease: Int64 = 0

    /// A row of nothing.
    public init() {}

    mutating func grow(_ persons: Int64) {
        sizeIncrease += max(persons, 0)
        sizeDecrease += max(-persons, 0)
    }

    mutating func flow(_ name: String, _ persons: UInt32) {
        flows[name, default: NaiveTally()].households += 1
        flows[name, default: NaiveTally()].persons += Int64(persons)
    }
}

/// The movement table of one class.
public struct NaiveMovementTable: Hashable, Sendable {
    /// Its rows by unit; those with nothing in them are left out.
    public var rows: [String: NaiveMovementRow] = [:]
    /// All units, or the one that was asked for.
    public var total = NaiveMovementRow()

    /// A table of nothing.
    public init() {}
}

extension NaiveLedger {
    /// The movement of a class from the first day of a period to its last, at a known position.
    public func movement(
        of householdClass: HouseholdClass, from: Day, to: Day, position: Int, unitsOn: Day, unit: String? = nil,
        level: UnitKind? = nil, lookBackMonths: Int? = nil
    ) -> NaiveMovementTable {
        let units = NaiveUnits(live(knownThrough: position))
        let cut = NaiveCut(to, position: position)
        var table = NaiveMovementTable()
        for household in Set(live(cut).compactMap(\.household)) {
            let timeline = timeline(of: household, cut).filter { $0.household != nil }
            var state = NaiveHousehold()
            var exits: [Day] = []
            var arrived = false
            var growth: [String: Int64] = [:]
            func place(_ state: NaiveHousehold) -> String? {
                guard state.state == householdClass else { return nil }
                return units.row(state.unit, on: unitsOn, level: level, within: unit)
            }
            func balance(_ end: WritableKeyPath<NaiveMovementRow, NaiveTally>) {
                guard let place = place(state) else { return }
                table.rows[place, default: NaiveMovementRow()][keyPath: end].add(state)
                table.total[keyPath: end].add(state)
            }
            for event in timeline.filter({ $0.day! < from }) {
                _ = state.apply(event.body) { _ in nil }
                note(event, householdClass, &exits, &arrived)
            }
            balance(\.opening)
            for event in timeline.filter({ $0.day! >= from }) {
                let before = state
                _ = state.apply(event.body) { _ in nil }
                let isBack = exits.contains { exit in
                    lookBackMonths.map { exit >= event.day!.monthsEarlier($0) } ?? true
                }
                let name = NaiveMovement.names(before, state, householdClass, isBack: isBack, arrived: arrived)
                note(event, householdClass, &exits, &arrived)
                switch (place(before), place(state)) {
                case (nil, nil): break
                case (let old?, let new?) where old == new:
                    let change = Int64(state.members) - Int64(before.members)
                    table.rows[old, default: NaiveMovementRow()].sizeChange += change
                    table.total.sizeChange += change
                    growth[old, default: 0] += change
                case (let old?, let new?):
                    table.rows[old, default: NaiveMovementRow()].flow("otherDecrease", before.members)
                    table.rows[new, default: NaiveMovementRow()].flow("otherIncrease", state.members)
                case (let old?, nil):
                    table.rows[old, default: NaiveMovementRow()].flow(name.out, before.members)
                    table.total.flow(name.out, before.members)
                case (nil, let new?):
                    table.rows[new, default: NaiveMovementRow()].flow(name.into, state.members)
                    table.total.flow(name.into, state.members)
                }
            }
            balance(\.closing)
            for (unit, persons) in growth { table.rows[unit, default: NaiveMovementRow()].grow(persons) }
            table.total.grow(growth.values.reduce(0, +))
        }
        table.rows = table.rows.filter { $0.value != NaiveMovementRow() }
        return table
    }

    private func note(
        _ event: NaiveEvent, _ householdClass: HouseholdClass, _ exits: inout [Day], _ arrived: inout Bool
    ) {
        if case .householdExitedPoverty(let fields) = event.body, fields.from == householdClass, let day = event.day {
            exits.append(day)
        }
        if case .householdRegistered(let fields) = event.body {
            arrived = fields.cause == .movedIn || fields.cause == .split
        }
    }
}

/// The words for flows.
enum NaiveMovement {
    /// What leaving a class for the state `after`, or entering it from the state `before`, is called.
    static func names(
        _ before: NaiveHousehold, _ after: NaiveHousehold, _ householdClass: HouseholdClass, isBack: Bool, arrived: Bool
    ) -> (out: String, into: String) {
        var out = "exitedPastNearPoor"
        if !after.isPresent || after.householdClass == householdClass {
            out = "otherDecrease"
        } else if householdClass == .poor, after.householdClass == .nearPoor {
            out = "exitedToNearPoor"
        } else if householdClass == .nearPoor, after.householdClass == .poor {
            out = "fellToPoor"
        }
        var into = householdClass == .poor ? "newlyPoor" : "newlyNearPoor"
        if before.householdClass == householdClass || (before.householdClass == .unclassified && arrived) {
            into = "otherIncrease"
        } else if householdClass == .poor, before.householdClass == .nearPoor {
            into = "fellFromNearPoor"
        } else if householdClass == .nearPoor, before.householdClass == .poor {
            into = "cameFromPoor"
        } else if before.householdClass != .unclassified, isBack {
            into = "relapsed"
        }
        return (out, into)
    }
}

extension Day {
    /// The same day of an earlier month, or the last that month has.
    func monthsEarlier(_ months: Int) -> Day {
        var (year, month, day) = civil
        for _ in 0..<months { (year, month) = month == 1 ? (year - 1, 12) : (year, month - 1) }
        guard year >= 1 else { return .first }
        while true {
            if let found = Day(year: year, month: month, day: day) { return found }
            day -= 1
        }
    }
}
