// An input is a row of any table but the entries, without the digest that some have behind them. What it is the row of
// is not said: every reader gets it.

@testable import EventLedger

/// The laws of reading rows.
enum RowLaws {
    static func hold(for input: [UInt8]) throws {
        if let format = LedgerFormat(input) {
            try BrokenLaw.unless(format.bytes == input, "a format row is read and is written as other bytes")
        }
        if let row = StreamRow(input) {
            try BrokenLaw.unless(row.bytes == input && row.tail.count == row.tailCount, "a stream's row is another")
            try BrokenLaw.unless(
                row.version == row.sealedChunks * StreamRow.itemsPerChunk + row.tailCount,
                "a stream has other events than it says")
            try appendAndTakeOut(row)
        }
        if let items = StreamRow.items(input.span.bytes) {
            var bytes: [UInt8] = []
            for item in items { item.append(to: &bytes) }
            try BrokenLaw.unless(bytes == input, "a chunk of a timeline is read and is written as other bytes")
        }
        var digested = input
        digested.appendLittleEndian(XXH64.digest(input.span.bytes, count: input.count))
        if let state = LedgerState(digested) {
            try BrokenLaw.unless(state.bytes == digested, "a state is read and is written as other bytes")
        }
        if let frontier = TreeRow.frontier(digested) {
            try BrokenLaw.unless(TreeRow.bytes(frontier) == digested, "a tree's edge is read and is written otherwise")
            _ = frontier.root
        }
        if let mirror = MirrorRow.state(digested), mirror.log.utf8.count <= MirrorRow.maximumLogBytes {
            try BrokenLaw.unless(
                MirrorRow.state(MirrorRow.bytes(mirror)) == mirror, "a mirror's row is another after it was written")
        }
        try BalanceLaws.hold(for: input)
    }

    /// An event that is recorded and discarded leaves the row as it was, but for the snapshot.
    private static func appendAndTakeOut(_ row: StreamRow) throws {
        // A writer refuses an event more.
        guard row.version < Int(UInt32.max) else { return }
        var changed = row
        let item = TimelineItem(position: 1, type: 1, effectiveDay: 0, summary: 0)
        changed.append(item)
        for chunk in changed.takeFullChunks() { changed.unseal(chunk) }
        _ = changed.removeLast()
        var before = row
        before.snapshot = nil
        try BrokenLaw.unless(changed.bytes == before.bytes, "an event that is discarded leaves a trace")
    }
}
