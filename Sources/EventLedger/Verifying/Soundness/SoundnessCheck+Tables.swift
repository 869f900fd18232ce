// The derived tables, each walked once in its own order. Each must give the sum that the entries give, and have a row for
// everything they lead to and none beside.

import LMDB

extension SoundnessCheck {
    /// Compares the derived tables with what the walk over the entries came to.
    mutating func compareTables() throws(Doubt) {
        var found = DerivedSums()
        let voidsOfTimelines = try sumTimelines(&found.items)
        if found.items != sums.items { throw Doubt(.timelines) }
        try sumPositions(store.tables.entryIDs, .entryIDs, &found.entryIDs)
        if found.entryIDs != sums.entryIDs { throw Doubt(.entryIDs) }
        try sumPositions(store.tables.voids, .voids, &found.voids)
        if found.voids != sums.voids { throw Doubt(.voids) }
        // Each void names in its stream the event that its payload names; that no event is voided twice follows from the
        // table, which has each voided event once.
        if voidsOfTimelines != sums.voids { throw Doubt(.voidEvents) }
        try checkNames()
    }

    /// A table of positions by key: sums up keys and positions.
    private func sumPositions(_ table: Table, _ kind: VerificationKind, _ sum: inout KeyedSum) throws(Doubt) {
        var scan = try scan(table, kind)
        while try step(&scan, kind) {
            try scan.withRecord { (rowKey, row) throws(Doubt) in
                guard let position = LedgerTables.position(row) else { throw Doubt(kind) }
                if kind == .voids {
                    guard let voided = LedgerTables.position(rowKey) else { throw Doubt(kind) }
                    sum.take(UInt64(voided), UInt64(position), by: key)
                } else {
                    sum.take(key.hash(rowKey), UInt64(position), by: key)
                }
            }
        }
    }

    /// Each stream that was met has its name in the table of streams, and no other has.
    private func checkNames() throws(Doubt) {
        var scan = try scan(store.tables.streams, .streams)
        var rows = 0
        while try step(&scan, .streams) {
            rows += 1
            try scan.withRecord { (rowKey, row) throws(Doubt) in
                guard rowKey.byteCount >= 2, row.byteCount == 4,
                    ground.isStream(
                        category: rowKey.loadUnchecked(0, as: UInt8.self),
                        number: row.loadUnchecked(0, as: UInt32.self),
                        named: rowKey.extracting(1..<rowKey.byteCount))
                else { throw Doubt(.streams) }
            }
        }
        // Names differ, so that as many rows as streams name each stream.
        let streams = extent.streamCounts.reduce(0) { $0 + Int($1) }
        if rows != streams { throw Doubt(.streams) }
    }

    /// Sums up the items of all timelines, and gives the sum of their voids: each with the event that it names.
    private func sumTimelines(_ sum: inout KeyedSum) throws(Doubt) -> KeyedSum {
        var rows = try scan(store.tables.timelines, .timelines)
        var chunks = try scan(store.tables.sealedTimelines, .sealedTimelines)
        var timeline = TimelineSum(key)
        for category in 0..<UInt8(LedgerExtent.categories) {
            for number in 0..<extent.streamCounts[Int(category)] {
                guard try step(&rows, .timelines), let stream = rehearsal.stream(category, number) else {
                    throw Doubt(.timelines)
                }
                let sealed = try rows.withRecord { (rowKey, row) throws(Doubt) in
                    try checkRow(rowKey, row, stream, category, number)
                }
                timeline.begin(category, number)
                for chunk in 0..<UInt32(sealed) {
                    guard try step(&chunks, .sealedTimelines) else { throw Doubt(.sealedTimelines) }
                    let isRight = chunks.withRecord { chunkKey, bytes in
                        LedgerTables.isKey(chunkKey, category, number, chunk: chunk)
                            && bytes.byteCount == StreamRow.itemsPerChunk * TimelineItem.byteCount
                            && timeline.take(bytes, from: 0, StreamRow.itemsPerChunk)
                    }
                    if !isRight { throw Doubt(.sealedTimelines) }
                }
                let isRight = rows.withRecord { _, row in
                    timeline.take(
                        row, from: StreamRow.headBytes, (row.byteCount - StreamRow.headBytes) / TimelineItem.byteCount)
                }
                if !isRight { throw Doubt(.timelines) }
            }
        }
        if try step(&rows, .timelines) { throw Doubt(.timelines) }
        if try step(&chunks, .sealedTimelines) { throw Doubt(.sealedTimelines) }
        sum = timeline.items
        return timeline.voids
    }

    /// Checks the head of a stream's row, and gives the number of its chunks.
    private func checkRow(
        _ rowKey: RawSpan, _ row: RawSpan, _ stream: RehearsedStream, _ category: UInt8, _ number: UInt32
    ) throws(Doubt) -> Int {
        guard LedgerTables.isKey(rowKey, category, number), let shape = StreamRow.shape(of: row) else {
            throw Doubt(.timelines)
        }
        if row.loadUnchecked(0, as: UInt32.self) != stream.version { throw Doubt(.timelines) }
        let first = row.loadUnchecked(8, as: UInt64.self)
        let second = row.loadUnchecked(16, as: UInt64.self)
        // A row without a snapshot is as good: the domain folds the timeline then. Its bytes are zeros.
        if row.loadUnchecked(4, as: UInt32.self) == 0 {
            if first != 0 || second != 0 { throw Doubt(.snapshots) }
        } else if rules != nil, stream.snapshot != StreamSnapshot(first: first, second: second) {
            throw Doubt(.snapshots)
        }
        return shape.sealedChunks
    }
}
