// What the tree holds for one event: enough to show it with its document, and nothing by which another event of the
// same document could be guessed. The leaf of position p is the one with index p − 1.
//
//   leaf = SHA-256(entry head) ‖ salt (16 bytes) ‖ event record
//   entry head = the entry's record up to the end of its texts, without the directory behind them

/// The parts of a leaf of a ledger's tree.
public struct Leaf: Hashable, Sendable {
    /// The fixed head of the entry's record and its texts: id, actor, document, reason, restatement.
    public let entryHead: [UInt8]
    /// The secret salt of the event, 16 bytes.
    public let salt: [UInt8]
    /// The event's record.
    public let eventRecord: [UInt8]

    /// Bytes of a leaf before the event's record.
    static let headBytes = Digest.byteCount + EntrySecret.byteCount

    /// A leaf of its parts, or nil when the salt does not have 16 bytes.
    public init?(entryHead: [UInt8], salt: [UInt8], eventRecord: [UInt8]) {
        guard salt.count == EntrySecret.byteCount else { return nil }
        self.entryHead = entryHead
        self.salt = salt
        self.eventRecord = eventRecord
    }

    /// The leaf itself, as the tree hashes it and an entry bundle holds it.
    public var bytes: [UInt8] { Leaf.headHash(entryHead).bytes + salt + eventRecord }

    /// The leaf's hash in the tree. Cost: two hashes.
    public var hash: Digest { MerkleTree.leafHash(bytes) }

    /// The hash of an entry's head, which all leaves of the entry share.
    static func headHash(_ head: [UInt8]) -> Digest { head.withUnsafeBytes { Cryptography.sha256($0) } }
}

extension EntryRecord {
    /// Hashes the leaves of the events of a sound record, in their order, and hands each on; of all events, or of those
    /// with some indexes, from 0.
    /// Throws what `body` throws. Cost: two hashes an event; no allocation for records of up to a kilobyte or so.
    func forEachLeafHash<Failure: Error>(
        in record: RawSpan, _ secret: EntrySecret, of indexes: Range<Int>? = nil,
        _ body: (Digest) throws(Failure) -> Void
    ) throws(Failure) {
        let indexes = indexes ?? 0..<eventCount
        let headHash = record.extracting(0..<directory).withUnsafeBytes { Cryptography.sha256($0) }
        var start = events
        if indexes.lowerBound > 0 {
            guard let before = eventRange(at: firstPosition + indexes.lowerBound - 1, in: record) else { return }
            start = before.upperBound
        }
        for index in indexes {
            guard let range = eventRange(index, startingAt: start, in: record) else { return }
            try body(EntryRecord.leafHash(headHash, secret.saltDigest(ofEvent: index), record.extracting(range)))
            start = range.upperBound
        }
    }

    /// SHA-256(0x00 ‖ hash of the head ‖ salt ‖ event record), put together once.
    private static func leafHash(_ headHash: Digest, _ salt: Digest, _ event: RawSpan) -> Digest {
        withUnsafeTemporaryAllocation(byteCount: 1 + Leaf.headBytes + event.byteCount, alignment: 1) { buffer in
            buffer[0] = 0x00
            let (head, tail) = (1 + Digest.byteCount, 1 + Leaf.headBytes)
            headHash.withUnsafeBytes { UnsafeMutableRawBufferPointer(rebasing: buffer[1..<head]).copyMemory(from: $0) }
            salt.withUnsafeBytes {
                UnsafeMutableRawBufferPointer(rebasing: buffer[head..<tail]).copyMemory(
                    from: UnsafeRawBufferPointer(rebasing: $0.prefix(EntrySecret.byteCount)))
            }
            event.withUnsafeBytes { UnsafeMutableRawBufferPointer(rebasing: buffer[tail...]).copyMemory(from: $0) }
            return Cryptography.sha256(UnsafeRawBufferPointer(buffer))
        }
    }
}
