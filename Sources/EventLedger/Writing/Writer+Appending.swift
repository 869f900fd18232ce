// Appending an entry: its record, its id, its events in their streams, all in the one transaction.

import LMDB

extension Writer {
    /// Records an entry, or finds that it was recorded before with the same content.
    ///
    /// Throws `duplicateEntry` when the id has other content, `versionConflict`, `invalidEntry`, `invalidVoid` or
    /// `invalidTime`; the writer is then as it was, apart from streams that were opened.
    public mutating func record(_ entry: NewEntry) throws(LedgerError) -> Receipt {
        if let recorded = try self.entry(withID: entry.id) {
            guard recorded.hasContent(of: entry) else {
                throw LedgerError(
                    .duplicateEntry, "another entry was recorded under this id at position \(recorded.firstPosition)",
                    remedy: "give the new entry an id of its own", entry: entry.id)
            }
            return Receipt(
                positions: recorded.firstPosition...recorded.lastPosition, recordedAt: recorded.recordedAt,
                wasAlreadyRecorded: true)
        }
        var handles: [StreamHandle] = []
        handles.reserveCapacity(entry.events.count)
        for event in entry.events { handles.append(try open(event.stream)) }
        for (stream, expected) in entry.expectations.sorted(by: { $0.key.id < $1.key.id }) {
            let version = version(try open(stream))
            guard expected.admits(version) else {
                throw LedgerError(
                    .versionConflict,
                    "stream \(stream.id) of category \(stream.category) has version \(version), expected \(expected)",
                    remedy: "read the stream again and decide anew", entry: entry.id)
            }
        }
        return try append(entry, to: handles)
    }

    /// Appends an entry whose id is new, its events to the open streams `handles`, one for each event.
    public mutating func append(_ entry: NewEntry, to handles: [StreamHandle]) throws(LedgerError) -> Receipt {
        precondition(handles.count == entry.events.count, "one open stream for each event")
        try EntryLimits.check(entry)
        let recordedAt = try recordedTime(of: entry)
        let first = state.written + 1
        let summaries = try summaries(of: entry, in: handles, firstPosition: first)
        var bytes = EntryRecord.begin(
            entry, firstPosition: first, recordedAt: recordedAt, claimedTime: entry.claimedTime != nil)
        let events = bytes.count
        for (index, event) in entry.events.enumerated() {
            let start = bytes.count
            EventRecord.append(event, number: try number(handles[index]), summary: summaries[index], to: &bytes)
            guard bytes.count - start <= EventRecord.maximumBytes else {
                throw LedgerError(
                    .invalidEntry, "the event is \(bytes.count - start) bytes long",
                    remedy: "an event is at most \(EventRecord.maximumBytes)", entry: entry.id, event: index + 1)
            }
            bytes.storeLittleEndian(UInt32(bytes.count - events), at: events - (entry.events.count - index) * 4)
        }
        EntryRecord.finish(&bytes)
        try store(entry, record: bytes, firstPosition: first)
        for (index, event) in entry.events.enumerated() {
            let item = TimelineItem(
                position: first + index, type: event.type,
                effectiveDay: event.effectiveOn?.daysSinceEpoch ?? EventRecord.noDay, summary: summaries[index])
            try append(item, to: handles[index])
            if let voided = event.voids {
                try put(store.tables.voids, LedgerTables.key(voided), LedgerTables.key(first + index))
            }
        }
        state.written = first + entry.events.count - 1
        state.writtenRecordedAt = recordedAt.microsecondsSinceEpoch
        pendingEvents += entry.events.count
        return Receipt(positions: first...state.written, recordedAt: recordedAt, wasAlreadyRecorded: false)
    }

    private mutating func store(_ entry: NewEntry, record: [UInt8], firstPosition: Position) throws(LedgerError) {
        let key = LedgerTables.key(firstPosition)
        do {
            guard try transaction?.put(store.tables.entryIDs, key: Array(entry.id.utf8), value: key, mode: .noOverwrite) == true else {
                throw LedgerError(
                    .duplicateEntry, "an entry was recorded under this id before",
                    remedy: "give the new entry an id of its own", entry: entry.id)
            }
            try transaction?.put(store.tables.entries, key: key, value: record, mode: .append)
        } catch let error as LMDBError {
            throw store.failure(error)
        } catch let error as LedgerError {
            throw error
        } catch { throw LedgerError(.storage, "\(error)", path: store.path) }
    }

    /// When an entry counts as recorded: a claimed time that fits, or the clock, which never goes back.
    private func recordedTime(of entry: NewEntry) throws(LedgerError) -> Instant {
        let now = store.clock()
        guard let claimed = entry.claimedTime else {
            guard let last = lastRecordedAt, last > now else { return now }
            return last
        }
        if let last = lastRecordedAt, claimed < last {
            throw LedgerError(
                .invalidTime, "the recorded time \(claimed) lies before that of the entry before it, \(last)",
                remedy: "recorded times never go back", entry: entry.id)
        }
        guard claimed <= now else {
            throw LedgerError(
                .invalidTime, "the recorded time \(claimed) lies in the future",
                remedy: "a claimed time is at most the present, \(now)", entry: entry.id)
        }
        return claimed
    }

    /// The summary of each event: the domain's for a fact, for a void the version of the voided event in its stream.
    private func summaries(
        of entry: NewEntry, in handles: [StreamHandle], firstPosition: Position
    ) throws(LedgerError) -> [UInt32] {
        var summaries: [UInt32] = []
        summaries.reserveCapacity(entry.events.count)
        for (index, event) in entry.events.enumerated() {
            guard let voided = event.voids else {
                summaries.append(event.summary)
                continue
            }
            let version = try versionToVoid(voided, in: handles[index], firstPosition: firstPosition)
            guard let version, !entry.events[..<index].contains(where: { $0.voids == voided }) else {
                throw LedgerError(
                    .invalidVoid, "the event at position \(voided) can't be voided",
                    remedy: "a void names an event of an earlier entry that is no void and was not voided yet",
                    entry: entry.id, event: index + 1, position: voided)
            }
            summaries.append(UInt32(version))
        }
        return summaries
    }

    private func versionToVoid(
        _ position: Position, in handle: StreamHandle, firstPosition: Position
    ) throws(LedgerError) -> Int? {
        guard position < firstPosition else { return nil }
        let items = try timeline(handle)
        guard let index = items.firstIndex(where: { $0.position == position }), items[index].voidedBy == .max,
            items[index].type != EventHead.voidType
        else { return nil }
        return index + 1
    }
}
