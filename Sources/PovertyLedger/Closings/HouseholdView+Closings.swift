// The periods that were closed, each with the figures that were signed off.

import EventLedger

extension HouseholdView {
    /// The closings, in the order of recording, which is that of their periods.
    ///
    /// Cost: a few lookups a closing.
    public func closings(knownThrough position: Position = .max) throws(LedgerError) -> [Closing] {
        let items = try ledger.record(of: StreamCategory.closings, knownThrough: position)
        var closings: [Closing] = []
        for item in items where item.type == EventKind.periodClosed.recordType {
            closings.append(try Closing(at: item.position, in: try entry(holding: item.position)))
        }
        return closings
    }

}

extension Closing {
    /// The closing at a position of an entry. Throws `damaged` when the event there is not a closing.
    init(at position: Position, in entry: RecordedEntry) throws(LedgerError) {
        let recorded = entry.events[position - entry.firstPosition]
        let event = try Event(recorded, reference: nil)
        guard case .periodClosed(let fields) = event.body, let effectiveOn = event.effectiveOn else {
            throw Closing.missing(at: position)
        }
        self.init(
            reference: recorded.reference, cut: Cut(effectiveOn: fields.through, position: entry.lastPosition),
            effectiveOn: effectiveOn, recordedAt: entry.recordedAt, claimedTime: entry.claimedTime, actor: entry.actor,
            document: entry.document, figures: fields.figures)
    }

    static func missing(at position: Position) -> LedgerError {
        LedgerError(
            .damaged, "the event at position \(position) is not a closing", remedy: "restore the ledger from a backup")
    }
}
