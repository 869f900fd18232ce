// The promise that a ledger keeps checkpoints as they were signed, only if they are of its own tree, and gathers the
// signatures that come later.

import LedgerTestSupport
import Testing

@testable import EventLedger

@Suite struct KeptCheckpointTests {
    private static func key(_ name: String, _ seed: UInt8) throws -> SigningKey {
        let name = try #require(KeyName(name))
        return try #require(SigningKey(name: name, seed: [UInt8](repeating: seed, count: 32)))
    }

    private func checkpoint(_ ledger: Ledger, size: Int, _ key: SigningKey) throws -> SignedCheckpoint {
        let root = try ledger.root(ofSize: size)
        return try SignedCheckpoint(
            Checkpoint(origin: key.verifierKey.name, size: size, root: root), signedBy: key)
    }

    @Test func theyAreKeptAsTheyWereSignedInTheOrderOfTheirSizes() throws {
        let test = try TestLedger()
        let (first, second) = (try Self.key("a.example/ledger", 1), try Self.key("b.example/ledger", 2))
        var made: [SignedCheckpoint] = []
        for number in 1...3 {
            try test.record("\(number)", facts(7, of: "s"))
            made.append(try checkpoint(test.ledger, size: number * 7, first))
        }
        made.insert(try checkpoint(test.ledger, size: 14, second), at: 2)
        for place in [3, 1, 0, 2] { #expect(try test.ledger.keep(made[place]) == made[place]) }
        #expect(try test.ledger.checkpoints() == made)
        #expect(try test.ledger.rows("checkpoints").map(\.value) == made.map(\.bytes))
        // Once more changes nothing.
        let before = try test.ledger.allRows()
        #expect(try test.ledger.keep(made[0]) == made[0])
        #expect(try test.ledger.allRows() == before)
        try NaiveRows.audit(test.ledger)
    }

    @Test func signaturesAreGathered() throws {
        let test = try TestLedger()
        try test.record("a", facts(3, of: "s"))
        let (key, other) = (try Self.key("a.example/ledger", 1), try Self.key("province.example", 9))
        let signed = try checkpoint(test.ledger, size: 3, key)
        try test.ledger.keep(signed)
        let line = try other.signature(of: signed.checkpoint.text)
        let both = try signed.adding([line])
        #expect(try test.ledger.keep(both) == both)
        // The one without the second signature takes nothing away.
        #expect(try test.ledger.keep(signed) == both)
        #expect(try test.ledger.checkpoints() == [both])
    }

    @Test func whatIsOfAnotherTreeIsRefused() throws {
        let (test, other) = (try TestLedger(), try TestLedger())
        try test.record("a", facts(3, of: "s"))
        try other.record("b", facts(4, of: "s"))
        let key = try Self.key("a.example/ledger", 1)
        let beside = try checkpoint(other.ledger, size: 3, key)
        #expect(code { () throws(LedgerError) in try test.ledger.keep(beside) } == .refusedProof)
        let ahead = try checkpoint(other.ledger, size: 4, key)
        #expect(code { () throws(LedgerError) in try test.ledger.keep(ahead) } == .invalidSize)
        #expect(try test.ledger.checkpoints().isEmpty)
        let reader = try Ledger(at: other.path + "-none", mode: .create)
        #expect(code { () throws(LedgerError) in try reader.keep(beside) } == .invalidSize)
    }

    @Test func readersKeepNothing() throws {
        let test = try TestLedger()
        try test.record("a", facts(3, of: "s"))
        let signed = try checkpoint(test.ledger, size: 3, try Self.key("a.example/ledger", 1))
        let copy = test.path + "-copy"
        _ = try test.ledger.backup(to: copy)
        let reader = try Ledger(at: copy, mode: .readOnly)
        #expect(code { () throws(LedgerError) in try reader.keep(signed) } == .readOnly)
    }

    @Test func damagedOnesAreTold() throws {
        let test = try TestLedger()
        try test.record("a", facts(3, of: "s"))
        let signed = try checkpoint(test.ledger, size: 3, try Self.key("a.example/ledger", 1))
        try test.ledger.keep(signed)
        let row = try #require(try test.ledger.rows("checkpoints").first)
        try test.ledger.store.overwrite("checkpoints", row.key, Array(row.value.dropLast(3)))
        let failure = failure { () throws(LedgerError) in _ = try test.ledger.checkpoints() }
        #expect(failure?.code == .damaged && failure?.place.position == 3)
        try test.ledger.store.overwrite("checkpoints", row.key, nil)
        try test.ledger.store.overwrite("checkpoints", [1], row.value)
        #expect(code { () throws(LedgerError) in _ = try test.ledger.checkpoints() } == .damaged)
    }
}
