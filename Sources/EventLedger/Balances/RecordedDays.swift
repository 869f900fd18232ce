// The last position recorded by the end of each day on which something was, so that what was known on a day is looked
// up, not searched for. Days are those of the ledger's own offset from UTC. From format 3 on.
//
//   key    i32 day, its sign bit changed, big-endian, so that keys sort as days do
//   value  u64 BE the last position recorded on that day

import LMDB

enum RecordedDayRow {
    static func key(_ day: Int32) -> [UInt8] {
        var key: [UInt8] = []
        key.appendBigEndian(UInt32(bitPattern: day) ^ 0x8000_0000)
        return key
    }

    /// The day of a key; nil when it is not one.
    static func day(_ key: RawSpan) -> Int32? {
        guard key.byteCount == 4, let word = key.load(0, as: UInt32.self) else { return nil }
        return Int32(bitPattern: word.byteSwapped ^ 0x8000_0000)
    }
}

/// The day that a writer is recording on, with its last position.
struct RecordingDay: Equatable {
    var day: Int32
    var position: Position
}

extension RowWriter {
    /// Takes in that an entry was recorded whose last event is at a position.
    mutating func noteDay(of recordedAt: Instant, through position: Position) throws(LedgerError) {
        guard store.tables.recordedDays != nil else { return }
        let day = recordedAt.day(at: store.format.offset).daysSinceEpoch
        if let recording, recording.day != day { try flushDay() }
        recording = RecordingDay(day: day, position: position)
    }

    /// Writes the row of the day that is being recorded on.
    mutating func flushDay() throws(LedgerError) {
        guard let table = store.tables.recordedDays, let recording else { return }
        try put(table, RecordedDayRow.key(recording.day), LedgerTables.key(recording.position))
        self.recording = nil
    }

    /// Takes the days behind a position, which is the last of an entry, out again.
    mutating func cutDays(to position: Position) throws(LedgerError) {
        guard let table = store.tables.recordedDays else { return }
        recording = nil
        while let last = try store.lastRecordedDay(table, in: transaction.reader), last.position > position {
            try transaction.remove(table, RecordedDayRow.key(last.day))
        }
        guard position > 0 else { return }
        let head = try store.head(ofEntryHolding: position, in: transaction.reader)
        guard let instant = head.flatMap({ Instant(microsecondsSinceEpoch: $0.recordedAt) }) else {
            throw store.unreadable(position)
        }
        let day = instant.day(at: store.format.offset).daysSinceEpoch
        try put(table, RecordedDayRow.key(day), LedgerTables.key(position))
    }

    /// Takes the listed events behind a position out again.
    mutating func cutKeyEvents(to position: Position) throws(LedgerError) {
        guard let table = store.tables.keyEvents else { return }
        while true {
            let last: Position?
            do {
                var cursor = try transaction.reader.cursor(table)
                guard try cursor.seekLast() else { return }
                last = cursor.withCurrent { key, _ in LedgerTables.position(key) }.flatMap(\.self)
            } catch { throw store.failure(error) }
            guard let last else { throw store.damaged("the list of key events can't be read") }
            guard last > position else { return }
            try transaction.remove(table, LedgerTables.key(last))
        }
    }
}

extension LedgerStore {
    /// The last row of the table of days; nil where there is none.
    func lastRecordedDay(_ table: Table, in reader: TransactionReader) throws(LedgerError) -> RecordingDay? {
        try recordedDay(table, in: reader) { (cursor) throws(LMDBError) in try cursor.seekLast() }
    }

    /// The last row of a day or before it; nil where nothing was recorded by then.
    func recordedDay(
        atMost day: Int32, _ table: Table, in reader: TransactionReader
    ) throws(LedgerError) -> RecordingDay? {
        try recordedDay(table, in: reader) { (cursor) throws(LMDBError) in
            let isBehind = day < .max ? try cursor.seek(atLeast: RecordedDayRow.key(day + 1)) : false
            return isBehind ? try cursor.previous() : try cursor.seekLast()
        }
    }

    private func recordedDay(
        _ table: Table, in reader: TransactionReader, _ seek: (inout Cursor) throws(LMDBError) -> Bool
    ) throws(LedgerError) -> RecordingDay? {
        let row: RecordingDay??
        do {
            var cursor = try reader.cursor(table)
            guard try seek(&cursor) else { return nil }
            row = cursor.withCurrent { key, value in
                guard let day = RecordedDayRow.day(key), let position = LedgerTables.position(value) else { return nil }
                return RecordingDay(day: day, position: position)
            }
        } catch { throw failure(error) }
        guard case .some(.some(let row)) = row else {
            throw damaged("the table of the days of recording can't be read")
        }
        return row
    }
}
