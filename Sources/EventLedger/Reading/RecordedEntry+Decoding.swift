// Turning an entry record into owned values. Everything is checked: a record that is not exactly what encoding would
// have written is refused.

extension RecordedEntry {
    /// Decodes a record whose lengths and digest are right; nil when any part of it is damaged all the same.
    init?(record: RawSpan) {
        guard let entry = EntryRecord(checking: record) else { return nil }
        guard let texts = EntryTexts(head: record),
            let recordedAt = Instant(microsecondsSinceEpoch: record.loadUnchecked(24, as: Int64.self))
        else { return nil }
        var events: [RecordedEvent] = []
        events.reserveCapacity(entry.eventCount)
        var start = entry.events
        for index in 0..<entry.eventCount {
            guard let range = entry.eventRange(index, startingAt: start, in: record),
                let event = RecordedEvent(
                    record.extracting(range), position: entry.firstPosition + index,
                    reference: EventReference(entry: texts.id, ordinal: index + 1))
            else { return nil }
            events.append(event)
            start = range.upperBound
        }
        self.init(
            id: texts.id, actor: texts.actor, document: texts.document, reason: texts.reason, restates: texts.restates,
            recordedAt: recordedAt,
            claimedTime: record.loadUnchecked(1, as: UInt8.self) & EntryRecord.claimedTimeFlag != 0,
            firstPosition: entry.firstPosition, events: events)
    }
}

extension RecordedEvent {
    /// Decodes the event at a position from the record of its entry, and nothing else of it; nil when the record is
    /// damaged or holds no such position. Up to `checkedThrough` digests were checked before.
    init?(at position: Position, in record: RawSpan, checkedThrough: Position = 0) {
        guard let entry = EntryRecord(checking: record, digest: position > checkedThrough),
            let id = EntryTexts.id(head: record)
        else { return nil }
        self.init(at: position, of: entry, id: id, in: record)
    }

    /// Decodes the event at a position of an entry whose record was checked, and nothing else of it; nil when it is
    /// damaged or the entry holds no such position.
    init?(at position: Position, of entry: EntryRecord, id: String, in record: RawSpan) {
        guard let range = entry.eventRange(at: position, in: record) else { return nil }
        self.init(
            record.extracting(range), position: position,
            reference: EventReference(entry: id, ordinal: position - entry.firstPosition + 1))
    }

    /// Decodes one event record; nil when it is damaged.
    init?(_ record: RawSpan, position: Position, reference: EventReference) {
        let count = record.byteCount
        guard count >= EventRecord.headBytes else { return nil }
        let payload = EventRecord.headBytes + Int(record.loadUnchecked(3, as: UInt8.self))
        guard payload > EventRecord.headBytes, payload <= count,
            let id = record.text(EventRecord.headBytes..<payload)
        else { return nil }
        let type = record.loadUnchecked(0, as: UInt16.self)
        let day = record.loadUnchecked(4, as: Int32.self)
        var effectiveOn: Day?
        var voids: Position?
        var reason: String?
        if type == EventHead.voidType {
            guard day == EventRecord.noDay, count >= payload + 8, let text = record.text(payload + 8..<count) else {
                return nil
            }
            let target = record.loadUnchecked(payload, as: UInt64.self)
            guard target >= 1, target < UInt64(position) else { return nil }
            voids = Position(target)
            reason = text
        } else {
            guard let decoded = Day(daysSinceEpoch: day) else { return nil }
            effectiveOn = decoded
        }
        self.init(
            position: position, reference: reference,
            stream: StreamName(category: record.loadUnchecked(2, as: UInt8.self), id: id), type: type,
            effectiveOn: effectiveOn, summary: record.loadUnchecked(12, as: UInt32.self),
            payload: voids == nil ? record.copy(payload..<count) : [], voids: voids, voidReason: reason)
    }
}
