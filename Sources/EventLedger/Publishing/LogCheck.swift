// The walk over a published log that is not trusted yet: each leaf is compared with the head of its entry, each tile
// and the root against the leaves. Lengths come first; nothing is decoded that was not measured.

import Files

/// What is known of a log so far, while its files are walked in their order.
struct LogCheck {
    let folder: LogFolder
    let size: Int
    private(set) var voids: [Position: Position] = [:]
    private(set) var streams = [[[UInt8]: UInt32]](repeating: [:], count: LedgerExtent.categories)
    private(set) var entryFileHashes: [Digest] = []
    private(set) var endsOfEntries: Set<Position> = [0]
    private var voiding: Set<Position> = []
    private var tiles = TileBuilder()
    /// The entry that the last event belongs to, and the heads that wait for their first event.
    private var entry = LogEntry.none
    private var heads: [LogEntry] = []

    init(_ folder: LogFolder, size: Int) {
        self.folder = folder
        self.size = size
    }

    /// Walks everything. Throws `refusedProof` for anything that does not hold, and what the projection throws; events
    /// come to it without their voids. `marks` are positions for which the walk checks whether entries end there.
    mutating func run<Folding: Projection>(
        root: Digest, marks: Set<Position>, into projection: inout Folding
    ) throws(LedgerError) {
        for tile in Tile.tiles(from: 0, to: size) where tile.level == 0 {
            let bytes = try folder.bytes(of: tile.entriesPath, atMost: LogFolder.maximumBytes)
            entryFileHashes.append(bytes.withUnsafeBytes { Cryptography.sha256($0) })
            try takeHeads(of: tile, marks)
            let leaves = try LengthPrefixed.ranges(bytes, in: tile.entriesPath, folder.path)
            guard leaves.count == tile.width else {
                throw refused("\(tile.entriesPath) does not have \(tile.width) leaves")
            }
            for range in leaves { try take(bytes.span.bytes.extracting(range), into: &projection) }
            guard heads.isEmpty else {
                throw refused("\(tile.headsPath) has the head of an entry that has no event there")
            }
        }
        guard entry.last == size else { throw refused("the last entry does not end with the last event, \(size)") }
        for (tile, bytes) in tiles.partialTiles { try compare(tile, bytes) }
        guard tiles.root == root else { throw refused("the entries do not have the root that was signed") }
    }

    private mutating func takeHeads(of tile: Tile, _ marks: Set<Position>) throws(LedgerError) {
        let bytes = try folder.bytes(of: tile.headsPath, atMost: LogFolder.maximumBytes)
        var last = entry
        for range in try LengthPrefixed.ranges(bytes, in: tile.headsPath, folder.path) {
            guard let next = LogEntry(head: bytes.span.bytes.extracting(range), after: last) else {
                throw refused("\(tile.headsPath) has a head that does not follow the one before")
            }
            heads.append(next)
            last = next
            if marks.contains(next.last) { endsOfEntries.insert(next.last) }
        }
        heads.reverse()
    }

    private mutating func take<Folding: Projection>(
        _ leaf: RawSpan, into projection: inout Folding
    ) throws(LedgerError) {
        let position = tiles.size + 1
        if position > entry.last {
            guard let next = heads.popLast(), next.first == position else {
                throw refused("there is no head of an entry for the event at position \(position)")
            }
            entry = next
        }
        guard LogEvent.leafBytes.contains(leaf.byteCount),
            leaf.extracting(0..<Digest.byteCount).hasBytes(of: entry.headHash.bytes.span.bytes),
            let event = LogEvent(leaf.extracting(Leaf.headBytes..<leaf.byteCount), position: position)
        else { throw refused("the event at position \(position) is not one of its entry") }
        try number(event)
        if event.head.type == EventHead.voidType { try void(event) }
        let hash = leaf.withUnsafeBytes { MerkleTree.leafHash($0) }
        try tiles.append(hash) { [folder] (tile, bytes) throws(LedgerError) in
            try LogCheck.compare(folder, tile, bytes)
        }
        try projection.apply(event.head, payload: leaf.extracting(Leaf.headBytes + event.payload..<leaf.byteCount))
    }

    /// Streams have the numbers 0, 1, 2 … of their category in the order of first appearance.
    private mutating func number(_ event: LogEvent) throws(LedgerError) {
        let category = Int(event.head.category)
        let next = UInt32(streams[category].count)
        guard streams[category][event.streamID, default: next] == event.head.streamNumber else {
            throw refused("the event at position \(event.head.position) has a stream of another number")
        }
        if event.head.streamNumber == next { streams[category][event.streamID] = next }
    }

    private mutating func void(_ event: LogEvent) throws(LedgerError) {
        let position = event.head.position
        guard let target = event.voidedPosition, target < entry.first, !voiding.contains(target), voids[target] == nil
        else { throw refused("the event at position \(position) voids what can't be voided") }
        voids[target] = position
        voiding.insert(position)
    }

    private func compare(_ tile: Tile, _ bytes: [UInt8]) throws(LedgerError) {
        try LogCheck.compare(folder, tile, bytes)
    }

    private static func compare(_ folder: LogFolder, _ tile: Tile, _ bytes: [UInt8]) throws(LedgerError) {
        guard try folder.bytes(of: tile.path, atMost: Tile.fullWidth * Digest.byteCount) == bytes else {
            throw FolderProblem.refused("\(tile.path) does not follow from the entries", folder.path)
        }
    }

    private func refused(_ problem: Sentence) -> LedgerError { FolderProblem.refused(problem, folder.path) }
}
