// What may be done inside a write transaction: look at streams as they are, append entries, stage a long import. An
// entry is its record, its id, its events in their streams and its leaves, all in the one transaction. It judges
// nothing that belongs to a domain; it keeps what makes a ledger one: ids, positions, versions, times, voids.

import Files
import LMDB

/// A write transaction of a ledger, yielded by `Ledger.write`. What it appended is on the disk once `write` returns,
/// and none of it is there if `write` throws or the process is killed before that.
public struct Writer: ~Copyable {
    /// The derived rows, and with them the ledger with what was appended.
    var rows: RowWriter
    /// What readers see, until the end.
    var visible: LedgerExtent
    /// Where consumers keep their positions; nil while none did.
    let consumerTable: Table?
    /// The positions that consumers have reached once this ends.
    var consumers: [String: Position] = [:]
    /// The row that names the domain, where the file has none yet: stored with what becomes visible.
    var pendingDomain: PendingDomainRow?
    /// What a mirror's row becomes, where segments are folded; nil where entries are recorded.
    var folding: Folding?
    /// Whether the root behind each entry is noted: where entries are published before they are committed.
    var notesRoots = false
    /// Whether recorded times may be ahead of the clock.
    private let allowsTimesAheadOfClock: Bool

    /// How far the clock may be behind the last recorded time before nothing is recorded: corrections are small.
    static let maximumClockLagMicroseconds: Int64 = 60_000_000

    init(
        _ rows: consuming RowWriter, visible: LedgerExtent, consumerTable: Table?, allowsTimesAheadOfClock: Bool
    ) {
        self.rows = rows
        self.consumerTable = consumerTable
        self.visible = visible
        self.allowsTimesAheadOfClock = allowsTimesAheadOfClock
    }

    /// The ledger with what was appended: its entries, and its streams once they are opened.
    public var ledger: WorkingLedger {
        _read { yield rows.ledger }
        _modify { yield &rows.ledger }
    }

    var store: LedgerStore { rows.store }

    /// Keeps the domain's snapshot of the stream's state after all its events, of which this transaction has appended
    /// the last.
    ///
    /// Throws `invalidHandle`, and `invalidSnapshot` where nothing was appended to the stream.
    public mutating func setSnapshot(_ snapshot: StreamSnapshot?, _ handle: StreamHandle) throws(LedgerError) {
        try rows.ledger.setSnapshot(snapshot, handle)
    }

    /// Keeps the position that a consumer has reached, with what this writer appends: both are kept, or neither.
    ///
    /// Throws `notFound` while no consumer of this ledger kept a position, which the first does alone
    /// (`ReadableLedger.setPosition`), `invalidPosition` and `invalidEntry` as that does.
    public mutating func setPosition(_ position: Position, ofConsumer name: String) throws(LedgerError) {
        try store.checkConsumer(name, at: position, through: ledger.lastPosition)
        guard consumerTable != nil else {
            throw LedgerError(
                .notFound, "no consumer has kept a position in this ledger yet",
                remedy: "set the position of the consumer alone first, to 0", file: store.path)
        }
        consumers[name] = position
    }
}

extension Writer {
    /// Records an entry, or finds that it was recorded before with the same content.
    ///
    /// Throws `duplicateEntry` when the id has other content, `versionConflict`, `invalidEntry`, `invalidVoid`,
    /// `invalidTime` or `clockBehind`; the writer is then as it was, except for streams that were opened.
    public mutating func record(_ entry: NewEntry) throws(LedgerError) -> Receipt {
        try EntryLimits.check(entry)
        if let recorded = try ledger.recorded(entry) { return Receipt(of: recorded) }
        let opened = try JudgedEntry(entry, on: &rows.ledger)
        try rows.ledger.check(entry.expectations, of: entry.id)
        return try appendChecked(entry, to: opened.streams)
    }

    /// Appends an entry whose id is new, its events to the open streams `handles`, one for each event.
    ///
    /// Throws `invalidHandle`, `duplicateEntry`, `invalidEntry`, `invalidVoid`, `invalidTime` or `clockBehind` with the
    /// writer as it was.
    public mutating func append(_ entry: NewEntry, to handles: [StreamHandle]) throws(LedgerError) -> Receipt {
        try check(entry, in: handles)
        return try appendChecked(entry, to: handles)
    }

    /// Appends an entry that keeps the rules of its domain, with what it leaves by them.
    ///
    /// Throws what `append(_:to:)` does, `versionConflict`, and `overflow` for postings whose sum is too large.
    mutating func append(
        _ judged: JudgedEntry, following rules: some LedgerRules
    ) throws(LedgerError) -> Receipt {
        try rows.ledger.check(judged.entry.expectations, of: judged.entry.id)
        try check(judged.entry, in: judged.streams)
        return try appendChecked(judged.entry, to: judged.streams, following: rules)
    }

    /// Throws unless an entry is inside the limits and there is an open stream for each of its events.
    private func check(_ entry: NewEntry, in handles: [StreamHandle]) throws(LedgerError) {
        try EntryLimits.check(entry)
        guard handles.count == entry.events.count else {
            throw LedgerError(
                .invalidHandle, "there are \(handles.count) open streams for \(entry.events.count) events",
                remedy: "give one for each event, in their order", entry: entry.id)
        }
        for (index, event) in entry.events.enumerated() { try check(handles[index], of: event, index + 1, entry.id) }
    }

    /// Appends an entry that is inside the limits, followed by the rules of its domain where there are some. Everything
    /// that may refuse it comes before the first change, or is it.
    private mutating func appendChecked(
        _ entry: NewEntry, to handles: [StreamHandle], following rules: (some LedgerRules)? = NoRules?.none
    ) throws(LedgerError) -> Receipt {
        let time = try recordedTime(of: entry)
        let first = ledger.lastPosition + 1
        let summaries = try summaries(of: entry, in: handles, firstPosition: first)
        let followed = FollowedEntry(entry, at: first, summaries, in: handles)
        let effects = try rules?.effects(of: followed, on: rows.ledger)
        if let effects { try rows.check(effects.postings) }
        let key = LedgerTables.key(first)
        let id = Array(entry.id.utf8)
        guard try rows.put(store.tables.entryIDs, id, key, mode: .noOverwrite) else {
            let row = try rows.transaction.value(store.tables.entryIDs, id)
            throw ledger.duplicate(of: entry, at: row.flatMap { LedgerTables.position($0.span.bytes) } ?? 0)
        }
        do throws(LedgerError) {
            try putRows(of: entry, time, summaries, in: handles, followed.items)
            if let effects {
                try rows.add(effects, of: followed) { entry.events[$0].voids }
            } else {
                try rows.stopFollowing()
            }
            try rows.noteDay(of: time.recordedAt, through: first + entry.events.count - 1)
        } catch {
            // Even where the caller ignores that, half an entry is never committed.
            rows.end()
            throw error
        }
        rows.ledger.extent.position = first + entry.events.count - 1
        rows.ledger.extent.recordedAt = time.recordedAt.microsecondsSinceEpoch
        rows.ledger.extent.entries += 1
        rows.pendingEvents += entry.events.count
        if notesRoots { rows.tree?.growth.noteRoot() }
        return Receipt(
            positions: first...ledger.lastPosition, recordedAt: time.recordedAt, wasAlreadyRecorded: false)
    }

    /// Stores the rows of an entry that nothing refuses any more, behind that of its id.
    private mutating func putRows(
        of entry: NewEntry, _ time: (recordedAt: Instant, isClaimed: Bool), _ summaries: [UInt32],
        in handles: [StreamHandle], _ items: [TimelineItem]
    ) throws(LedgerError) {
        let first = ledger.lastPosition + 1
        var numbers: [UInt32] = []
        numbers.reserveCapacity(handles.count)
        for handle in handles { numbers.append(try rows.ledger.number(handle)) }
        let bytes = EntryRecord.bytes(
            of: entry, firstPosition: first, recordedAt: time.recordedAt, claimedTime: time.isClaimed, numbers: numbers,
            summaries: summaries)
        try rows.put(store.tables.entries, LedgerTables.key(first), bytes, mode: .append)
        rows.recordBytes += bytes.count
        if let proofs = rows.tree?.proofs {
            let secret = entry.secret ?? store.secrets()
            try rows.put(proofs.secrets, LedgerTables.key(first), secret.bytes, mode: .append)
            try rows.appendLeaves(of: bytes, at: first, secret, in: proofs)
        }
        for index in entry.events.indices {
            try rows.ledger.append(items[index], to: handles[index])
            if let voided = entry.events[index].voids {
                try rows.put(store.tables.voids, LedgerTables.key(voided), LedgerTables.key(first + index))
            }
        }
    }

    /// Throws `invalidHandle` unless a handle is that of an event's stream.
    private func check(
        _ handle: StreamHandle, of event: NewEvent, _ number: Int, _ entry: String
    ) throws(LedgerError) {
        do throws(LedgerError) {
            try ledger.check(handle)
        } catch {
            throw LedgerError(
                error.code, error.problem, remedy: error.remedy, file: error.place.file, entry: entry, event: number)
        }
        let opened = ledger.streams[handle.index].name
        guard opened != event.stream else { return }
        throw LedgerError(
            .invalidHandle,
            "the event is of stream \(event.stream.id) of category \(event.stream.category), and the open stream is "
                + "\(opened.id) of category \(opened.category)",
            remedy: "open the stream of the event", file: store.path, entry: entry, event: number)
    }

    /// When an entry counts as recorded, and whether that is marked as claimed: a claimed time that fits, or the clock,
    /// which never goes back. A time that the clock did not show is never given out as one that it did.
    private func recordedTime(of entry: NewEntry) throws(LedgerError) -> (recordedAt: Instant, isClaimed: Bool) {
        let now = store.clock()
        guard let claimed = entry.claimedTime else {
            guard let last = ledger.lastRecordedAt, last > now else { return (now, false) }
            let lag = last.microsecondsSinceEpoch - now.microsecondsSinceEpoch
            guard lag > Writer.maximumClockLagMicroseconds else { return (last, false) }
            guard allowsTimesAheadOfClock else {
                throw LedgerError(
                    .clockBehind,
                    "the clock shows \(now), more than a minute before the last recorded time, \(last)",
                    remedy: "set the clock right; if it is right, allow times ahead of it, and the entry gets the last "
                        + "recorded time, marked as claimed", entry: entry.id)
            }
            return (last, true)
        }
        if let last = ledger.lastRecordedAt, claimed < last {
            throw LedgerError(
                .invalidTime, "the recorded time \(claimed) is before that of the previous entry, \(last)",
                remedy: "recorded times never go back", entry: entry.id)
        }
        guard claimed <= now || allowsTimesAheadOfClock else {
            throw LedgerError(
                .invalidTime, "the recorded time \(claimed) is in the future",
                remedy: "a claimed time is at most the present, \(now), unless times ahead of it are allowed",
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
        for index in entry.events.indices {
            guard let voided = entry.events[index].voids else {
                summaries.append(entry.events[index].summary)
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
        let items = try ledger.timeline(handle)
        guard let index = items.firstIndex(where: { $0.position == position }), items[index].voidedBy == .max,
            items[index].type != EventHead.voidType
        else { return nil }
        return index + 1
    }
}

extension WorkingLedger {
    /// The entry that was recorded before with the id of another and the same content; nil when the id is new. Throws
    /// `duplicateEntry` when it has other content.
    func recorded(_ entry: NewEntry) throws(LedgerError) -> RecordedEntry? {
        guard let recorded = try self.entry(withID: entry.id) else { return nil }
        guard recorded.hasContent(of: entry) else { throw duplicate(of: entry, at: recorded.firstPosition) }
        return recorded
    }

    func duplicate(of entry: NewEntry, at position: Position) -> LedgerError {
        LedgerError(
            .duplicateEntry, "another entry was recorded under this id at position \(position)",
            remedy: "give the new entry an id of its own", entry: entry.id)
    }

    /// Throws `versionConflict` unless streams have the versions that are expected of them.
    mutating func check(
        _ expectations: [StreamName: ExpectedVersion], of entry: String? = nil
    ) throws(LedgerError) {
        let sorted = expectations.sorted { ($0.key.category, $0.key.id) < ($1.key.category, $1.key.id) }
        for (stream, expected) in sorted {
            let version = try version(try open(stream))
            guard expected.admits(version) else {
                throw LedgerError(
                    .versionConflict,
                    "stream \(stream.id) of category \(stream.category) has version \(version), expected \(expected)",
                    remedy: "read the stream again and decide anew", entry: entry)
            }
        }
    }
}
