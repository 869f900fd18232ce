// The promise that a ledger proves every event and all its growth in the checkpoints it keeps, that a proof of one
// event gives away nothing of another, and that a ledger is held against what was signed of it.

import Foundation
import LedgerTestSupport
import Testing

@testable import EventLedger

@Suite struct ProvingTests {
    private static let start = try? ProofSamples.key("example.com/start", 3)
    private static let later = try? ProofSamples.key("example.com/later", 4)

    /// What a key signs of a ledger at a size.
    private static func signed(_ ledger: Ledger, _ size: Int, by key: SigningKey) throws -> SignedCheckpoint {
        try SignedCheckpoint(
            Checkpoint(origin: key.verifierKey.name, size: size, root: ledger.root(ofSize: size)), signedBy: key)
    }

    private static func ledger(seed: UInt64, entries count: Int) throws -> TestLedger {
        let test = try TestLedger()
        var random = RandomEntries(seed: seed)
        for entry in random.next(count) { _ = try test.ledger.record(entry) }
        return test
    }

    @Test func everyEventIsProvedInTheNewestCheckpoint() throws {
        let (start, later) = (try #require(Self.start), try #require(Self.later))
        let test = try Self.ledger(seed: 51, entries: 60)
        let last = try test.ledger.lastPosition()
        let sizes = [7, 8, last / 2, last - 3]
        for size in sizes { try test.ledger.keep(Self.signed(test.ledger, size, by: start)) }
        try test.ledger.keep(Self.signed(test.ledger, last - 5, by: later))
        for position in 1...last - 3 {
            let proof = try LeafProof(test.ledger.proof(of: position).bytes)
            #expect(proof.checkpoint.checkpoint.size == last - 3)
            let leaf = try Leaf(parts: #require(proof.extra))
            #expect(try proof.verify(leafHash: leaf.hash, by: [start.verifierKey]).count == 1)
            #expect(try leaf.event(at: position) == test.ledger.documentedEvent(at: position))
            #expect(
                Self.fails(.refusedProof) { () throws(LedgerError) in
                    _ = try proof.verify(
                        leafHash: try test.ledger.leaf(at: position % last + 1).hash, by: [start.verifierKey])
                })
        }
        for position in last - 2...last {
            #expect(Self.fails(.noCheckpoint) { () throws(LedgerError) in _ = try test.ledger.proof(of: position) })
        }
        for position in [-1, 0, last + 1, .max] {
            #expect(Self.fails(.notFound) { () throws(LedgerError) in _ = try test.ledger.proof(of: position) })
        }
        let old = try Self.signed(test.ledger, 7, by: start)
        #expect(try test.ledger.proof(of: 7, in: old).checkpoint == old)
        #expect(Self.fails(.noCheckpoint) { () throws(LedgerError) in _ = try test.ledger.proof(of: 8, in: old) })
    }

    /// What was changed under a tree is damage to whoever asks for a proof; no proof that doesn't hold is given out.
    @Test func aChangedSecretGivesNoProof() throws {
        let key = try #require(Self.start)
        let test = try Self.ledger(seed: 56, entries: 12)
        let last = try test.ledger.lastPosition()
        try test.ledger.keep(Self.signed(test.ledger, last, by: key))
        for row in try test.ledger.rows("secrets") {
            let position = LedgerTables.position(row.key.span.bytes) ?? 0
            _ = try test.ledger.proof(of: position)
            var changed = row.value
            changed[15] ^= 1
            try test.ledger.store.overwrite("secrets", row.key, changed)
            #expect(Self.fails(.damaged) { () throws(LedgerError) in _ = try test.ledger.proof(of: position) })
            try test.ledger.store.overwrite("secrets", row.key, row.value)
        }
    }

    /// The salted hashes of neighbours are all there is of other events: their ids, payloads and salts are searched
    /// for.
    @Test func nothingOfOtherEventsIsGivenAway() throws {
        let key = try #require(Self.start)
        let test = try TestLedger()
        let streams = (1...200).map { StreamName(category: 1, id: "household-\($0 + 100)") }
        let events = streams.map { fact($0, payload: Array("payload of \($0.id)".utf8)) }
        for (id, part) in [("a", events[..<90]), ("many", events[90..<190]), ("z", events[190...])] {
            _ = try test.ledger.record(
                NewEntry(id: "entry-\(id)", actor: "actor-\(id)", document: "document-\(id)", events: Array(part)))
        }
        try test.ledger.keep(Self.signed(test.ledger, 200, by: key))
        let salts = try (1...200).map { try test.ledger.leaf(at: $0).salt }
        let secrets = try [1, 91, 191].map { try test.ledger.secret(ofEntryAt: $0).bytes }
        for position in [91, 92, 140, 190] {
            let proof = try test.ledger.proof(of: position)
            let given = proof.bytes + (proof.extra ?? []) + proof.inclusion.hashes.flatMap(\.bytes)
            for (index, stream) in streams.enumerated() {
                let isIts = index == position - 1
                #expect(given.holds(Array(stream.id.utf8)) == isIts, "\(position): \(stream.id)")
                #expect(given.holds(salts[index]) == isIts, "\(position): salt of \(index + 1)")
            }
            for secret in secrets { #expect(!given.holds(secret)) }
            for word in ["entry-a", "actor-a", "document-a", "entry-z", "actor-z", "document-z"] {
                #expect(!given.holds(Array(word.utf8)), "\(word)")
            }
        }
    }

    @Test func growthIsProvedWithinOneOrigin() throws {
        let (start, later) = (try #require(Self.start), try #require(Self.later))
        let test = try Self.ledger(seed: 52, entries: 30)
        let last = try test.ledger.lastPosition()
        let old = try Self.signed(test.ledger, 9, by: start).checkpoint
        #expect(Self.fails(.noCheckpoint) { () throws(LedgerError) in _ = try test.ledger.growthProof(since: old) })
        for size in [5, 20, last - 1] { try test.ledger.keep(Self.signed(test.ledger, size, by: start)) }
        for size in 0...last - 1 {
            let old = try Self.signed(test.ledger, size, by: start).checkpoint
            let proof = try GrowthProof(test.ledger.growthProof(since: old).bytes)
            #expect(proof.checkpoint.checkpoint.size == last - 1)
            #expect(try proof.verify(since: old, by: [start.verifierKey]).count == 1)
        }
        // Signed under another origin from here on: the old one is not continued, and the new one starts its own.
        try test.ledger.keep(Self.signed(test.ledger, last, by: later))
        #expect(try test.ledger.growthProof(since: old).checkpoint.checkpoint.size == last - 1)
        let end = try Self.signed(test.ledger, last, by: start).checkpoint
        let error = #expect(throws: LedgerError.self) { try test.ledger.growthProof(since: end) }
        #expect(error?.code == .refusedProof && error?.problem.description.contains("example.com/later now") == true)
        let own = try Self.signed(test.ledger, 3, by: later).checkpoint
        #expect(try test.ledger.growthProof(since: own).checkpoint.checkpoint.size == last)
    }

    @Test func checkpointsOfOtherLedgersProveNothing() throws {
        let key = try #require(Self.start)
        let test = try Self.ledger(seed: 53, entries: 20)
        let other = try Self.ledger(seed: 54, entries: 40)
        try test.ledger.keep(Self.signed(test.ledger, test.ledger.lastPosition(), by: key))
        let foreign = try Self.signed(other.ledger, 10, by: key)
        let larger = try Self.signed(other.ledger, other.ledger.lastPosition(), by: key)
        try #require(try other.ledger.lastPosition() > test.ledger.lastPosition())
        for (checkpoint, expected) in [(foreign, LedgerError.Code.refusedProof), (larger, .invalidSize)] {
            #expect(Self.fails(expected) { () throws(LedgerError) in _ = try test.ledger.proof(of: 1, in: checkpoint) })
            #expect(
                Self.fails(expected) { () throws(LedgerError) in
                    _ = try test.ledger.growthProof(since: checkpoint.checkpoint)
                })
        }
    }

    @Test func aLedgerIsHeldAgainstWhatWasSigned() throws {
        let key = try #require(Self.start)
        let test = try Self.ledger(seed: 55, entries: 10)
        let last = try test.ledger.lastPosition()
        let backup = test.path + ".backup"
        defer { try? FileManager.default.removeItem(atPath: backup) }
        try test.ledger.keep(Self.signed(test.ledger, last, by: key))
        _ = try test.ledger.backup(to: backup)
        for size in 0...last {
            let found = try test.ledger.compare(with: Self.signed(test.ledger, size, by: key).checkpoint)
            #expect(found.relation == (size == last ? .equal : .grown) && found.isCovered)
            #expect(found.added == last - size && found.missing == 0 && found.end.position == last)
            #expect(found.origins == [key.verifierKey.name])
        }
        _ = try test.ledger.record(entry("more", facts(4, of: "s")))
        let newest = try Self.signed(test.ledger, last + 3, by: key)
        try test.ledger.keep(newest)
        let restored = try Ledger(at: backup, mode: .readWrite)
        let behind = try restored.compare(with: newest.checkpoint)
        #expect(behind.relation == .behind && behind.missing == 3 && behind.root == nil && !behind.isCovered)
        let comparison = try restored.compare(with: test.ledger)
        #expect(comparison.relation == .past && comparison.checkpointsBeyond == [newest.checkpoint])
        #expect(comparison.haveSameTree == true)
        #expect(try test.ledger.compare(with: restored).checkpointsBeyond == [newest.checkpoint])
        // The same entries again, with secrets of their own.
        _ = try restored.record(entry("more", facts(4, of: "s")))
        let root = try restored.root(ofSize: last + 3)
        let forked = try restored.compare(with: newest.checkpoint)
        #expect(forked.relation == .forked && forked.root == root)
        #expect(try !restored.compare(with: newest.checkpoint).isCovered)
    }

    private static func fails(_ expected: LedgerError.Code, _ body: () throws(LedgerError) -> Void) -> Bool {
        code(of: body) == expected
    }
}

extension [UInt8] {
    /// Whether other bytes stand in these, side by side.
    fileprivate func holds(_ other: [UInt8]) -> Bool { Data(self).range(of: Data(other)) != nil }
}
