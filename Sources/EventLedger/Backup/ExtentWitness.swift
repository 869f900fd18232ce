// What the raw records say of how far a ledger reaches, to hold the running state against. It looks at no payload.

/// A fold over all events of a ledger that gives the extent they make.
struct ExtentWitness: Projection {
    private(set) var extent = LedgerExtent()

    mutating func begin(_ entry: EntryHead) {
        extent.position = entry.lastPosition
        extent.recordedAt = entry.recordedAt
        extent.entries += 1
    }

    mutating func apply(_ event: EventHead, payload: RawSpan) throws(LedgerError) {
        let category = Int(event.category)
        guard category < LedgerExtent.categories, event.streamNumber < .max else {
            throw LedgerError(.damaged, "an event is of no stream that there can be", position: event.position)
        }
        // Streams are numbered in the order of first appearance.
        extent.streamCounts[category] = max(extent.streamCounts[category], event.streamNumber + 1)
    }
}
