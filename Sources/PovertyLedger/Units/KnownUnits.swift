// The units of a ledger, kept between questions: they are few and seldom change, so that which units there are, what
// they are part of and what they are called is read from the ledger once. What it keeps can only ever be an answer to
// the same question about the same events; it holds no figures of households.

import EventLedger
import Synchronization

/// What is known of the units of one open ledger.
package final class KnownUnits: Sendable {
    private let kept = Mutex<Kept>(Kept())

    package init() {}

    /// The units as known at a position, and as they are on days.
    package func units(of view: LedgerView, knownThrough position: Position) throws(LedgerError) -> UnitCalendar {
        // Nothing that is known of units changes between two events of units.
        let last = try view.lastKeyEvent(through: position)
        if let calendar = kept.withLock({ $0.calendars[last] }) { return calendar }
        var fold = UnitFold(knownThrough: last)
        for (event, payload) in try view.keyEvents() where event.position <= last {
            try fold.apply(event, payload: payload.span.bytes)
        }
        let calendar = UnitCalendar(fold)
        kept.withLock { kept in
            if kept.calendars.count >= Kept.maximumCalendars { kept.calendars.removeAll() }
            kept.calendars[last] = calendar
        }
        return calendar
    }

    /// Forgets everything: what is derived was made again, and may have been damaged before.
    func forget() { kept.withLock { $0 = Kept() } }

    /// The id of the unit with a number, once it was looked up; a number never gets another id.
    func name(_ number: UInt32, _ lookUp: () throws(LedgerError) -> String) throws(LedgerError) -> String {
        if let name = kept.withLock({ $0.names[number] }) { return name }
        let name = try lookUp()
        kept.withLock { kept in
            kept.names[number] = name
            kept.numbers[name] = number
        }
        return name
    }

    /// The number of the unit with an id, once its name was looked up; nil where it is none of the first `count` units.
    func number(_ id: String, among count: Int) -> UInt32? {
        kept.withLock { $0.numbers[id] }.flatMap { Int($0) < count ? $0 : nil }
    }
}

private struct Kept {
    /// How many are kept at a time.
    static let maximumCalendars = 256

    /// By the position of the last event of units that is known.
    var calendars: [Position: UnitCalendar] = [:]
    var names: [UInt32: String] = [:]
    var numbers: [String: UInt32] = [:]
}

/// The units as known at one position, with the units of the days that were asked for.
package final class UnitCalendar: Sendable {
    package let units: UnitFold
    /// The days on which what the units are part of changes, sorted.
    private let days: [Int32]
    private let trees = Mutex<[TreeName: UnitTree]>([:])

    private struct TreeName: Hashable {
        /// How many of the days have come.
        let period: Int
        let level: UnitKind?
    }

    init(_ units: UnitFold) {
        self.units = units
        var days: Set<Int32> = []
        for unit in units.units {
            days.insert(unit.mergedOn)
            for parent in unit.parents { days.insert(parent.day) }
        }
        self.days = days.sorted()
    }

    /// The units of a day. Cost: the first time between two changes the product of units and levels.
    package func tree(on day: Day, level: UnitKind?) -> UnitTree {
        var (low, high) = (0, days.count)
        while low < high {
            let middle = (low + high) / 2
            if days[middle] <= day.daysSinceEpoch { low = middle + 1 } else { high = middle }
        }
        let name = TreeName(period: low, level: level)
        if let tree = trees.withLock({ $0[name] }) { return tree }
        let tree = UnitTree(units, on: day, level: level)
        trees.withLock { $0[name] = tree }
        return tree
    }
}
