// Heads and events of a published log, read with every length checked: nothing in them is trusted.

// What the head of an entry says in numbers, as a published log has it: by itself, and following the one before.

/// The extent of an entry in a published log.
struct LogEntry {
    /// The positions of its first and last event.
    let first: Position
    let last: Position
    /// When it was recorded, microseconds since 1970-01-01T00:00:00Z.
    let recordedAt: Int64
    /// SHA-256 of its head.
    let headHash: Digest

    /// What the first entry follows.
    static let none = LogEntry(first: 0, last: 0, recordedAt: .min, headHash: MerkleTree.emptyRoot)

    private init(first: Position, last: Position, recordedAt: Int64, headHash: Digest) {
        self.first = first
        self.last = last
        self.recordedAt = recordedAt
        self.headHash = headHash
    }

    /// The entry of a head, or nil when it has no such form or does not follow the entry before.
    init?(head: RawSpan, after before: LogEntry) {
        guard EntryRecord.headLength(of: head) == head.byteCount else { return nil }
        let (idBytes, actorBytes) = (head.loadUnchecked(2, as: UInt16.self), head.loadUnchecked(4, as: UInt16.self))
        let count = Int(head.loadUnchecked(12, as: UInt32.self))
        let first = head.loadUnchecked(16, as: UInt64.self)
        let recordedAt = head.loadUnchecked(24, as: Int64.self)
        guard idBytes > 0, actorBytes > 0, (1...NewEntry.maximumEvents).contains(count),
            first == UInt64(before.last) + 1, recordedAt >= before.recordedAt
        else { return nil }
        let last = before.last + count
        let hash = head.withUnsafeBytes { Cryptography.sha256($0) }
        self.init(first: before.last + 1, last: last, recordedAt: recordedAt, headHash: hash)
    }
}

// An event record of a published log, read with every length checked. The payload belongs to the holder of the record.

/// What an event record says before its payload.
struct LogEvent {
    /// Its numbers, without a void.
    let head: EventHead
    /// The bytes of its stream's id.
    let streamID: [UInt8]
    /// Where the payload begins in the record.
    let payload: Int
    /// The position that a void voids; nil for other events.
    let voidedPosition: Position?

    /// The bytes that a leaf may have.
    static let leafBytes = Leaf.headBytes + EventRecord.headBytes + 1...Leaf.headBytes + EventRecord.maximumBytes

    /// The event of a record, or nil when it can't be one.
    init?(_ record: RawSpan, position: Position, voidedBy: Position = .max) {
        guard record.byteCount > EventRecord.headBytes else { return nil }
        let type = record.loadUnchecked(0, as: UInt16.self)
        let category = record.loadUnchecked(2, as: UInt8.self)
        let length = Int(record.loadUnchecked(3, as: UInt8.self))
        let day = record.loadUnchecked(4, as: Int32.self)
        payload = EventRecord.headBytes + length
        guard Int(category) < LedgerExtent.categories, (1...EntryLimits.identifierBytes).contains(length),
            payload <= record.byteCount,
            type == EventHead.voidType ? day == EventRecord.noDay : Day(daysSinceEpoch: day) != nil
        else { return nil }
        head = EventHead(
            position: position, voidedBy: voidedBy, effectiveDay: day, category: category,
            streamNumber: record.loadUnchecked(8, as: UInt32.self), type: type,
            summary: record.loadUnchecked(12, as: UInt32.self))
        streamID = record.copy(EventRecord.headBytes..<payload)
        guard type == EventHead.voidType else {
            voidedPosition = nil
            return
        }
        // The reason follows the position.
        guard record.byteCount > payload + 8, let target = Int(exactly: record.loadUnchecked(payload, as: UInt64.self)),
            target >= 1
        else { return nil }
        voidedPosition = target
    }
}
