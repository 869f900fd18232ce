// What the states of units and funds have in common: they are established once, by an event that comes before all others
// whatever its day, and depend on days alone.

import EventLedger

/// The state of a subject that is established on a day.
protocol EstablishedState {
    /// The kind of event that establishes it.
    static var establishing: EventKind { get }

    /// The day from which it is established, days since 1970; `Int32.max` while it is not.
    var establishedOn: Int32 { get }
    /// The snapshot kept with the stream.
    var snapshot: StreamSnapshot { get }

    /// Not established.
    init()
    /// Reads a snapshot.
    init(_ snapshot: StreamSnapshot)
    /// Applies an event of the stream, or throws the rule that it breaks. Establishments come first.
    mutating func apply(_ item: TimelineItem) throws(RuleViolation)
}

extension EstablishedState {
    /// Whether it is established on a day.
    func isEstablished(on day: Int32) -> Bool { establishedOn <= day }

    /// Folds the events in force of a stream: establishments first, then the rest by day.
    init(folding items: [TimelineItem]) throws(RuleViolation) {
        self.init()
        for item in items.sorted(by: Self.precedes) { try apply(item) }
    }

    /// The state kept after an entry; nil where the events break a rule.
    static func follow(
        _ addition: StreamAddition, on ledger: borrowing WorkingLedger
    ) throws(LedgerError) -> StreamSnapshot? {
        let isPlain = !addition.items.contains { $0.type == EventHead.voidType }
        if isPlain, addition.snapshot != nil || addition.version == 0 {
            var state = addition.snapshot.map { Self($0) } ?? Self()
            let added = addition.items.sorted(by: precedes)
            return added.allSatisfy { (try? state.apply($0)) != nil } ? state.snapshot : nil
        }
        let live = try addition.timeline(on: ledger).filter { $0.type != EventHead.voidType && $0.voidedBy == .max }
        return (try? Self(folding: live))?.snapshot
    }

    /// Establishments first, then by day and position.
    static func precedes(_ left: TimelineItem, _ right: TimelineItem) -> Bool {
        let leftEstablishes = EventKind(recordType: left.type) == establishing
        let rightEstablishes = EventKind(recordType: right.type) == establishing
        guard leftEstablishes == rightEstablishes else { return leftEstablishes }
        return TimelineItem.precedes(left, right)
    }
}
