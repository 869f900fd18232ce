// An event record of a published log, read with every length checked. The payload is lent by whoever has the record.

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
        // The reason stands behind the position.
        guard record.byteCount > payload + 8, let target = Int(exactly: record.loadUnchecked(payload, as: UInt64.self)),
            target >= 1
        else { return nil }
        voidedPosition = target
    }
}
