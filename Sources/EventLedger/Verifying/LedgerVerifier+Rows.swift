// The rows of the derived tables that an entry leads to: each must be there, and be exactly that. Where a row and a
// record differ, it is the record that is believed, unless another record contradicts it.

import LMDB

extension LedgerVerifier {
    /// Compares the rows of one entry, and stands behind it.
    mutating func compare(_ entry: RecordedEntry, _ numbers: [UInt32]) throws(LedgerError) {
        let id = Array(entry.id.utf8)
        if let row = try row(store.tables.entryIDs, id), row != LedgerTables.key(entry.firstPosition) {
            report.add(
                .entryIDs, position: entry.firstPosition, key: id,
                row.isEmpty ? "the entry's id is missing" : "the entry's id leads elsewhere")
        }
        for (index, event) in entry.events.enumerated() {
            guard isInStep else { return }
            let number = numbers[index]
            let category = Int(event.stream.category)
            guard category < LedgerExtent.categories, number <= extent.streamCounts[category], number < .max else {
                lose(
                    .streamNumbers, event.position,
                    "the event has stream number \(number), and no stream before it has \(number &- 1)")
                return
            }
            try compareName(event, number)
            if number == extent.streamCounts[category] { try begin(event, number) }
            if event.voids != nil { try checkVoid(event, number, in: entry) }
            try compareItem(event, number)
            rehearsal.advance(event.stream.category, number)
        }
        report.comparedThrough = entry.lastPosition
    }

    /// The row of a key, empty when there is none; nil when the table is not looked at.
    func row(_ table: Table, _ key: [UInt8]) throws(LedgerError) -> [UInt8]? {
        guard !skipped.contains(table.name) else { return nil }
        return try store.value(table, key, in: rehearsal.transaction) ?? []
    }

    /// Compares the number of an event's stream with the table of streams; where they differ, an earlier event tells
    /// whether the records contradict themselves.
    private mutating func compareName(_ event: RecordedEvent, _ number: UInt32) throws(LedgerError) {
        let category = event.stream.category
        let key = LedgerTables.key(event.stream)
        guard let row = try row(store.tables.streams, key) else { return }
        let found = row.count == 4 ? row.span.bytes.load(0, as: UInt32.self) : nil
        guard found != number else { return }
        if let name = try name(category, number), name != event.stream {
            lose(.streamNumbers, event.position, "the event has the stream number of \(name.id)")
        } else if let found, try name(category, found) == event.stream {
            lose(.streamNumbers, event.position, "the event's stream has two numbers, \(found) and \(number)")
        } else {
            report.add(
                .streams, position: event.position, key: key,
                row.isEmpty ? "the stream's number is missing" : "the stream has another number than its events")
        }
    }

    /// The stream that the first event of a number is of; nil when it was not met, or can't be found.
    func name(_ category: UInt8, _ number: UInt32) throws(LedgerError) -> StreamName? {
        guard rehearsal.stream(category, number) != nil, !skipped.contains("timelines"),
            !skipped.contains("sealedTimelines"),
            let first = try? rehearsal.items(category, number).first
        else { return nil }
        return try? store.event(at: first.position, in: rehearsal.transaction)?.stream
    }

    /// The event at a position; nil when there is none, or its entry can't be read.
    func event(at position: Position) throws(LedgerError) -> RecordedEvent? {
        do {
            return try store.event(at: position, in: rehearsal.transaction)
        } catch {
            guard error.code == .damaged else { throw error }
            return nil
        }
    }

    /// Meets a stream for the first time.
    private mutating func begin(_ event: RecordedEvent, _ number: UInt32) throws(LedgerError) {
        let category = event.stream.category
        extent.streamCounts[Int(category)] += 1
        let key = LedgerTables.key(category: category, number: number)
        var total: UInt32 = 0
        if let row = try row(store.tables.timelines, key) {
            if let row = StreamRow(row) {
                total = UInt32(row.version)
            } else {
                report.add(
                    .timelines, position: event.position, key: key,
                    row.isEmpty ? "the stream's timeline is missing" : "the stream's timeline can't be read")
            }
        }
        rehearsal.begin(category, total: total)
    }

    /// Compares an event's item on its timeline.
    private mutating func compareItem(_ event: RecordedEvent, _ number: UInt32) throws(LedgerError) {
        let category = event.stream.category
        guard let stream = rehearsal.stream(category, number), stream.total > 0 else { return }
        let perChunk = UInt32(StreamRow.itemsPerChunk)
        let isSealed = stream.version / perChunk < stream.total / perChunk
        let table = isSealed ? store.tables.sealedTimelines : store.tables.timelines
        let key =
            isSealed
            ? LedgerTables.key(category: category, number: number, chunk: stream.version / perChunk)
            : LedgerTables.key(category: category, number: number)
        guard !skipped.contains(table.name) else { return }
        let start = (isSealed ? 0 : StreamRow.headBytes) + Int(stream.version % perChunk) * TimelineItem.byteCount
        let length = isSealed ? StreamRow.itemsPerChunk * TimelineItem.byteCount : nil
        let item: TimelineItem??
        do {
            item = try rehearsal.transaction.withValue(table, key: key) { bytes -> TimelineItem? in
                guard start + TimelineItem.byteCount <= bytes.byteCount, length ?? bytes.byteCount == bytes.byteCount
                else { return nil }
                return TimelineItem(bytes, at: start)
            }
        } catch { throw store.failure(error) }
        let expected = TimelineItem(
            position: event.position, type: event.type,
            effectiveDay: event.effectiveOn?.daysSinceEpoch ?? EventRecord.noDay, summary: event.summary)
        guard item != .some(expected) else { return }
        report.add(
            isSealed ? .sealedTimelines : .timelines, position: event.position, key: key,
            "the event is missing from its stream's timeline, or is another there")
    }

    /// A void names an event of an earlier entry and of its own stream that is no void and was not voided before.
    private mutating func checkVoid(
        _ event: RecordedEvent, _ number: UInt32, in entry: RecordedEntry
    ) throws(LedgerError) {
        guard let voided = event.voids else { return }
        voidCount += 1
        let target = voided < entry.firstPosition ? try self.event(at: voided) : nil
        guard let target, target.voids == nil, target.stream == event.stream else {
            lose(.voidEvents, event.position, "the event at position \(voided) can't be voided by this one")
            return
        }
        if !skipped.contains("timelines"), !skipped.contains("sealedTimelines"),
            !report.findings.contains(where: { $0.kind == .timelines || $0.kind == .sealedTimelines })
        {
            let items = try rehearsal.items(event.stream.category, number)
            guard Int(event.summary) >= 1, Int(event.summary) <= items.count,
                items[Int(event.summary) - 1].position == voided
            else {
                lose(.voidEvents, event.position, "the void does not say which event of its stream it voids")
                return
            }
        }
        let key = LedgerTables.key(voided)
        guard let row = try row(store.tables.voids, key), row != LedgerTables.key(event.position) else { return }
        if let other = LedgerTables.position(row.span.bytes), other < event.position,
            try self.event(at: other)?.voids == voided
        {
            lose(.voidEvents, event.position, "the event at position \(voided) was voided before, at \(other)")
        } else {
            report.add(
                .voids, position: event.position, key: key,
                row.isEmpty ? "the voided event is not in the table" : "another void is in the table")
        }
    }
}
