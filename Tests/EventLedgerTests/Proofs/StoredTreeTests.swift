// The promise that the tree in the ledger is that of its events at every size it ever had, and that an event can be
// shown with its document and nothing else. Held against the definitions of RFC 6962 over leaves made from the raw
// rows.

import Foundation
import LedgerTestSupport
import Testing

@testable import EventLedger

@Suite struct StoredTreeTests {
    private func naive(_ ledger: Ledger) throws -> NaiveLeaves {
        NaiveLeaves(entries: try ledger.rows("entries"), secrets: try ledger.rows("secrets"))
    }

    /// Every root, and proofs at every size, after each entry; sizes pass 256, where a second level of tiles begins.
    @Test(arguments: [1, 2] as [UInt64])
    func everyRootAndProofAfterEveryEntry(seed: UInt64) throws {
        let test = try TestLedger()
        var random = RandomEntries(seed: seed, streamCount: 12)
        var generator = SeededGenerator(seed: seed)
        while try test.ledger.lastPosition() < 700 {
            _ = try test.ledger.record(random.next(maximumEvents: 40))
            let naive = try naive(test.ledger)
            let size = naive.leaves.count
            let head = try test.ledger.treeHead()
            #expect(head == TreeHead(size: size, root: naive.tree.root(0..<size)), "seed \(seed)")
            for _ in 0..<20 {
                let past = Int.random(in: 1...size, using: &generator)
                let older = Int.random(in: 0...past, using: &generator)
                let position = Int.random(in: 1...past, using: &generator)
                #expect(try test.ledger.root(ofSize: past) == naive.tree.root(0..<past), "seed \(seed), size \(past)")
                let inclusion = try test.ledger.inclusionProof(of: position, inSize: past)
                #expect(
                    inclusion.hashes == naive.tree.path(position - 1, 0..<past), "seed \(seed), \(position) in \(past)")
                let consistency = try test.ledger.consistencyProof(from: older, to: past)
                #expect(consistency.hashes == naive.tree.proof(older, past), "seed \(seed), \(older) to \(past)")
            }
        }
        try NaiveRows.audit(test.ledger, "seed \(seed)")
        for tile in Tile.tiles(from: 0, to: try test.ledger.lastPosition()) {
            let width = 1 << (8 * tile.level)
            let tree = try naive(test.ledger).tree
            let expected = (0..<tile.width).map { place in
                tree.root((tile.index * 256 + place) * width..<(tile.index * 256 + place + 1) * width)
            }
            #expect(try test.ledger.hashes(of: tile) == expected, "\(tile.path)")
        }
    }

    /// A tree whose end is that of another size is not grown on: all that follows would be wrong.
    @Test func anEndOfAnotherSizeIsDamage() throws {
        let test = try TestLedger()
        func end() throws -> [UInt8]? {
            try test.ledger.rows("properties").first { $0.key == LedgerTables.treeKey }?.value
        }
        try test.record("a", facts(5, of: "s"))
        let old = try #require(try end())
        try test.record("b", facts(2, of: "s"))
        let new = try #require(try end())
        try test.ledger.store.overwrite("properties", LedgerTables.treeKey, old)
        #expect(
            code { () throws(LedgerError) in _ = try test.ledger.record(entry("c", facts(1, of: "s"))) } == .damaged)
        try test.ledger.store.overwrite("properties", LedgerTables.treeKey, new)
        try test.record("c", facts(1, of: "s"))
        try NaiveRows.audit(test.ledger)
    }

    @Test func aLeafIsTheEventWithItsDocument() throws {
        let test = try TestLedger()
        try test.record("a", facts(3, of: "one") + facts(2, of: "two"))
        try test.record("b", [NewEvent(voiding: 2, in: "one", reason: "sai")])
        let leaves = try naive(test.ledger).leaves
        for position in 1...6 {
            let leaf = try test.ledger.leaf(at: position)
            #expect(leaf.bytes == leaves[position - 1])
            #expect(leaf.hash == MerkleTree.leafHash(leaves[position - 1]))
            let proof = try test.ledger.inclusionProof(of: position, inSize: 6)
            try proof.check(leafHash: leaf.hash, root: test.ledger.treeHead().root)
            // Of its entry it shows the head, and no other event.
            let (own, other) = (4...5).contains(position) ? ("two", "one") : ("one", "two")
            let shown = String(decoding: leaf.entryHead + leaf.eventRecord, as: UTF8.self)
            #expect(shown.contains(own) && !shown.contains(other))
        }
        let salts = try (1...6).map { try test.ledger.leaf(at: $0).salt }
        #expect(Set(salts).count == 6)
    }

    @Test func emptyLedgerHasTheEmptyRoot() throws {
        let test = try TestLedger()
        #expect(try test.ledger.treeHead() == TreeHead(size: 0, root: MerkleTree.emptyRoot))
        #expect(try test.ledger.root(ofSize: 0) == MerkleTree.emptyRoot)
        #expect(try test.ledger.checkpoints().isEmpty)
        #expect(code { () throws(LedgerError) in _ = try test.ledger.leaf(at: 1) } == .notFound)
        #expect(code { () throws(LedgerError) in _ = try test.ledger.secret(ofEntryAt: 1) } == .notFound)
    }

    @Test func sizesOutsideTheTreeAreRefused() throws {
        let test = try TestLedger()
        try test.record("a", facts(5, of: "s"))
        let wrong: [() throws -> Void] = [
            { _ = try test.ledger.root(ofSize: 6) },
            { _ = try test.ledger.root(ofSize: -1) },
            { _ = try test.ledger.root(ofSize: .max) },
            { _ = try test.ledger.inclusionProof(of: 0, inSize: 5) },
            { _ = try test.ledger.inclusionProof(of: 4, inSize: 3) },
            { _ = try test.ledger.inclusionProof(of: 1, inSize: 6) },
            { _ = try test.ledger.consistencyProof(from: 4, to: 3) },
            { _ = try test.ledger.consistencyProof(from: -1, to: 3) },
            { _ = try test.ledger.consistencyProof(from: 1, to: 6) },
            {
                guard let tile = Tile(level: 0, index: 0, width: 6) else { return }
                _ = try test.ledger.hashes(of: tile)
            },
        ]
        for ask in wrong { #expect(anyCode(of: ask) == .invalidSize) }
        for position in [0, -1, 6, Int.max, Int.min] {
            #expect(code { () throws(LedgerError) in _ = try test.ledger.leaf(at: position) } == .notFound)
        }
    }

    /// Leaves of many entries are hashed by a helping thread in batches; the tree is the same on both sides of a batch,
    /// staged or not, and after a part of it was taken out.
    @Test(arguments: [1_023, 1_024, 1_025, 7_000], [1, 100, 1_024])
    func aTreeGrownInBatchesIsTheSame(events: Int, anEntry: Int) throws {
        let test = try TestLedger()
        try test.record("before", facts(17, of: "s"))
        for stages in [false, true] {
            try test.ledger.write { (writer: inout Writer) throws(LedgerError) in
                var left = events
                while left > 0 {
                    let count = min(anEntry, left)
                    left -= count
                    _ = try writer.record(entry("\(stages)-\(left)", facts(count, of: "s", first: left)))
                    if stages, left < events / 2, left + count >= events / 2 { try writer.stage() }
                }
            }
        }
        #expect(try test.ledger.lastPosition() == 17 + 2 * events)
        try NaiveRows.audit(test.ledger, "\(events), \(anEntry)")
        let before = try test.ledger.allRows()
        for stages in [false, true] {
            let refused = code { () throws(LedgerError) in
                try test.ledger.write { (writer: inout Writer) throws(LedgerError) in
                    _ = try writer.record(entry("refused", facts(events, of: "s")))
                    if stages { try writer.stage() }
                    _ = try writer.record(entry("refused-too", facts(events, of: "s")))
                    throw LedgerError(.invalidValue, "given up")
                }
            }
            #expect(refused == .invalidValue)
            let isEqual = try test.ledger.allRows() == before
            #expect(isEqual)
        }
        try test.ledger.rebuild()
        let isEqual = try test.ledger.allRows() == before
        #expect(isEqual)
    }

    /// Long records make batches of few events.
    @Test func longRecordsAreHashedInBatchesToo() throws {
        let test = try TestLedger()
        try test.ledger.write { (writer: inout Writer) throws(LedgerError) in
            for number in 0..<150 {
                let payload = [UInt8](repeating: UInt8(number), count: 50_000)
                _ = try writer.record(entry("e\(number)", [fact("s", payload: payload)]))
            }
        }
        try NaiveRows.audit(test.ledger)
    }

    /// What an import has staged is in no tree that readers see, and leaves none of it when it is taken out.
    @Test func stagedEntriesAreInNoTree() throws {
        struct Refused: LedgerFailure {
            init(_ error: LedgerError) {}
            init() {}
        }
        let test = try TestLedger()
        try test.record("a", facts(300, of: "s"))
        let (head, before) = (try test.ledger.treeHead(), try test.ledger.allRows())
        #expect(throws: Refused.self) {
            try test.ledger.write { (writer: inout Writer) throws(Refused) in
                do throws(LedgerError) {
                    for part in 1...3 {
                        _ = try writer.record(entry("part-\(part)", facts(250, of: "t")))
                        try writer.stage()
                        let seen = try test.ledger.treeHead()
                        #expect(seen == head)
                        #expect(
                            code { () throws(LedgerError) in _ = try test.ledger.root(ofSize: 301) } == .invalidSize)
                    }
                } catch { Issue.record(error) }
                throw Refused()
            }
        }
        let isEqual = try test.ledger.allRows() == before
        #expect(isEqual)
        try test.record("b", facts(213, of: "s"))
        try NaiveRows.audit(test.ledger)
    }

    @Test func damagedHashesAreTold() throws {
        let test = try TestLedger()
        try test.record("a", facts(20, of: "s"))
        let tiles = try test.ledger.rows("tiles")
        #expect(tiles.count == 2)
        try test.ledger.store.overwrite("tiles", tiles[0].key, Array(tiles[0].value.dropLast()))
        #expect(code { () throws(LedgerError) in _ = try test.ledger.treeHead() } == .damaged)
        try test.ledger.store.overwrite("tiles", tiles[0].key, tiles[0].value.dropLast() + [~tiles[0].value[511]])
        #expect(code { () throws(LedgerError) in _ = try test.ledger.treeHead() } == .damaged)
        try test.ledger.store.overwrite("tiles", tiles[0].key, nil)
        #expect(code { () throws(LedgerError) in _ = try test.ledger.treeHead() } == .damaged)
        try test.ledger.store.overwrite("tiles", tiles[1].key, nil)
        // Whoever would go on with the tree needs its end.
        #expect(
            code { () throws(LedgerError) in _ = try test.ledger.record(entry("b", facts(1, of: "s"))) } == .damaged)
        try test.ledger.rebuild()
        #expect(try test.ledger.rows("tiles") == tiles)
        try test.record("b", facts(1, of: "s"))
        let edge = Array("tree".utf8)
        var row = try #require(try test.ledger.rows("properties").first { $0.key == edge }).value
        for place in row.indices {
            row[place] ^= 0x10
            try test.ledger.store.overwrite("properties", edge, row)
            let failure = failure { () throws(LedgerError) in _ = try test.ledger.record(entry("c", facts(1, of: "s")))
            }
            #expect(
                failure?.code == .damaged
                    && failure?.remedy.description.contains("make its derived tables again") == true)
            row[place] ^= 0x10
        }
        try test.ledger.rebuild()
        try NaiveRows.audit(test.ledger)
    }

    @Test func entriesWithTheirSecretsGiveTheSameRoot() throws {
        let (first, copy, other) = (try TestLedger(), try TestLedger(), try TestLedger())
        var random = RandomEntries(seed: 5, streamCount: 9)
        for entry in random.next(30) {
            var entry = entry
            entry.secret = .random()
            _ = try first.ledger.record(entry)
            _ = try copy.ledger.record(entry)
            entry.secret = nil
            _ = try other.ledger.record(entry)
        }
        #expect(try first.ledger.treeHead() == copy.ledger.treeHead())
        #expect(try first.ledger.treeHead().root != other.ledger.treeHead().root)
        #expect(try first.ledger.secret(ofEntryAt: 1) == copy.ledger.secret(ofEntryAt: 1))
    }

    /// A row with its digest made again must not bring a writer to where a tree ends.
    @Test func anEdgeOfMoreThanAnyLedgerHoldsIsRefused() {
        for (size, isRead) in [((1 << 61) - 1, true), (1 << 61, false), ((1 << 62) - 1, false), (1 << 62, false)] {
            let hashes = [Digest](repeating: MerkleTree.emptyRoot, count: size.nonzeroBitCount)
            let row = TreeRow.bytes(TreeFrontier(size: size, hashes: hashes))
            #expect((TreeRow.frontier(row) != nil) == isRead, "\(size)")
        }
    }
}
