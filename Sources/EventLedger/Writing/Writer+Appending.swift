// Appending an entry: its record, its id, its events in their streams, all in the one transaction.

import LMDB

extension Writer {
    /// Records an entry, or finds that it was recorded before with the same content.
    ///
    /// Throws `duplicateEntry` when the id has other content, `versionConflict`, `invalidEntry`, `invalidVoid`,
    /// `invalidTime` or `clockBehind`; the writer is then as it was, apart from streams that were opened.
    public mutating func record(_ entry: NewEntry) throws(LedgerError) -> Receipt {
        try EntryLimits.check(entry)
        if let recorded = try self.entry(withID: entry.id) {
            guard recorded.hasContent(of: entry) else { throw duplicate(of: entry, at: recorded.firstPosition) }
            return Receipt(
                positions: recorded.firstPosition...recorded.lastPosition, recordedAt: recorded.recordedAt,
                wasAlreadyRecorded: true)
        }
        var handles: [StreamHandle] = []
        handles.reserveCapacity(entry.events.count)
        for event in entry.events { handles.append(try open(event.stream)) }
        let expectations = entry.expectations.sorted {
            ($0.key.category, $0.key.id) < ($1.key.category, $1.key.id)
        }
        for (stream, expected) in expectations {
            let version = try version(try open(stream))
            guard expected.admits(version) else {
                throw LedgerError(
                    .versionConflict,
                    "stream \(stream.id) of category \(stream.category) has version \(version), expected \(expected)",
                    remedy: "read the stream again and decide anew", entry: entry.id)
            }
        }
        return try appendChecked(entry, to: handles)
    }

    /// Appends an entry whose id is new, its events to the open streams `handles`, one for each event.
    ///
    /// Throws `invalidHandle`, `duplicateEntry`, `invalidEntry`, `invalidVoid`, `invalidTime` or `clockBehind` with the
    /// writer as it was.
    public mutating func append(_ entry: NewEntry, to handles: [StreamHandle]) throws(LedgerError) -> Receipt {
        try EntryLimits.check(entry)
        guard handles.count == entry.events.count else {
            throw LedgerError(
                .invalidHandle, "there are \(handles.count) open streams for \(entry.events.count) events",
                remedy: "give one for each event, in their order", entry: entry.id)
        }
        for (index, event) in entry.events.enumerated() { try check(handles[index], of: event, index + 1, entry.id) }
        return try appendChecked(entry, to: handles)
    }

    /// Appends an entry that is inside the limits. Everything that may refuse it comes before the first change, or is it.
    private mutating func appendChecked(
        _ entry: NewEntry, to handles: [StreamHandle]
    ) throws(LedgerError) -> Receipt {
        let time = try recordedTime(of: entry)
        let first = state.written.position + 1
        let summaries = try summaries(of: entry, in: handles, firstPosition: first)
        let key = LedgerTables.key(first)
        let id = Array(entry.id.utf8)
        guard try put(store.tables.entryIDs, id, key, mode: .noOverwrite) else {
            let row = try value(store.tables.entryIDs, id)
            throw duplicate(of: entry, at: row.flatMap { LedgerTables.position($0.span.bytes) } ?? 0)
        }
        do throws(LedgerError) {
            try putRows(of: entry, time, summaries, in: handles)
        } catch {
            // Whatever the caller makes of it, half an entry is never committed.
            transaction = nil
            throw error
        }
        state.written.position = first + entry.events.count - 1
        state.written.recordedAt = time.recordedAt.microsecondsSinceEpoch
        state.written.entries += 1
        pendingEvents += entry.events.count
        return Receipt(
            positions: first...state.written.position, recordedAt: time.recordedAt, wasAlreadyRecorded: false)
    }

    /// Stores the rows of an entry that nothing refuses any more, behind that of its id.
    private mutating func putRows(
        of entry: NewEntry, _ time: (recordedAt: Instant, isClaimed: Bool), _ summaries: [UInt32],
        in handles: [StreamHandle]
    ) throws(LedgerError) {
        let first = state.written.position + 1
        var numbers: [UInt32] = []
        numbers.reserveCapacity(handles.count)
        for handle in handles { numbers.append(try number(handle)) }
        let bytes = EntryRecord.bytes(
            of: entry, firstPosition: first, recordedAt: time.recordedAt, claimedTime: time.isClaimed, numbers: numbers,
            summaries: summaries)
        try put(store.tables.entries, LedgerTables.key(first), bytes, mode: .append)
        try appendLeaves(of: bytes, entry.secret ?? store.secrets())
        for (index, event) in entry.events.enumerated() {
            let item = TimelineItem(
                position: first + index, type: event.type,
                effectiveDay: event.effectiveOn?.daysSinceEpoch ?? EventRecord.noDay, summary: summaries[index])
            try append(item, to: handles[index])
            if let voided = event.voids {
                try put(store.tables.voids, LedgerTables.key(voided), LedgerTables.key(first + index))
            }
        }
    }

    /// Throws `invalidHandle` unless a handle is that of an event's stream.
    private func check(
        _ handle: StreamHandle, of event: NewEvent, _ number: Int, _ entry: String
    ) throws(LedgerError) {
        do throws(LedgerError) {
            try check(handle)
        } catch {
            throw LedgerError(
                error.code, error.problem, remedy: error.remedy, file: error.place.file, entry: entry, event: number)
        }
        let opened = streams[handle.index].name
        guard opened != event.stream else { return }
        throw LedgerError(
            .invalidHandle,
            "the event is of stream \(event.stream.id) of category \(event.stream.category), and the open stream is "
                + "\(opened.id) of category \(opened.category)",
            remedy: "open the stream of the event", file: store.path, entry: entry, event: number)
    }

    private func duplicate(of entry: NewEntry, at position: Position) -> LedgerError {
        LedgerError(
            .duplicateEntry, "another entry was recorded under this id at position \(position)",
            remedy: "give the new entry an id of its own", entry: entry.id)
    }

    /// When an entry counts as recorded, and whether that is marked as claimed: a claimed time that fits, or the clock,
    /// which never goes back. A time that the clock did not show is never given out as one that it did.
    private func recordedTime(of entry: NewEntry) throws(LedgerError) -> (recordedAt: Instant, isClaimed: Bool) {
        let now = store.clock()
        guard let claimed = entry.claimedTime else {
            guard let last = lastRecordedAt, last > now else { return (now, false) }
            let lag = last.microsecondsSinceEpoch - now.microsecondsSinceEpoch
            guard lag > Writer.maximumClockLagMicroseconds else { return (last, false) }
            guard allowsTimesAheadOfClock else {
                throw LedgerError(
                    .clockBehind,
                    "the clock shows \(now), more than a minute before the last recorded time, \(last)",
                    remedy: "set the clock right; if it is right, allow times ahead of it "
                        + "(--allow-times-ahead-of-clock), and the entry gets the last "
                        + "recorded time, marked as claimed", entry: entry.id)
            }
            return (last, true)
        }
        if let last = lastRecordedAt, claimed < last {
            throw LedgerError(
                .invalidTime, "the recorded time \(claimed) lies before that of the entry before it, \(last)",
                remedy: "recorded times never go back", entry: entry.id)
        }
        guard claimed <= now || allowsTimesAheadOfClock else {
            throw LedgerError(
                .invalidTime, "the recorded time \(claimed) lies in the future",
                remedy: "a claimed time is at most the present, \(now), unless times ahead of it are allowed "
                    + "(--allow-times-ahead-of-clock)",
                entry: entry.id)
        }
        return (claimed, entry.isTimeClaimed)
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
