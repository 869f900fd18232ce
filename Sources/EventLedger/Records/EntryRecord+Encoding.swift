// Writing an entry record. The same content gives the same bytes: there is one way to write an entry and no padding.

extension EntryRecord {
    /// The record of an entry; `numbers` are those of its events' streams and `summaries`
    /// what their records say, one for each event.
    static func bytes(
        of entry: NewEntry, firstPosition: Position, recordedAt: Instant, claimedTime: Bool, numbers: [UInt32],
        summaries: [UInt32]
    ) -> [UInt8] {
        let count = entry.events.count
        precondition(numbers.count == count && summaries.count == count, "a number and a summary for each event")
        var bytes = begin(entry, firstPosition: firstPosition, recordedAt: recordedAt, claimedTime: claimedTime)
        let events = bytes.count
        for index in 0..<count {
            EventRecord.append(entry.events[index], number: numbers[index], summary: summaries[index], to: &bytes)
            bytes.storeLittleEndian(UInt32(bytes.count - events), at: events - (count - index) * 4)
        }
        finish(&bytes)
        return bytes
    }

    /// Starts a record: fixed head, texts, and a directory of zeros.
    private static func begin(
        _ entry: NewEntry, firstPosition: Position, recordedAt: Instant, claimedTime: Bool
    ) -> [UInt8] {
        let texts = [entry.id, entry.actor, entry.document ?? "", entry.reason ?? "", entry.restates ?? ""]
        var bytes: [UInt8] = []
        bytes.reserveCapacity(headBytes + 256 + entry.events.count * 72)
        bytes.append(format)
        bytes.append(claimedTime ? claimedTimeFlag : 0)
        for text in texts { bytes.appendLittleEndian(UInt16(truncatingIfNeeded: text.utf8.count)) }
        bytes.appendLittleEndian(UInt32(entry.events.count))
        bytes.appendLittleEndian(UInt64(firstPosition))
        bytes.appendLittleEndian(recordedAt.microsecondsSinceEpoch)
        for text in texts { bytes.append(contentsOf: text.utf8) }
        bytes.append(contentsOf: repeatElement(0, count: entry.events.count * 4))
        return bytes
    }

    /// Ends a record with the digest of all its bytes.
    static func finish(_ bytes: inout [UInt8]) {
        let digest = XXH64.digest(bytes.span.bytes, count: bytes.count)
        bytes.appendLittleEndian(digest)
    }
}
