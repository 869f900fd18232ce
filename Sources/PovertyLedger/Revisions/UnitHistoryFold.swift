// All that was ever recorded of how units hang together, with when it was known, so that units can be followed as one
// entry after another left them. There are few such events; this is not the hot path.

import EventLedger

/// The establishments, mergers, divisions and parents of a ledger's units.
struct UnitHistoryFold: Projection {
    private struct Fact {
        let event: EventHead
        /// A copy of its payload.
        let payload: [UInt8]
    }

    private var facts: [Fact] = []

    mutating func apply(_ event: EventHead, payload: RawSpan) throws(LedgerError) {
        guard event.category == StreamCategory.unit.rawValue, let kind = EventKind(recordType: event.type),
            UnitHistoryFold.kinds.contains(kind)
        else { return }
        facts.append(Fact(event: event, payload: payload.withUnsafeBytes { Array($0) }))
    }

    private static let kinds: Set<EventKind> = [.unitEstablished, .unitChanged, .unitMerged, .unitDivided]

    /// The units of a day as a position knows them.
    func tree(on day: Day, knownThrough position: Position, level: UnitKind?) throws(LedgerError) -> UnitTree {
        var units = UnitFold(knownThrough: position)
        for fact in facts { try units.apply(fact.event, payload: fact.payload.span.bytes) }
        return UnitTree(units, on: day, level: level)
    }

    /// Where events that bear on the units of a day, or their voids, were recorded behind one position and up to another.
    func positions(on day: Day, after first: Position, through last: Position) -> [Position] {
        facts.filter { $0.event.effectiveDay <= day.daysSinceEpoch }.flatMap { [$0.event.position, $0.event.voidedBy] }
            .filter { $0 > first && $0 <= last }.sorted()
    }
}
