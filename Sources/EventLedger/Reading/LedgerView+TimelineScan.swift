// All timelines of a category in one pass, for questions that need each stream's events in the order of their days.
// Timelines are derived: what they say counts only where a fold over the raw records has vouched for them.

import LMDB

extension LedgerView {
    /// Lends the timeline of every stream of a category at a cut, in the order of stream numbers: what `timeline(of:at:)`
    /// gives for it. Streams that have nothing inside the cut are passed over.
    ///
    /// The timelines are then held against `witness`, which must have been replayed through the cut's position; what
    /// `body` made of them counts only when this returns. Throws `damaged` when they do not agree with the entries or
    /// can't be read, `invalidPosition` when the cut's position is no end of an entry, and what `body` throws.
    /// Cost: one pass over 16 bytes an event, and sorting where a stream was recorded out of order; memory for the
    /// longest timeline.
    public func scanTimelines(
        of category: UInt8, at cut: Cut, vouchedForBy witness: TimelineWitness, order: TimelineOrder = .effective,
        _ body: (_ stream: UInt32, _ timeline: Span<TimelineItem>) throws(LedgerError) -> Void
    ) throws(LedgerError) {
        precondition(
            witness.category == category && witness.position == cut.position,
            "a witness vouches for its own category and position")
        var scan = try TimelineScan(self, category: category, through: cut.position)
        var timeline: [TimelineItem] = []
        while try scan.next() {
            timeline.removeAll(keepingCapacity: true)
            var isSorted = true
            for item in scan.items {
                guard item.type != EventHead.voidType, item.voidedBy == .max,
                    item.effectiveDay <= cut.effectiveOn.daysSinceEpoch
                else { continue }
                // Positions ascend, so the order is right as long as no day goes back.
                if let last = timeline.last, item.effectiveDay < last.effectiveDay { isSorted = false }
                timeline.append(item)
            }
            guard !timeline.isEmpty else { continue }
            if order == .effective, !isSorted { timeline.sort(by: TimelineItem.precedes) }
            try body(scan.number, timeline.span)
        }
        guard scan.checksum == witness.checksum else {
            throw store.damaged("the timelines of category \(category) do not agree with the entries")
        }
    }
}
