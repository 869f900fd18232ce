// The promise that tiles are those of C2SP tlog-tiles: their paths, how many a tree has, what is in them, and that a
// tree can be proved from them alone.

import Testing

@testable import EventLedger

@Suite struct TileTests {
    @Test func paths() throws {
        let tiles = [
            (0, 1_234_067, 256, "tile/0/x001/x234/067"), (0, 0, 1, "tile/0/000.p/1"), (1, 999, 256, "tile/1/999"),
            (2, 1000, 255, "tile/2/x001/000.p/255"), (7, 0, 127, "tile/7/000.p/127"),
        ]
        for (level, index, width, path) in tiles {
            let tile = try #require(Tile(level: level, index: index, width: width))
            #expect(tile.path == path && Tile(path: path) == tile)
        }
        #expect(Tile(level: 0, index: 1_234_067, width: 112)?.entriesPath == "tile/entries/x001/x234/067.p/112")
        let wrong = [
            "", "tile", "tile/0", "tile/0/", "tile/0/0", "tile/0/00", "tile/0/0000", "tile/0/001/067", "tile/0/x067",
            "tile/0/x000/067", "tile/00/067", "tile/8/000", "tile/7/000", "tile/-1/067", "tile/0/067.p",
            "tile/0/067.p/",
            "tile/0/067.p/0", "tile/0/067.p/256", "tile/0/067.p/01", "tile/0/067.p/1/", "tiles/0/067", "/tile/0/067",
            "tile/entries/067", "tile/0/x999/x999/x999/x999/x999/x999/x999/999", "tile/0/.p/1", "tile/0/06a",
            "tile/+0/067",
        ]
        for path in wrong { #expect(Tile(path: path) == nil, "\(path)") }
    }

    @Test func placesOutsideAreNone() {
        for (level, index, width) in [
            (-1, 0, 1), (8, 0, 1), (0, -1, 1), (0, 0, 0), (0, 0, 257), (7, 0, 128), (7, 1, 1), (0, Int.max, 256),
            (0, Int.max / 256, 256), (Int.max, Int.max, Int.max), (Int.min, Int.min, Int.min),
        ] {
            #expect(Tile(level: level, index: index, width: width) == nil, "\(level) \(index) \(width)")
        }
        #expect(Tile(level: 0, index: Int.max / 256 - 1, width: 256) != nil)
        #expect(Tile(holding: TreeNode(level: 3, index: 4), inSize: 39) == nil)
    }

    /// The example of the specification.
    @Test func treeOfSeventyThousand() {
        let tiles = Tile.tiles(from: 0, to: 70_000)
        #expect(tiles.count == 273 + 1 + 1 + 1 + 1)
        #expect(tiles.prefix(273).allSatisfy { $0.level == 0 && $0.isFull })
        let others = ["tile/0/273.p/112", "tile/1/000", "tile/1/001.p/17", "tile/2/000.p/1"]
        #expect(tiles.dropFirst(273).map(\.path) == others)
        #expect(Tile.tiles(from: 0, to: 256).map(\.path) == ["tile/0/000", "tile/1/000.p/1"])
        #expect(Tile.tiles(from: 0, to: 0).isEmpty && Tile.tiles(from: 300, to: 300).isEmpty)
        #expect(Tile.tiles(from: 255, to: 258).map(\.path) == ["tile/0/000", "tile/0/001.p/2", "tile/1/000.p/1"])
    }

    /// Hash i of tile n at level l is MTH(D[(256 n + i) 256^l : (256 n + i + 1) 256^l]).
    @Test func contentsAreWhatTheSpecificationSays() throws {
        let (stored, naive) = (ProofSamples.tree(1300), NaiveTree())
        naive.leaves = (0..<1300).map { MerkleTree.leafHash(ProofSamples.leaf($0)) }
        for tile in Tile.tiles(from: 0, to: 1300) {
            let span = [1, 256, 65536][tile.level]
            for (place, node) in tile.nodes.enumerated() {
                let start = (tile.index * 256 + place) * span
                #expect(try stored.hash(at: node) == naive.root(start..<start + span))
                #expect(Tile(holding: node, inSize: 1300) == tile)
            }
        }
    }

    /// Every proof read from tiles, of every eighth level only, is the one read from all hashes.
    @Test func provesFromTilesAlone() throws {
        let stored = ProofSamples.tree(1300)
        for size in [1, 2, 7, 255, 256, 257, 511, 512, 700, 1024, 1299, 1300] {
            let tiles = TiledHashes(size: size, reader: StoredTiles(stored: stored))
            #expect(try tiles.root(ofSize: size) == stored.root(ofSize: size))
            for index in stride(from: 0, to: size, by: 37) {
                let (fromTiles, fromAll) = (
                    try tiles.inclusionProof(ofLeaf: index, inSize: size),
                    try stored.inclusionProof(ofLeaf: index, inSize: size)
                )
                #expect(fromTiles == fromAll)
                let old = try tiles.consistencyProof(from: index, to: size)
                #expect(try old == stored.consistencyProof(from: index, to: size))
            }
        }
        let tiles = TiledHashes(size: 300, reader: StoredTiles(stored: stored))
        #expect(throws: LedgerError.self) { try tiles.root(ofSize: 301) }
    }

    /// A tile that has fewer hashes than it should is damage.
    @Test func shortTilesAreDamage() {
        struct Short: TileReader {
            func hashes(at places: Range<Int>, of tile: Tile) throws(LedgerError) -> [Digest] { [] }
        }
        do {
            _ = try TiledHashes(size: 9, reader: Short()).root(ofSize: 9)
            Issue.record("a tile without hashes was read")
        } catch { #expect(error.code == .damaged) }
    }
}
