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
