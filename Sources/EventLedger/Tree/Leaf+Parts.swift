// The parts of a leaf as one run of bytes: what follows `extra` in the proof of an event, so that a reader of the file
// can make the leaf again and read the event without a ledger. They are untrusted until a proof holds.
//
//   0       u32  length of the entry head, h, big-endian
//   4            entry head, whose own lengths must give h
//   4 + h        salt, 16 bytes
//   20 + h       event record

extension Leaf {
    /// The parts, from which `init(parts:)` makes the leaf again; nothing of another event is among them.
    public var parts: [UInt8] {
        var bytes: [UInt8] = []
        bytes.reserveCapacity(4 + entryHead.count + salt.count + eventRecord.count)
        bytes.appendBigEndian(UInt32(clamping: entryHead.count))
        return bytes + entryHead + salt + eventRecord
    }

    /// Reads the parts; each byte is in one of them, and they are as long as they say.
    ///
    /// Throws `malformedProof`. Nothing in them is trusted: `event(at:)` reads it once a proof holds for `hash`.
    public init(parts bytes: [UInt8]) throws(LedgerError) {
        let fixed = 4 + EntryRecord.headBytes + EntrySecret.byteCount + EventRecord.headBytes
        guard bytes.count >= fixed else {
            throw Leaf.malformed("the parts of the leaf have \(bytes.count) bytes, which is too short")
        }
        let length = bytes[..<4].reduce(0) { $0 << 8 | Int($1) }
        guard (EntryRecord.headBytes...bytes.count - fixed + EntryRecord.headBytes).contains(length) else {
            throw Leaf.malformed("the head of the entry can't have \(length) bytes of \(bytes.count)")
        }
        let saltStart = 4 + length
        let eventStart = saltStart + EntrySecret.byteCount
        guard EntryRecord.headLength(of: bytes.span.bytes.extracting(4..<saltStart)) == length else {
            throw Leaf.malformed("the head of the entry is not as long as the texts in it")
        }
        guard EventRecord.isSound(bytes.span.bytes.extracting(eventStart..<bytes.count)) else {
            throw Leaf.malformed("the record of the event can't be one")
        }
        entryHead = Array(bytes[4..<saltStart])
        salt = Array(bytes[saltStart..<eventStart])
        eventRecord = Array(bytes[eventStart...])
    }

    /// Reads the event, which a proof claims at a position, and its source by its entry.
    ///
    /// Throws `malformedProof` for what no ledger records, and for a position that its
    /// entry does not reach. Cost: linear.
    public func event(at position: Position) throws(LedgerError) -> DocumentedEvent {
        let (head, record) = (entryHead.span.bytes, eventRecord.span.bytes)
        guard EntryRecord.headLength(of: head) == entryHead.count, EventRecord.isSound(record),
            let texts = EntryTexts(head: head)
        else { throw Leaf.malformed("the entry or its event can't be read") }
        let count = Int(head.loadUnchecked(12, as: UInt32.self))
        let first = head.loadUnchecked(16, as: UInt64.self)
        guard (1...NewEntry.maximumEvents).contains(count), first >= 1, first < UInt64(Int.max) - UInt64(count) else {
            throw Leaf.malformed("the entry can't have \(count) events from position \(first) on")
        }
        guard (Position(first)..<Position(first) + count).contains(position) else {
            throw Leaf.malformed(
                "the entry has the positions \(first) to \(first + UInt64(count) - 1), and the proof is of position \(position)"
            )
        }
        let reference = EventReference(entry: texts.id, ordinal: position - Position(first) + 1)
        guard let event = RecordedEvent(record, position: position, reference: reference),
            let documented = DocumentedEvent(event, head: head)
        else { throw Leaf.malformed("the entry or its event can't be read") }
        do throws(LedgerError) {
            try EntryLimits.check(NewEntry(documented))
        } catch { throw Leaf.malformed("the entry is outside the limits: \(error.problem)") }
        return documented
    }

    private static func malformed(_ problem: Sentence) -> LedgerError {
        ProofProblem.malformed(
            problem,
            remedy: "the head of the entry with its length, the salt and the event record, as the ledger has them")
    }
}

extension NewEntry {
    /// What recording the entry with this event alone would take.
    fileprivate init(_ documented: DocumentedEvent) {
        self.init(
            id: documented.event.reference.entry, actor: documented.actor, document: documented.document,
            reason: documented.reason, restates: documented.restates, events: [NewEvent(documented.event)])
    }
}

extension EventRecord {
    /// Whether bytes have the length of an event record, with the id of a stream in it.
    fileprivate static func isSound(_ record: RawSpan) -> Bool {
        guard (headBytes + 1...maximumBytes).contains(record.byteCount) else { return false }
        let idBytes = Int(record.loadUnchecked(3, as: UInt8.self))
        return idBytes >= 1 && headBytes + idBytes <= record.byteCount
    }
}
