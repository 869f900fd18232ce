// From two entry records that are not the same bytes to what differs in them. Both were checked and decoded before.

extension LedgerFork {
    /// Compares the entries of two records that begin at one position.
    init(_ entry: RecordedEntry, _ record: RawSpan, _ other: RecordedEntry, _ otherRecord: RawSpan) {
        let index = LedgerFork.firstDifferingEvent(record, otherRecord)
        differences = EntryPart.allCases.filter { part in
            switch part {
            case .id: entry.id != other.id
            case .recordedAt: entry.recordedAt != other.recordedAt
            case .claimedTime: entry.claimedTime != other.claimedTime
            case .actor: entry.actor != other.actor
            case .document: entry.document != other.document
            case .reason: entry.reason != other.reason
            case .restates: entry.restates != other.restates
            case .events: index != nil
            }
        }
        position = entry.firstPosition + (differences == [.events] ? index ?? 0 : 0)
        side = ForkSide(entry, event: index.flatMap { entry.events.indices.contains($0) ? entry.events[$0] : nil })
        otherSide = ForkSide(
            other, event: index.flatMap { other.events.indices.contains($0) ? other.events[$0] : nil })
    }

    /// The place, from 0, of the first event whose record differs or that only one of them has; nil when there is none.
    private static func firstDifferingEvent(_ record: RawSpan, _ other: RawSpan) -> Int? {
        guard let entry = EntryRecord(checking: record, digest: false),
            let otherEntry = EntryRecord(checking: other, digest: false)
        else { return 0 }
        var start = entry.events
        var otherStart = otherEntry.events
        for index in 0..<min(entry.eventCount, otherEntry.eventCount) {
            guard let range = entry.eventRange(index, startingAt: start, in: record),
                let otherRange = otherEntry.eventRange(index, startingAt: otherStart, in: other),
                record.extracting(range).hasBytes(of: other.extracting(otherRange))
            else { return index }
            start = range.upperBound
            otherStart = otherRange.upperBound
        }
        return entry.eventCount == otherEntry.eventCount ? nil : min(entry.eventCount, otherEntry.eventCount)
    }
}
