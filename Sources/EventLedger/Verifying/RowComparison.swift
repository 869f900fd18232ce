// The derived tables row by row: each row that an entry leads to must be there, and be exactly that; then streams as
// wholes, and that no table holds a row that no entry leads to. Where a row and a record differ, it is the record that
// is believed, unless another record contradicts it. It walks over entries again that the verifier found sound one by
// one.

import LMDB

/// One precise comparison of derived tables with entries.
struct RowComparison {
    private let store: LedgerStore
    private let rehearsal: Rehearsal
    private let rules: (any LedgerRules)?
    /// Derived tables whose pages are damaged: they are not looked at.
    private let skipped: Set<String>
    /// What was found, and what was found before.
    var report: Verification
    /// Whether no entry was found to contradict those before it.
    private(set) var isInStep = true
    /// The last position that was in step.
    private(set) var inStepThrough: Position = 0
    /// The last position before the first derived row that is damaged, and before entries that contradict each other.
    private(set) var soundThrough: Position = 0

    /// A comparison that adds to a report. It meets the streams of the rehearsal again, from none on.
    init(
        _ store: LedgerStore, _ rehearsal: Rehearsal, _ rules: (any LedgerRules)?, skipping skipped: Set<String>,
        _ report: Verification
    ) {
        self.store = store
        self.rehearsal = rehearsal
        self.rules = rules
        self.skipped = skipped
        self.report = report
    }

    /// Compares the rows of the first entries, as many as there are or until entries contradict each other.
    /// Throws `damaged` for an entry that can't be read.
    mutating func compare(entries count: Int) throws(LedgerError) {
        rehearsal.rewind()
        report.comparedThrough = 0
        var scan = try store.scan(store.tables.entries, from: [0], in: rehearsal.transaction)
        for _ in 0..<count where isInStep {
            guard try store.step(&scan) else { return }
            try scan.withRecord { (_, record) throws(LedgerError) in try compare(record) }
        }
    }

    private mutating func compare(_ record: RawSpan) throws(LedgerError) {
        guard let entry = RecordedEntry(record: record), let numbers = EntryRecord.streamNumbers(in: record) else {
            throw store.damaged("the entry behind this position can't be read", position: inStepThrough)
        }
        rehearsal.beginEntry()
        try compare(entry, numbers)
        guard isInStep else { return }
        inStepThrough = entry.lastPosition
        if !report.hasDerivedFinding { soundThrough = inStepThrough }
    }

    /// Notes a contradiction between entries. Derived tables can't be compared beyond it.
    private mutating func lose(_ kind: VerificationKind, _ position: Position, _ problem: Sentence) {
        report.add(kind, position: position, problem)
        isInStep = false
    }

    private mutating func compare(_ entry: RecordedEntry, _ numbers: [UInt32]) throws(LedgerError) {
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
            guard category < LedgerExtent.categories, number <= rehearsal.streams[category].count, number < .max else {
                lose(
                    .streamNumbers, event.position,
                    "the event has stream number \(number), and no stream before it has \(number &- 1)")
                return
            }
            try compareName(event, number)
            if number == rehearsal.streams[category].count { try begin(event, number) }
            if event.voids != nil { try checkVoid(event, number, in: entry) }
            try compareItem(event, number)
            rehearsal.advance(event.stream.category, number)
        }
        report.comparedThrough = entry.lastPosition
    }

    /// The row of a key, empty when there is none; nil when the table is not looked at.
    private func row(_ table: Table, _ key: [UInt8]) throws(LedgerError) -> [UInt8]? {
        guard !skipped.contains(table.name) else { return nil }
        return try store.value(table, key, in: rehearsal.transaction) ?? []
    }

    /// Compares the number of an event's stream with the table of streams; where they differ, an earlier event shows
    /// whether the records contradict each other.
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
    private func name(_ category: UInt8, _ number: UInt32) throws(LedgerError) -> StreamName? {
        guard let first = try items(category, number)?.first else { return nil }
        return try event(at: first.position)?.stream
    }

    /// The items of a stream that were met; nil when its timeline can't be read, or is not looked at.
    private func items(_ category: UInt8, _ number: UInt32) throws(LedgerError) -> [TimelineItem]? {
        guard !skipped.contains("timelines"), !skipped.contains("sealedTimelines") else { return nil }
        return try unlessDamaged { () throws(LedgerError) in try rehearsal.items(category, number) }
    }

    /// The event at a position; nil when there is none, or its entry can't be read.
    private func event(at position: Position) throws(LedgerError) -> RecordedEvent? {
        try unlessDamaged { () throws(LedgerError) in try store.event(at: position, in: rehearsal.transaction) }
    }

    /// What is read; nil where that is damaged.
    private func unlessDamaged<Value>(_ read: () throws(LedgerError) -> Value?) throws(LedgerError) -> Value? {
        do { return try read() } catch {
            guard error.code == .damaged else { throw error }
            return nil
        }
    }

    /// Meets a stream for the first time.
    private mutating func begin(_ event: RecordedEvent, _ number: UInt32) throws(LedgerError) {
        let category = event.stream.category
        rehearsal.begin(category)
        let key = LedgerTables.key(category: category, number: number)
        guard let row = try row(store.tables.timelines, key), StreamRow(row) == nil else { return }
        report.add(
            .timelines, position: event.position, key: key,
            row.isEmpty ? "the stream's timeline is missing" : "the stream's timeline can't be read")
    }

    /// Compares an event's item on its timeline.
    private mutating func compareItem(_ event: RecordedEvent, _ number: UInt32) throws(LedgerError) {
        let category = event.stream.category
        guard !skipped.contains(store.tables.timelines.name), let stream = rehearsal.stream(category, number),
            let part = try rehearsal.part(ofItem: Int(stream.version), category, number),
            !part.isSealed || !skipped.contains(store.tables.sealedTimelines.name)
        else { return }
        guard try rehearsal.item(Int(stream.version), in: part) != TimelineItem(event) else { return }
        report.add(
            part.isSealed ? .sealedTimelines : .timelines, position: event.position, key: part.key,
            "the event is missing from its stream's timeline, or is another there")
    }

    /// A void names an event of an earlier entry and of its own stream that is no void and was not voided before.
    private mutating func checkVoid(
        _ event: RecordedEvent, _ number: UInt32, in entry: RecordedEntry
    ) throws(LedgerError) {
        guard let voided = event.voids else { return }
        let target = voided < entry.firstPosition ? try self.event(at: voided) : nil
        guard let target, target.voids == nil, target.stream == event.stream else {
            lose(.voidEvents, event.position, "the event at position \(voided) can't be voided by this one")
            return
        }
        if !report.findings.contains(where: { $0.kind == .timelines || $0.kind == .sealedTimelines }),
            let items = try items(event.stream.category, number)
        {
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

// What remains once every entry found its rows.

extension RowComparison {
    /// Compares the derived tables as wholes with what the walk over all entries found. A surplus row is looked for
    /// only where there are too many.
    mutating func compareWholes(entries: Int, voids: Int) throws(LedgerError) {
        var (chunks, streams) = (0, 0)
        for category in 0..<UInt8(LedgerExtent.categories) {
            for (number, stream) in rehearsal.streams[Int(category)].enumerated() {
                streams += 1
                chunks += Int(stream.version) / StreamRow.itemsPerChunk
                try compareWhole(stream, category, UInt32(number))
            }
        }
        let expected = [
            (store.tables.entryIDs, VerificationKind.entryIDs, entries),
            (store.tables.streams, .streams, streams), (store.tables.timelines, .timelines, streams),
            (store.tables.sealedTimelines, .sealedTimelines, chunks), (store.tables.voids, .voids, voids),
        ]
        for (table, kind, rows) in expected where !skipped.contains(table.name) {
            guard try store.count(table, in: rehearsal.transaction) != rows else { continue }
            if let key = try surplus(table, kind) {
                report.add(kind, key: key, "no entry leads to this row")
            } else {
                report.add(kind, "the table does not have as many rows as the entries lead to, which is \(rows)")
            }
        }
    }

    /// Whether an entry leads to a row.
    private func isMade(_ kind: VerificationKind, _ key: [UInt8], _ row: [UInt8]) throws(LedgerError) -> Bool {
        switch kind {
        case .entryIDs:
            guard let position = LedgerTables.position(row.span.bytes) else { return false }
            return try store.entry(holding: position, in: rehearsal.transaction).map { Array($0.id.utf8) } == key
        case .streams:
            guard let category = key.first, row.count == 4, category < LedgerExtent.categories,
                let number = row.span.bytes.load(0, as: UInt32.self), let name = try name(category, number)
            else { return false }
            return LedgerTables.key(name) == key
        case .timelines: return stream(key) != nil
        case .sealedTimelines:
            guard key.count == 9, let stream = stream(Array(key.prefix(5))),
                let chunk = key.span.bytes.load(5, as: UInt32.self)?.byteSwapped
            else { return false }
            return chunk < stream.version / UInt32(StreamRow.itemsPerChunk)
        default:
            guard let position = LedgerTables.position(row.span.bytes) else { return false }
            let event = try event(at: position)
            return event?.voids.map(LedgerTables.key) == key
        }
    }

    /// The stream of a key of the table of timelines.
    private func stream(_ key: [UInt8]) -> RehearsedStream? {
        guard key.count == 5, key[0] < LedgerExtent.categories,
            let number = key.span.bytes.load(1, as: UInt32.self)?.byteSwapped
        else { return nil }
        return rehearsal.stream(key[0], number)
    }

    /// Compares the length of a stream, and what is kept of its state.
    private mutating func compareWhole(
        _ stream: RehearsedStream, _ category: UInt8, _ number: UInt32
    ) throws(LedgerError) {
        let key = LedgerTables.key(category: category, number: number)
        guard let bytes = try row(store.tables.timelines, key), let row = StreamRow(bytes) else { return }
        if row.version != Int(stream.version) {
            report.add(
                .timelines, key: key,
                "the stream's timeline has \(row.version) events, and the entries give it \(stream.version)")
        }
        // A row without one is as good: the domain folds the timeline then. Its bytes are zeros.
        let expected = rules == nil || row.snapshot == nil ? row.snapshot : try snapshot(category, number)
        guard expected != row.snapshot || row.snapshot == nil && bytes[8..<24].contains(where: { $0 != 0 }) else {
            return
        }
        report.add(.snapshots, key: key, "what is kept of the stream's state is not what its events lead to")
    }

    private func snapshot(_ category: UInt8, _ number: UInt32) throws(LedgerError) -> StreamSnapshot? {
        guard let items = try items(category, number) else { return nil }
        rehearsal.position = inStepThrough
        return try unlessDamaged { () throws(LedgerError) in
            try rules?.snapshot(category: category, items: items, on: WorkingLedger(rehearsing: rehearsal))
        }
    }

    /// The key of the first row that no entry leads to; nil when there is none.
    private func surplus(_ table: Table, _ kind: VerificationKind) throws(LedgerError) -> [UInt8]? {
        var scan = try store.scan(table, from: [0], in: rehearsal.transaction)
        while try store.step(&scan) {
            let (key, row) = scan.withRecord { key, row in
                (key.copy(0..<key.byteCount), row.copy(0..<row.byteCount))
            }
            if try !isMade(kind, key, row) { return key }
        }
        return nil
    }
}
