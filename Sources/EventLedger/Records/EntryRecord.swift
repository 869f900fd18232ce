// The bytes of one entry record and how to walk them in place: a fixed head, its texts, a directory of where each event
// record ends, the event records side by side, and a digest over all of it. Docs/Format.md has the table.
// It gives access to bytes and never copies them; every length is checked before it is followed.
//
//   0  u8   record format, 1              12  u32  number of events, n
//   1  u8   flags: bit 0 claimed time     16  u64  position of the first event
//   2  u16  length of id                  24  i64  recorded at, microseconds since 1970-01-01T00:00:00Z
//   4  u16  length of actor               32       id, actor, document, reason, restates
//   6  u16  length of document, 0: none    h       n × u32: where each event record ends, from the first one's start
//   8  u16  length of reason, 0: none      e       the event records
//  10  u16  length of restates, 0: none    z  u64  XXH64 of every byte before it

/// Where the parts of an entry record are; made by checking the record's lengths once.
@usableFromInline
struct EntryRecord: Sendable {
    @usableFromInline let firstPosition: Position
    @usableFromInline let eventCount: Int
    @usableFromInline let directory: Int
    @usableFromInline let events: Int
    @usableFromInline let end: Int

    @usableFromInline static let headBytes = 32
    @usableFromInline static let digestBytes = 8
    /// The most bytes that the event records of an entry have together with their places in the directory: 256 MiB.
    static let maximumEventBytes = 268_435_456
    @usableFromInline static let format: UInt8 = 1
    @usableFromInline static let claimedTimeFlag: UInt8 = 1

    /// Checks the lengths of a record, and its digest where `digest` says so; nil when it is damaged.
    /// Cost: with the digest one pass over the bytes, at its speed; no allocation.
    @inlinable
    init?(checking record: RawSpan, digest: Bool = true) {
        let byteCount = record.byteCount
        guard byteCount >= EntryRecord.headBytes + EntryRecord.digestBytes,
            let headLength = EntryRecord.headLength(of: record)
        else { return nil }
        let count = Int(record.loadUnchecked(12, as: UInt32.self))
        let position = record.loadUnchecked(16, as: UInt64.self)
        directory = headLength
        events = directory + count * 4
        end = byteCount - EntryRecord.digestBytes
        guard count >= 1, position >= 1, position < UInt64(Int.max) - UInt64(count),
            events + count * EventRecord.headBytes <= end,
            Int(record.loadUnchecked(events - 4, as: UInt32.self)) == end - events,
            !digest || EntryRecord.hasItsDigest(record)
        else { return nil }
        firstPosition = Position(position)
        eventCount = count
    }

    /// The length that the head at the start of bytes claims, its texts included; nil when its form can't be read.
    @inlinable
    static func headLength(of head: RawSpan) -> Int? {
        guard head.byteCount >= headBytes, head.loadUnchecked(0, as: UInt8.self) == format,
            head.loadUnchecked(1, as: UInt8.self) & ~claimedTimeFlag == 0
        else { return nil }
        return headBytes
            + Int(head.loadUnchecked(2, as: UInt16.self)) + Int(head.loadUnchecked(4, as: UInt16.self))
            + Int(head.loadUnchecked(6, as: UInt16.self)) + Int(head.loadUnchecked(8, as: UInt16.self))
            + Int(head.loadUnchecked(10, as: UInt16.self))
    }

    /// Whether the last eight bytes of a record, which has at least those, are the digest of the ones before.
    @usableFromInline
    static func hasItsDigest(_ record: RawSpan) -> Bool {
        let end = record.byteCount - digestBytes
        return record.loadUnchecked(end, as: UInt64.self) == XXH64.digest(record, count: end)
    }

    /// The position of the last event.
    @usableFromInline var lastPosition: Position { firstPosition + eventCount - 1 }

    /// Where the entry's id lies.
    func idRange(in record: RawSpan) -> Range<Int> {
        EntryRecord.headBytes..<EntryRecord.headBytes + Int(record.loadUnchecked(2, as: UInt16.self))
    }

    /// The numbers of the entry in its record.
    @inlinable
    func head(in record: RawSpan) -> EntryHead {
        EntryHead(
            firstPosition: firstPosition, lastPosition: lastPosition,
            recordedAt: record.loadUnchecked(24, as: Int64.self),
            restates: record.loadUnchecked(10, as: UInt16.self) != 0)
    }

    /// The range of the event record after the one that ends at `start` (the first starts at `events`); nil when the
    /// directory is damaged.
    @inlinable
    func eventRange(_ index: Int, startingAt start: Int, in record: RawSpan) -> Range<Int>? {
        let recordEnd = events &+ Int(record.loadUnchecked(directory &+ index &* 4, as: UInt32.self))
        guard recordEnd &- start >= 16, recordEnd <= end else { return nil }
        guard start &+ 16 &+ Int(record.loadUnchecked(start &+ 3, as: UInt8.self)) <= recordEnd else { return nil }
        return Range(uncheckedBounds: (start, recordEnd))
    }

    /// The range of the event record at a position, found by the directory alone; nil when there is none, or the
    /// directory is damaged.
    func eventRange(at position: Position, in record: RawSpan) -> Range<Int>? {
        guard position >= firstPosition, position <= lastPosition else { return nil }
        let index = position - firstPosition
        // Where the record before it ends; the first starts where the directory ends.
        let before = index == 0 ? 0 : Int(record.loadUnchecked(directory + (index - 1) * 4, as: UInt32.self))
        guard events + before <= end else { return nil }
        return eventRange(index, startingAt: events + before, in: record)
    }

    /// Where the payload of the event at a position lies in the record that should hold it; nil where it does not.
    static func payload(ofEventAt position: Position, in record: RawSpan) -> Range<Int>? {
        guard let entry = EntryRecord(checking: record, digest: false),
            let range = entry.eventRange(at: position, in: record)
        else { return nil }
        let name = Int(record.loadUnchecked(range.lowerBound + 3, as: UInt8.self))
        return range.lowerBound + EventRecord.headBytes + name..<range.upperBound
    }
}

// The texts in the head of an entry record, read from untrusted bytes. Whether they keep the limits of an entry
// is not asked here.

/// Who, why and from where, as the head of an entry record says it.
struct EntryTexts {
    let id: String
    let actor: String
    let document: String?
    let reason: String?
    let restates: String?

    /// The id alone; nil when it is empty, not UTF-8, or longer than the head.
    static func id(head: RawSpan) -> String? {
        guard head.byteCount >= EntryRecord.headBytes else { return nil }
        let end = EntryRecord.headBytes + Int(head.loadUnchecked(2, as: UInt16.self))
        guard end > EntryRecord.headBytes, end <= head.byteCount else { return nil }
        return head.text(EntryRecord.headBytes..<end)
    }

    /// Reads them; nil when the head is shorter than its lengths say, when a text is not UTF-8, or when there is no id
    /// or actor. What follows the texts is not read.
    init?(head: RawSpan) {
        guard head.byteCount >= EntryRecord.headBytes else { return nil }
        var texts: [String] = []
        var offset = EntryRecord.headBytes
        for field in stride(from: 2, through: 10, by: 2) {
            let end = offset + Int(head.loadUnchecked(field, as: UInt16.self))
            guard end <= head.byteCount, let text = head.text(offset..<end) else { return nil }
            texts.append(text)
            offset = end
        }
        guard !texts[0].isEmpty, !texts[1].isEmpty else { return nil }
        (id, actor) = (texts[0], texts[1])
        document = texts[2].isEmpty ? nil : texts[2]
        reason = texts[3].isEmpty ? nil : texts[3]
        restates = texts[4].isEmpty ? nil : texts[4]
    }
}
