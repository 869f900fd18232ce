// Judges an entry as a whole: on the timelines that stand after all of its events, whatever their order. It appends
// nothing; an entry that breaks a rule leaves the writer as it was.

import EventLedger

/// The rules of the domain, applied to one entry inside a write transaction.
struct EntryJudge {
    let entry: Entry
    /// The events of the entry as far as they were worked out without a ledger.
    let prepared: [PreparedEvent]
    /// The position that the first event of the entry would get.
    let firstPosition: Position
    /// The events with their streams, in the order of the entry.
    var events: [JudgedEvent] = []
    /// The positions that this entry voids.
    var voided: Set<Position> = []
    /// The states that streams have after the entry.
    var snapshots: [(handle: StreamHandle, snapshot: StreamSnapshot)] = []
    /// Units that this entry changes, as they stand after it.
    var units: [StreamHandle: UnitState] = [:]

    /// The numbers of the units and events that the entry names.
    var numbers = EntryNumbers()
    /// The closings among the events.
    var closings: [Int] = []
    /// The figures of those closings, by the index of the event.
    var figures: [Int: ClosedFigures] = [:]
    /// The last closed day before this entry; nil while no period was closed.
    var lastClosedDay: Int32?

    init(_ entry: PreparedEntry, after lastPosition: Position) {
        self.entry = entry.entry
        prepared = entry.events
        firstPosition = lastPosition + 1
    }

    /// Applies every rule; what it found is in `events` and `snapshots` for recording.
    mutating func judge(_ writer: inout Writer) throws(LedgerError) {
        events.reserveCapacity(entry.events.count)
        for index in prepared.indices { try resolve(index, &writer) }
        for index in prepared.indices where prepared[index].encoded == nil { try number(unitsOf: index, &writer) }
        try judgeClosings(&writer)
        // The events of one stream lie side by side; in most entries every stream has one or two.
        let order = events.indices.sorted {
            (events[$0].handle, $0) < (events[$1].handle, $1)
        }
        let groups = EntryJudge.groups(order) { events[$0].handle }
        for group in groups where try category(group, writer) == .unit { try judgeUnit(group, &writer) }
        for group in groups {
            switch try category(group, writer) {
            case .household: try judgeHousehold(group, &writer)
            case .closing: try judgeClosing(group, &writer)
            case .plan: try judgePlan(group, writer)
            case .unit, .recipient, .checkpoint, nil: break
            }
            try judgeAwards(group, &writer)
        }
        try judgePlacements(&writer)
        try judgeOtherUnits(&writer)
    }

    private func category(
        _ group: ArraySlice<Int>, _ writer: borrowing Writer
    ) throws(LedgerError) -> StreamCategory? {
        guard let first = group.first else { return nil }
        return StreamCategory(rawValue: try writer.name(events[first].handle).category)
    }

    /// Keeps the states that the entry led to beside its streams, once it is recorded.
    func setSnapshots(_ writer: inout Writer) throws(LedgerError) {
        for (handle, snapshot) in snapshots { try writer.setSnapshot(snapshot, handle) }
    }

    /// Cuts indices, sorted by key, into runs of one key.
    private static func groups(_ order: [Int], key: (Int) -> StreamHandle) -> [ArraySlice<Int>] {
        var groups: [ArraySlice<Int>] = []
        var start = 0
        for end in 1...max(order.count, 1) where end == order.count || key(order[end]) != key(order[start]) {
            groups.append(order[start..<end])
            start = end
        }
        return groups
    }
}
