// The units of a ledger, kept between questions: they are few and seldom change, so that which units there are, what
// they are part of and what they are called is read from the ledger once. What it keeps can only ever be an answer to
// the same question about the same events; it holds no figures of households.

import EventLedger
import Synchronization

/// What is known of the units of one open ledger.
package final class KnownUnits: Sendable {
    private let kept = Mutex<Kept>(Kept())

    package init() {}

    /// The units as known at a position, and as they are on days, without the totals that they reported.
    package func units(of view: LedgerView, knownThrough position: Position) throws(LedgerError) -> UnitCalendar {
        let events = try events(of: view)
        // Which units there are, and of what they are part, changes only with an event that says so, or its void.
        let last = events.lastChange(through: position)
        if let calendar = kept.withLock({ $0.calendars[last] }) { return calendar }
        let calendar = UnitCalendar(try events.fold(knownThrough: last, isIncluded: UnitEvents.changesUnits))
        kept.withLock { kept in
            if kept.calendars.count >= Kept.maximumCalendars { kept.calendars.removeAll() }
            kept.calendars[last] = calendar
        }
        return calendar
    }

    /// The units as known at a position with all that they reported. Cost: the number of events of units.
    package func fold(of view: LedgerView, knownThrough position: Position) throws(LedgerError) -> UnitFold {
        try events(of: view).fold(knownThrough: position) { _ in true }
    }

    /// The events of units that a view has, and perhaps later ones.
    private func events(of view: LedgerView) throws(LedgerError) -> UnitEvents {
        let last = try view.lastKeyEvent(through: view.lastPosition)
        if let events = kept.withLock({ $0.events }), events.last >= last { return events }
        let events = UnitEvents(try view.keyEvents(), last: last)
        kept.withLock { kept in
            if (kept.events?.last ?? -1) < last { kept.events = events }
        }
        return events
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
    static let maximumCalendars = 64

    var events: UnitEvents?
    /// By the position of the last change of units that is known.
    var calendars: [Position: UnitCalendar] = [:]
    var names: [UInt32: String] = [:]
    var numbers: [String: UInt32] = [:]
}

/// The events of units that a ledger lists, in their order.
private struct UnitEvents: Sendable {
    private let all: [(event: EventHead, payload: [UInt8])]
    /// The positions at which units change, ascending: of the events that say so, and of their voids.
    private let changes: [Position]
    /// The position of the last event that was read, or of its void.
    let last: Position

    init(_ all: [(event: EventHead, payload: [UInt8])], last: Position) {
        self.all = all
        self.last = last
        let events = all.map(\.event).filter(UnitEvents.changesUnits)
        changes = (events.map(\.position) + events.map(\.voidedBy).filter { $0 != .max }).sorted()
    }

    /// Whether an event says which units there are or what they are part of; a total does not.
    static func changesUnits(_ event: EventHead) -> Bool {
        event.type != EventKind.householdTotalReported.recordType
    }

    /// The position of the last change through a position; 0 where there is none.
    func lastChange(through position: Position) -> Position {
        var (low, high) = (0, changes.count)
        while low < high {
            let middle = (low + high) / 2
            if changes[middle] <= position { low = middle + 1 } else { high = middle }
        }
        return low == 0 ? 0 : changes[low - 1]
    }

    /// The units as known at a position, from the events that are included.
    func fold(
        knownThrough position: Position, isIncluded: (EventHead) -> Bool
    ) throws(LedgerError) -> UnitFold {
        var fold = UnitFold(knownThrough: position)
        for (event, payload) in all where event.position <= position && isIncluded(event) {
            try fold.apply(event, payload: payload.span.bytes)
        }
        return fold
    }
}

/// The units as known at one position, with the units of the days that were asked for.
package final class UnitCalendar: Sendable {
    package let units: UnitFold
    /// The days on which what the units are part of changes, sorted.
    private let days: [Int32]
    private let trees = Mutex<[TreeName: UnitTree]>([:])

    /// How many are kept at a time.
    private static let maximumTrees = 64

    private struct TreeName: Hashable {
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

    /// How many changes of what the units are part of have come by a day: with as many, units are the same.
    func period(of day: Day) -> Int {
        var (low, high) = (0, days.count)
        while low < high {
            let middle = (low + high) / 2
            if days[middle] <= day.daysSinceEpoch { low = middle + 1 } else { high = middle }
        }
        return low
    }

    /// The units of a day. Cost: the first time between two changes the product of units and levels.
    package func tree(on day: Day, level: UnitKind?) -> UnitTree {
        let name = TreeName(period: period(of: day), level: level)
        if let tree = trees.withLock({ $0[name] }) { return tree }
        let tree = UnitTree(units, on: day, level: level)
        trees.withLock { trees in
            if trees.count >= UnitCalendar.maximumTrees { trees.removeAll() }
            trees[name] = tree
        }
        return tree
    }
}
