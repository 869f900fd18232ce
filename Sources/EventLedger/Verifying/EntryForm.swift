// Whether an entry record is, byte for byte, what recording writes. The quick look, in place and without a text or an
// object, is sure of it or not; the precise one decodes the record, encodes it again and reports what is wrong. The
// digest and the lengths of the head were checked before; what the entry follows on is not checked here.

/// The form of entry records.
struct EntryForm {
    private var texts: SoundTexts

    /// Texts are known again by hashes under a key.
    init(_ key: SumKey) { texts = SoundTexts(key) }

    /// Whether a record is sure to be as recording writes it. Cost: one pass over its heads and texts; no allocation.
    mutating func isRight(_ entry: EntryRecord, in record: RawSpan) -> Bool {
        guard entry.eventCount <= NewEntry.maximumEvents, entry.end - entry.directory <= EntryRecord.maximumEventBytes,
            Instant(microsecondsSinceEpoch: record.loadUnchecked(24, as: Int64.self)) != nil
        else { return false }
        var offset = EntryRecord.headBytes
        for (index, limit) in EntryLimits.headTextBytes.enumerated() {
            let count = Int(record.loadUnchecked(2 + 2 * index, as: UInt16.self))
            let bytes = record.extracting(unchecked: Range(uncheckedBounds: (offset, offset + count)))
            // The id and the actor are always there.
            guard count == 0 ? index > 1 : texts.isSound(bytes, atMost: limit) else { return false }
            offset += count
        }
        var start = entry.events
        for index in 0..<entry.eventCount {
            guard let range = entry.eventRange(index, startingAt: start, in: record),
                isRight(record, range, at: entry.firstPosition + index)
            else { return false }
            start = range.upperBound
        }
        return true
    }

    /// The record of the event at a position, whose name fits into it.
    private mutating func isRight(_ record: RawSpan, _ range: Range<Int>, at position: Position) -> Bool {
        let start = range.lowerBound
        let nameEnd = start &+ EventRecord.headBytes &+ Int(record.loadUnchecked(start &+ 3, as: UInt8.self))
        let name = record.extracting(unchecked: Range(uncheckedBounds: (start &+ EventRecord.headBytes, nameEnd)))
        let day = record.loadUnchecked(start &+ 4, as: Int32.self)
        guard Int(record.loadUnchecked(start &+ 2, as: UInt8.self)) < LedgerExtent.categories,
            range.count <= EventRecord.maximumBytes, texts.isSound(name, atMost: EntryLimits.identifierBytes)
        else { return false }
        guard record.loadUnchecked(start, as: UInt16.self) == EventHead.voidType else {
            return day >= Day.first.daysSinceEpoch && day <= Day.last.daysSinceEpoch
        }
        let payload = record.extracting(unchecked: Range(uncheckedBounds: (nameEnd, range.upperBound)))
        guard day == EventRecord.noDay, payload.byteCount > 8,
            texts.isSound(payload.extracting(8..<payload.byteCount), atMost: EntryLimits.textBytes)
        else { return false }
        let target = payload.loadUnchecked(0, as: UInt64.self)
        return target >= 1 && target < UInt64(position)
    }

    /// What is not as encoding the entry of a record again writes it; nil when all is.
    static func problem(of entry: RecordedEntry, _ record: RawSpan) -> Sentence? {
        guard let numbers = EntryRecord.streamNumbers(in: record) else { return "the entry can't be read" }
        let new = NewEntry(entry)
        do {
            try EntryLimits.check(new)
        } catch { return "the entry is outside the limits: \(error.problem)" }
        let bytes = EntryRecord.bytes(
            of: new, firstPosition: entry.firstPosition, recordedAt: entry.recordedAt, claimedTime: entry.claimedTime,
            numbers: numbers, summaries: entry.events.map(\.summary))
        return record.hasBytes(of: bytes.span.bytes) ? nil : "the entry is not written as recording writes it"
    }
}

extension EntryRecord {
    /// The numbers of the streams of an entry's events, in order; nil when the record is damaged.
    static func streamNumbers(in record: RawSpan) -> [UInt32]? {
        guard let entry = EntryRecord(checking: record, digest: false) else { return nil }
        var numbers: [UInt32] = []
        numbers.reserveCapacity(entry.eventCount)
        var start = entry.events
        for index in 0..<entry.eventCount {
            guard let range = entry.eventRange(index, startingAt: start, in: record) else { return nil }
            numbers.append(record.loadUnchecked(start + 8, as: UInt32.self))
            start = range.upperBound
        }
        return numbers
    }
}

extension NewEntry {
    /// What recording an entry again would take.
    init(_ entry: RecordedEntry) {
        self.init(
            id: entry.id, actor: entry.actor, document: entry.document, reason: entry.reason, restates: entry.restates,
            claimedTime: entry.claimedTime ? entry.recordedAt : nil, events: entry.events.map(NewEvent.init))
    }
}

extension NewEvent {
    /// What recording an event again would take.
    init(_ event: RecordedEvent) {
        if let voided = event.voids {
            self.init(voiding: voided, in: event.stream, reason: event.voidReason ?? "")
        } else {
            self.init(
                stream: event.stream, type: event.type, effectiveOn: event.effectiveOn ?? .first,
                summary: event.summary, payload: event.payload)
        }
    }
}
