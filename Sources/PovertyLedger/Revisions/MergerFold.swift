// All mergers of units there ever were, with when they were known, so that units can be followed as one entry after
// another left them. There are few; this is not the hot path.

import EventLedger

/// The mergers of a ledger.
struct MergerFold: Projection {
    private struct Merger {
        let unit: UInt32
        let into: UInt32
        let day: Int32
        let position: Position
        let voidedBy: Position
    }

    private var mergers: [Merger] = []

    mutating func apply(_ event: EventHead, payload: RawSpan) throws(LedgerError) {
        guard event.category == StreamCategory.unit.rawValue, event.type == EventKind.unitMerged.recordType else {
            return
        }
        mergers.append(
            Merger(
                unit: event.streamNumber, into: event.summary, day: event.effectiveDay, position: event.position,
                voidedBy: event.voidedBy))
    }

    /// The unit that a unit lives on in on a day, through the mergers in effect then and known at a position.
    func root(of number: UInt32, on day: Day, knownThrough position: Position) -> UInt32 {
        var number = number
        // A chain is never longer than the mergers there are; a ring in a damaged file ends here too.
        for _ in mergers {
            let merger = mergers.first {
                $0.unit == number && $0.day <= day.daysSinceEpoch && $0.position <= position && $0.voidedBy > position
            }
            guard let merger else { break }
            number = merger.into
        }
        return number
    }

    /// Where mergers in effect by a day, or their voids, were recorded behind one position and up to another.
    func positions(on day: Day, after first: Position, through last: Position) -> [Position] {
        mergers.filter { $0.day <= day.daysSinceEpoch }.flatMap { [$0.position, $0.voidedBy] }
            .filter { $0 > first && $0 <= last }.sorted()
    }
}
