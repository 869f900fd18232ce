// What remains once every entry found its rows: the lengths and snapshots of streams, and that no table holds a row that
// no entry leads to. A surplus row is looked for only where there are too many.

import LMDB

extension LedgerVerifier {
    /// Compares the derived tables as wholes with what the walk came to.
    mutating func compareTables() throws(LedgerError) {
        var chunks = 0
        var streams = 0
        for category in 0..<UInt8(LedgerExtent.categories) {
            for number in 0..<extent.streamCounts[Int(category)] {
                guard let stream = rehearsal.stream(category, number) else { continue }
                streams += 1
                chunks += Int(stream.version) / StreamRow.itemsPerChunk
                try compareLength(stream, category, number)
            }
        }
        let expected = [
            (store.tables.entryIDs, VerificationKind.entryIDs, extent.entries),
            (store.tables.streams, .streams, streams), (store.tables.timelines, .timelines, streams),
            (store.tables.sealedTimelines, .sealedTimelines, chunks), (store.tables.voids, .voids, voidCount),
        ]
        for (table, kind, rows) in expected where !skipped.contains(table.name) {
            guard try count(table) != rows else { continue }
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

    private mutating func compareLength(
        _ stream: RehearsedStream, _ category: UInt8, _ number: UInt32
    ) throws(LedgerError) {
        let key = LedgerTables.key(category: category, number: number)
        guard stream.total > 0, let bytes = try row(store.tables.timelines, key), let row = StreamRow(bytes) else {
            return
        }
        if stream.total != stream.version {
            report.add(
                .timelines, key: key,
                "the stream's timeline has \(stream.total) events, and the entries give it \(stream.version)")
        }
        // A row without one is as good: the domain folds the timeline then. Its bytes are zeros.
        let expected = rules == nil || row.snapshot == nil ? row.snapshot : try snapshot(category, number)
        guard expected != row.snapshot || row.snapshot == nil && bytes[8..<24].contains(where: { $0 != 0 }) else {
            return
        }
        report.add(.snapshots, key: key, "what is kept of the stream's state is not what its events lead to")
    }

    private func snapshot(_ category: UInt8, _ number: UInt32) throws(LedgerError) -> StreamSnapshot? {
        guard var items = try? rehearsal.items(category, number) else { return nil }
        TimelineItem.applyVoids(&items)
        return rules?.snapshot(category: category, items: items)
    }

    /// The key of the first row that no entry leads to; nil when there is none.
    private func surplus(_ table: Table, _ kind: VerificationKind) throws(LedgerError) -> [UInt8]? {
        var scan = try store.scan(table, from: [0], in: rehearsal.transaction)
        while try step(&scan) {
            let (key, row) = scan.withRecord { key, row in
                (key.copy(0..<key.byteCount), row.copy(0..<row.byteCount))
            }
            if try !isMade(kind, key, row) { return key }
        }
        return nil
    }

    private func step(_ scan: inout Scan) throws(LedgerError) -> Bool {
        do {
            return try scan.next()
        } catch { throw store.failure(error) }
    }
}
