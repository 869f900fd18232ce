// The promise that verifying makes the tree again from entries and secrets: whatever of it is changed is found as what
// it is, and a checkpoint that was kept elsewhere finds a ledger that was rewritten or put back as a whole.

import Foundation
import LedgerTestSupport
import Testing

@testable import EventLedger

@Suite struct VerifyTreeTests {
    private let key: SigningKey

    init() throws { key = try testSigningKey("example.com/ledger") }

    /// Entries of 1 to 40 events, so that tiles of two levels are there, and a checkpoint in the middle.
    private func ledger(seed: UInt64 = 8, entries count: Int = 60) throws -> TestLedger {
        let test = try TestLedger()
        var entries = RandomEntries(seed: seed)
        for index in 0..<count {
            _ = try test.ledger.record(entries.next(maximumEvents: 40))
            if index == count / 2 { try test.ledger.keep(checkpoint(test.ledger)) }
        }
        return test
    }

    private func checkpoint(_ ledger: Ledger) throws -> SignedCheckpoint {
        let head = try ledger.treeHead()
        return try SignedCheckpoint(
            Checkpoint(origin: key.verifierKey.name, size: head.size, root: head.root), signedBy: key)
    }

    /// What is found when a row is overwritten, the first of each kind.
    private func found(
        _ table: String, _ change: (Rows) throws -> Row
    ) throws -> Verification {
        let test = try ledger()
        #expect(try test.ledger.verify().isSound)
        let row = try change(test.ledger.rows(table))
        try test.ledger.store.overwrite(table, row.key, row.value)
        return try test.ledger.verify()
    }

    @Test func aSoundTreeIsSaidToBe() throws {
        let test = try ledger()
        let outside = try checkpoint(test.ledger)
        let found = try test.ledger.verify(against: KnownCheckpoints([outside], keys: [key.verifierKey]))
        #expect(found.isSound, "\(found)")
        #expect(found.hashedThrough == found.lastPosition)
        #expect(found.agreeingCheckpoints == 2 && found.checkedSignatures == 2)
        // Without keys roots are compared and no signature is checked.
        let unsigned = try test.ledger.verify(against: KnownCheckpoints([outside]))
        #expect(unsigned.isSound && unsigned.agreeingCheckpoints == 2 && unsigned.checkedSignatures == 0)
    }

    /// What a file keeps vouches for nothing by itself; a checkpoint from elsewhere does, or a key from elsewhere.
    @Test func onlyWhatComesFromElsewhereVouches() throws {
        let test = try ledger()
        let kept = try #require(test.ledger.checkpoints().first).checkpoint.size
        let outside = try checkpoint(test.ledger)
        let last = outside.checkpoint.size
        #expect(kept > 0 && kept < last)
        let other = try testSigningKey("example.com/other").verifierKey
        let cases: [(KnownCheckpoints, Position)] = [
            (.none, 0), (KnownCheckpoints(keys: [other]), 0), (KnownCheckpoints(keys: [key.verifierKey]), kept),
            (KnownCheckpoints([outside]), last), (KnownCheckpoints([outside], keys: [key.verifierKey]), last),
        ]
        for (known, expected) in cases {
            let found = try test.ledger.verify(against: known)
            #expect(found.isSound && found.vouchedThrough == expected, "\(found)")
        }
    }

    @Test func aChangedSecretIsFoundInItsEntry() throws {
        var changed: Position?
        let found = try found("secrets") { rows in
            changed = rows[20].key.reduce(0) { $0 << 8 | Position($1) }
            return Row(key: rows[20].key, value: [rows[20].value[0] ^ 1] + rows[20].value.dropFirst())
        }
        let finding = try #require(found.findings.first)
        #expect(finding.kind == .secrets && finding.position == changed, "\(found.findings)")
        #expect(!found.truthIsSound)
    }

    @Test func aSecretOfAnotherLengthIsFound() throws {
        let found = try found("secrets") { rows in Row(key: rows[20].key, value: rows[20].value.dropLast()) }
        #expect(found.findings.first?.kind == .secrets)
        #expect(found.hashedThrough == 0)
    }

    @Test func changedHashesAreFoundInTheirTable() throws {
        // Of leaves, of the level above them, and one row too many.
        for pick in [{ (rows: Rows) in rows.count - 3 }, { _ in 0 }] as [(Rows) -> Int] {
            let found = try found("tiles") { rows in
                let row = rows[pick(rows)]
                return Row(key: row.key, value: [row.value[0] ^ 1] + row.value.dropFirst())
            }
            #expect(found.findings.map(\.kind) == [.tiles] && found.truthIsSound, "\(found.findings)")
        }
        let surplus = try found("tiles") { rows in
            Row(key: HashChunk.key(level: 0, number: 9_999), value: rows[0].value)
        }
        #expect(surplus.findings.map(\.kind) == [.tiles])
    }

    @Test func aChangedEdgeIsFound() throws {
        let found = try found("properties") { rows in
            let row = try #require(rows.first { $0.key == LedgerTables.treeKey })
            var frontier = TreeFrontier()
            for _ in 0..<5 { frontier.append(MerkleTree.emptyRoot) }
            return Row(key: row.key, value: TreeRow.bytes(frontier))
        }
        #expect(found.findings.map(\.kind) == [.tree] && found.truthIsSound, "\(found.findings)")
    }

    @Test func rebuildingMendsHashesAndEdge() throws {
        let test = try ledger()
        let before = try test.ledger.allRows()
        for row in try test.ledger.rows("tiles").prefix(3) {
            try test.ledger.store.overwrite("tiles", row.key, [1])
        }
        try test.ledger.store.overwrite("properties", LedgerTables.treeKey, [1, 2, 3])
        #expect(try Set(test.ledger.verify().findings.map(\.kind)) == [.tiles, .tree])
        try test.ledger.rebuild()
        #expect(try test.ledger.allRows() == before)
    }

    /// The entry is written anew with its digest, and everything derived of it is made again: only its leaf is another.
    @Test func anEntryThatWasRewrittenIsFound() throws {
        let test = try TestLedger()
        for index in 0..<300 { try test.record("e\(index)", [fact("a", summary: UInt32(index)), fact("b")]) }
        let row = try #require(test.ledger.rows("entries").dropFirst(100).first)
        let recordedAt = Instant(microsecondsSinceEpoch: Instant.test.microsecondsSinceEpoch + 100_000_000) ?? .test
        let forged = entry("e100", [fact("a", summary: 100), fact("b", payload: [66])]).record(
            at: 201, recordedAt: recordedAt, numbers: [0, 1])
        #expect(row.value != forged)
        let outside = try checkpoint(test.ledger)
        try test.ledger.store.overwrite("entries", row.key, forged)
        let found = try test.ledger.verify(against: KnownCheckpoints([outside], keys: [key.verifierKey]))
        #expect(found.findings.first { $0.kind == .secrets }?.position == 202, "\(found.findings)")
        #expect(found.findings.contains { $0.kind == .checkpoints })
        // A rebuild refuses; whoever makes the tree again by other means is found only by the checkpoint.
        #expect(code { () throws(LedgerError) in try test.ledger.rebuild() } == .damaged)
        let state = try Snapshot(test.ledger.store).state
        do {
            var forger = try Rebuilder(test.ledger.store, state, nil)
            try forger.run { _, _ in }
        }
        #expect(try test.ledger.verify().isSound)
        let held = try test.ledger.verify(against: KnownCheckpoints([outside], keys: [key.verifierKey]))
        #expect(held.findings.map(\.kind) == [.checkpoints] && !held.truthIsSound, "\(held.findings)")
    }

    @Test func aLedgerThatWasPutBackIsFound() throws {
        let test = try TestLedger()
        try test.record("one", facts(5, of: "a"))
        let other = try TestLedger()
        try other.record("one", facts(5, of: "a"))
        try other.record("two", facts(3, of: "a"))
        let found = try test.ledger.verify(against: KnownCheckpoints([checkpoint(other.ledger)]))
        let finding = try #require(found.findings.first)
        #expect(finding.kind == .checkpoints && finding.position == 6, "\(found.findings)")
        #expect(finding.problem.description.contains("covers more than is here, by 3"))
    }

    @Test func changedCheckpointsAreFound() throws {
        let keys = KnownCheckpoints(keys: [key.verifierKey])
        let test = try ledger()
        let row = try #require(test.ledger.rows("checkpoints").first)
        for offset in row.value.indices {
            var bytes = row.value
            bytes[offset] ^= 1
            try test.ledger.store.overwrite("checkpoints", row.key, bytes)
            let found = try test.ledger.verify(against: keys)
            #expect(found.findings.map(\.kind) == [.checkpoints], "byte \(offset)")
        }
        // Without the key a change to its signature can't be told, and every other is.
        let text = try SignedCheckpoint(row.value).checkpoint.text.count
        for offset in 0..<text {
            var bytes = row.value
            bytes[offset] ^= 1
            try test.ledger.store.overwrite("checkpoints", row.key, bytes)
            #expect(try test.ledger.verify().findings.map(\.kind) == [.checkpoints], "byte \(offset)")
        }
        var signature = row.value
        signature[signature.count - 20] = signature[signature.count - 20] == 65 ? 66 : 65
        try test.ledger.store.overwrite("checkpoints", row.key, signature)
        #expect(try test.ledger.verify().isSound)
        #expect(try !test.ledger.verify(against: keys).isSound)
        try test.ledger.store.overwrite("checkpoints", row.key, nil)
        try test.ledger.store.overwrite("checkpoints", big(1, 8) + row.key.dropFirst(8), row.value)
        #expect(try test.ledger.verify().findings.map(\.kind) == [.checkpoints])
    }

    @Test func givenCheckpointsMustBeSigned() throws {
        let test = try ledger()
        let outside = try checkpoint(test.ledger)
        let stranger = try testSigningKey("example.com/other")
        let found = try test.ledger.verify(against: KnownCheckpoints([outside], keys: [stranger.verifierKey]))
        #expect(found.findings.map(\.kind) == [.checkpoints], "\(found.findings)")
    }

    @Test func aLedgerWithoutATreeCannotBeHeldAgainstACheckpoint() throws {
        let test = try ledger()
        let outside = try checkpoint(test.ledger)
        let folder = try TemporaryFolder()
        let copy = folder.file("old.socai")
        try FileManager.default.copyItem(atPath: FrozenLedgerTests.fixture(1), toPath: copy)
        #expect(try Ledger.verify(at: copy).isSound)
        #expect(
            code { () throws(LedgerError) in
                _ = try Ledger.verify(at: copy, against: KnownCheckpoints([outside]))
            } == .noTree)
    }

    /// More than one block of leaves, so that two threads share the work and blocks meet inside an entry.
    @Test func blocksMeetInsideEntries() throws {
        let test = try TestLedger()
        for index in 0..<3 {
            try test.record("e\(index)", facts(50_000, of: StreamName(category: 1, id: "s\(index)")))
        }
        let found = try test.ledger.verify(against: KnownCheckpoints([checkpoint(test.ledger)]))
        #expect(found.isSound && found.hashedThrough == 150_000 && found.agreeingCheckpoints == 1, "\(found)")
        // A tile of the second level above the leaves, and a leaf of the last block.
        for key in [HashChunk.key(level: 2, number: 0), HashChunk.key(level: 0, number: 149_000 / 16)] {
            let row = try #require(test.ledger.rows("tiles").first { $0.key == key })
            try test.ledger.store.overwrite("tiles", key, [row.value[0] ^ 1] + row.value.dropFirst())
            #expect(try test.ledger.verify().findings.map(\.kind) == [.tiles])
            try test.ledger.store.overwrite("tiles", key, row.value)
        }
        // The roots of past sizes are made from leaves where stored hashes can't be trusted.
        let middle = try test.ledger.root(ofSize: 70_000)
        let past = try SignedCheckpoint(
            Checkpoint(origin: key.verifierKey.name, size: 70_000, root: middle), signedBy: self.key)
        try test.ledger.store.overwrite("tiles", HashChunk.key(level: 0, number: 0), [0])
        let damaged = try test.ledger.verify(against: KnownCheckpoints([past]))
        #expect(damaged.findings.map(\.kind) == [.tiles] && damaged.agreeingCheckpoints == 1, "\(damaged)")
    }
}

/// A key of a name, always the same.
func testSigningKey(_ name: String) throws -> SigningKey {
    try #require(KeyName(name).flatMap { SigningKey(name: $0, seed: [UInt8](repeating: 7, count: 32)) })
}
