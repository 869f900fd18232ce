// An input is an entry record without its digest, which is put behind it: a fuzzer does not guess digests. As it
// stands, it is read as a whole record too.

@testable import EventLedger

/// The laws of reading entry records.
enum EntryRecordLaws {
    static func hold(for input: [UInt8]) throws {
        _ = RecordedEntry(record: input.span.bytes)
        var record = input
        EntryRecord.finish(&record)
        let isAccepted = RecordedEntry(record: record.span.bytes) != nil
        try lenientReadersFollow(record, isAccepted: isAccepted)
        guard let entry = RecordedEntry(record: record.span.bytes) else { return }
        try eventsAreReadAlone(entry, record)
        try sameBytesAreWritten(entry, record)
        try leavesAreHashedOnce(entry, record)
    }

    /// What is read strictly is walked by replay too, and no walk leaves the record.
    private static func lenientReadersFollow(_ record: [UInt8], isAccepted: Bool) throws {
        let bytes = record.span.bytes
        guard let lengths = EntryRecord(checking: bytes, digest: false) else {
            return try BrokenLaw.unless(!isAccepted, "replay refuses a record that is read strictly")
        }
        _ = lengths.head(in: bytes)
        var start = lengths.events
        for index in 0..<lengths.eventCount {
            guard let range = lengths.eventRange(index, startingAt: start, in: bytes) else {
                return try BrokenLaw.unless(!isAccepted, "replay refuses event \(index) of a record that is read")
            }
            try BrokenLaw.unless(
                range.lowerBound == start && range.upperBound <= record.count - EntryRecord.digestBytes,
                "event \(index) lies outside its record")
            start = range.upperBound
        }
        let numbers = EntryRecord.streamNumbers(in: bytes)
        try BrokenLaw.unless(numbers?.count == lengths.eventCount, "an event has no stream number")
    }

    /// An event that is read by itself is the same as in its entry.
    private static func eventsAreReadAlone(_ entry: RecordedEntry, _ record: [UInt8]) throws {
        for event in entry.events {
            let alone = RecordedEvent(at: event.position, in: record.span.bytes)
            try BrokenLaw.unless(alone == event, "the event at \(event.position) is another when it is read alone")
        }
        for position in [entry.firstPosition - 1, entry.lastPosition + 1] {
            let alone = RecordedEvent(at: position, in: record.span.bytes)
            try BrokenLaw.unless(alone == nil, "there is an event at \(position), beside the entry")
        }
    }

    /// What is read, and is inside the limits, is written as the same bytes.
    private static func sameBytesAreWritten(_ entry: RecordedEntry, _ record: [UInt8]) throws {
        let new = NewEntry(entry)
        guard (try? EntryLimits.check(new)) != nil, let numbers = EntryRecord.streamNumbers(in: record.span.bytes)
        else { return }
        let bytes = EntryRecord.bytes(
            of: new, firstPosition: entry.firstPosition, recordedAt: entry.recordedAt, claimedTime: entry.claimedTime,
            numbers: numbers, summaries: entry.events.map(\.summary))
        try BrokenLaw.unless(bytes == record, "a record is read and is written as other bytes")
    }

    /// The writer's walk over the leaves hashes what the parts of each leaf hash to.
    private static func leavesAreHashedOnce(_ entry: RecordedEntry, _ record: [UInt8]) throws {
        guard let secret = EntrySecret(record.prefix(EntrySecret.byteCount)),
            let lengths = EntryRecord(checking: record.span.bytes)
        else { return }
        var hashes: [Digest] = []
        lengths.forEachLeafHash(in: record.span.bytes, secret) { hashes.append($0) }
        var start = lengths.events
        for index in 0..<lengths.eventCount {
            guard let range = lengths.eventRange(index, startingAt: start, in: record.span.bytes) else { break }
            let leaf = Leaf(
                entryHead: Array(record[..<lengths.directory]), salt: secret.salt(ofEvent: index),
                eventRecord: Array(record[range]))
            try BrokenLaw.unless(
                index < hashes.count && leaf?.hash == hashes[index], "the leaf of event \(index) has two hashes")
            start = range.upperBound
        }
        try BrokenLaw.unless(hashes.count == entry.events.count, "there are other leaves than events")
    }
}
