// A published log that was checked against the root of its tree, and can be replayed as a ledger can. It keeps voids
// and ids of streams in memory, and reads the entries again for each replay.

import Files

/// A log whose every file follows from its leaves, and its root from those.
package struct CheckedLog: Sendable {
    /// Where its files are.
    package let folder: LogFolder
    /// How many events it has.
    package let size: Int
    /// Of the positions that were asked for those at which an entry ends, and 0.
    package let endsOfEntries: Set<Position>
    private let voids: [Position: Position]
    private let streamIDs: [[[UInt8]]]
    private let entryFileHashes: [Digest]

    /// Checks everything below a folder that belongs to the log of so many events; other files are not looked at. Every
    /// event is handed to a projection once, without its void.
    ///
    /// Throws `refusedProof`, saying what does not hold, what the projection throws, and what the system refuses. Cost:
    /// one pass, three hashes an event; memory 32 bytes for each 256 events, and about 100 for each stream and void.
    package init<Folding: Projection>(
        checking folder: LogFolder, size: Int, root: Digest, marks: Set<Position>, into projection: inout Folding
    ) throws(LedgerError) {
        var check = LogCheck(folder, size: size)
        try check.run(root: root, marks: marks, into: &projection)
        self.folder = folder
        self.size = size
        endsOfEntries = check.endsOfEntries
        voids = check.voids
        entryFileHashes = check.entryFileHashes
        streamIDs = check.streams.map { streams in streams.sorted { $0.value < $1.value }.map(\.key) }
    }

    /// The number of streams of a category.
    package func streamCount(category: UInt8) -> Int {
        Int(category) < streamIDs.count ? streamIDs[Int(category)].count : 0
    }

    /// The id of the stream with a number; nil when there is none, or its id is no text.
    package func streamID(category: UInt8, number: UInt32) -> String? {
        guard Int(number) < streamCount(category: category) else { return nil }
        return String(validating: streamIDs[Int(category)][Int(number)], as: UTF8.self)
    }

    /// Folds the events up to a position into a projection, as `Ledger.replay` does.
    ///
    /// Throws `refusedProof` when a file is not any more what it was when it was checked.
    /// Cost: one pass and one hash a file.
    package func replay<Folding: Projection>(
        through last: Position, into projection: inout Folding
    ) throws(LedgerError) {
        for tile in Tile.tiles(from: 0, to: size) where tile.level == 0 && tile.index * Tile.fullWidth < last {
            let bytes = try folder.bytes(of: tile.entriesPath, atMost: LogFolder.maximumBytes)
            guard bytes.withUnsafeBytes({ Cryptography.sha256($0) }) == entryFileHashes[tile.index] else {
                throw FolderProblem.refused("\(tile.entriesPath) changed while it was looked at", folder.path)
            }
            var position = tile.index * Tile.fullWidth
            for range in try LengthPrefixed.ranges(bytes, in: tile.entriesPath, folder.path) {
                position += 1
                guard position <= last else { return }
                let record = bytes.span.bytes.extracting(range.lowerBound + Leaf.headBytes..<range.upperBound)
                guard let event = LogEvent(record, position: position, voidedBy: voids[position] ?? .max) else {
                    throw FolderProblem.refused("the event at position \(position) can't be read", folder.path)
                }
                try projection.apply(event.head, payload: record.extracting(event.payload..<record.byteCount))
            }
        }
    }
}
