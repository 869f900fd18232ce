// Finds an event that rests on a unit being established. Only needed when such an event is voided, which is rare: it
// reads the whole ledger rather than keep an index for it.

import EventLedger

/// The first live event before a day that places something in a unit, merges into it, divides another among it and others,
/// names it as parent, or grants an award in it.
struct UnitUses: Projection {
    let unit: UInt32
    let day: Int32
    let except: Set<Position>
    /// The position of that event; nil when there is none.
    var first: Position?

    init(of unit: UInt32, before day: Int32, except: Set<Position>) {
        self.unit = unit
        self.day = day
        self.except = except
    }

    mutating func apply(_ event: EventHead, payload: RawSpan) throws(LedgerError) {
        guard first == nil, event.voidedBy == .max, event.effectiveDay < day, !except.contains(event.position),
            let kind = EventKind(recordType: event.type)
        else { return }
        switch kind {
        case .householdRegistered, .householdMoved, .unitMerged:
            if event.summary == unit { first = event.position }
        case .unitEstablished, .unitChanged:
            // Their summary is the parent's number plus one, and 0 for no parent.
            if event.summary == unit &+ 1 { first = event.position }
        case .unitDivided:
            if PayloadLayout.dividedInto(payload)?.contains(unit) ?? false { first = event.position }
        case .awardGranted:
            if PayloadLayout.awardedIn(payload) == unit { first = event.position }
        default: break
        }
    }
}
