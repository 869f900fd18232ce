// The promise of verifying a ledger whose row of the running state can't be read: the finding says which row it is and
// what it holds, and all the rest is looked at as if the row were sound.

import LedgerTestSupport
import Testing

@testable import EventLedger

@Suite(.timeLimit(.minutes(60))) struct StateRowTests {
    private static let key = "73 74 61 74 65"
    private static let row = "the row \"state\" of table \"properties\", which says how far the ledger reaches,"

    /// 42 events in 2 entries.
    private func ledger() throws -> TestLedger {
        let test = try TestLedger()
        try test.record("one", facts(40, of: "a"))
        try test.record("two", [NewEvent(voiding: 3, in: "a", reason: "sai"), fact("b")])
        return test
    }

    private func bytes(_ test: TestLedger) throws -> [UInt8] {
        try #require(try test.ledger.rows("properties").first { $0.key == LedgerTables.stateKey }?.value)
    }

    /// What holds whatever became of the row.
    private func check(_ found: Verification, _ problem: String, _ comment: String) {
        #expect(found.findings.map(\.kind) == [.state] && found.findings.first?.count == 1, "\(comment): \(found)")
        #expect(found.findings.first?.problem == "\(Self.row) \(problem)", "\(comment)")
        #expect(found.findings.first?.key == Self.key && found.findings.first?.isDerived == false, "\(comment)")
        #expect(found.lastPosition == nil && !found.truthIsSound, "\(comment)")
        #expect(found.soundEntries == 2 && found.soundEvents == 42 && found.lostEvents == 0, "\(comment)")
        #expect(found.comparedThrough == 42 && found.hashedThrough == 42, "\(comment)")
    }

    @Test func everyByteOfTheRow() throws {
        let test = try ledger()
        let row = try bytes(test)
        for place in row.indices {
            var damaged = row
            damaged[place] ^= 0x10
            try test.ledger.store.overwrite("properties", LedgerTables.stateKey, damaged)
            let found = try test.ledger.verify()
            // Places of the positions and of the numbers of entries; a changed upper byte makes them numbers that can't
            // be.
            let part = place < 88 ? place : place - 88
            guard place < 176, part < 8 || (16..<24).contains(part) else {
                check(
                    found,
                    "is not what was written: it says that readers see 42 events in 2 entries, and that 42 events in 2 "
                        + "entries are written", "byte \(place)")
                continue
            }
            #expect(found.findings.map(\.key) == [Self.key] && found.comparedThrough == 42, "byte \(place)")
        }
        var damaged = row
        damaged[0] ^= 0x10
        try test.ledger.store.overwrite("properties", LedgerTables.stateKey, damaged)
        check(
            try test.ledger.verify(),
            "is not what was written: it says that readers see 58 events in 2 entries, and that 42 events in 2 entries are "
                + "written", "42 with its fifth bit set")
    }

    @Test func aRowOfOtherShape() throws {
        let test = try ledger()
        let row = try bytes(test)
        for (value, problem) in [
            (Array(row.dropLast()), "has 183 bytes, and 184 are right"),
            (row + [0], "has 185 bytes, and 184 are right"),
            ([], "has 0 bytes, and 184 are right"),
            ([UInt8](repeating: 255, count: 184), "has numbers that can't be so"), (nil, "is missing"),
        ] as [([UInt8]?, String)] {
            try test.ledger.store.overwrite("properties", LedgerTables.stateKey, value)
            check(try test.ledger.verify(), problem, problem)
            // The control: everything else says only that it can't go on.
            #expect(code { () throws(LedgerError) in _ = try test.ledger.lastPosition() } == .damaged)
            #expect(code { () throws(LedgerError) in _ = try test.ledger.rebuild() } == .damaged)
        }
    }

    /// Damage beside it is found all the same.
    @Test func theRestIsLookedAt() throws {
        let damages: [(VerificationKind, String, [UInt8], [UInt8]?)] = [
            (.entryIDs, "entryIDs", Array("two".utf8), LedgerTables.key(1)),
            (.voids, "voids", LedgerTables.key(3), nil),
            (.tiles, "tiles", HashChunk.key(level: 0, number: 0), [UInt8](repeating: 7, count: 42 * 32)),
            (.records, "entries", LedgerTables.key(41), [1, 2, 3]),
        ]
        for (kind, table, key, value) in damages {
            let test = try ledger()
            try test.ledger.store.overwrite("properties", LedgerTables.stateKey, [1])
            try test.ledger.store.overwrite(table, key, value)
            #expect(try test.ledger.verify().findings.map(\.kind).contains(kind), "\(kind)")
            #expect(try test.ledger.verify().findings.first?.kind == .state, "\(kind)")
        }
    }

    /// Where the tree's row can't be read either, nothing says how large the tree is.
    @Test func withoutTheRowOfTheTree() throws {
        let test = try ledger()
        try test.ledger.store.overwrite("properties", LedgerTables.stateKey, [1])
        try test.ledger.store.overwrite("properties", LedgerTables.treeKey, [1])
        let found = try test.ledger.verify()
        #expect(found.hashedThrough == 0 && found.comparedThrough == 42)
        #expect(found.findings.first?.key == Self.key)
    }
}
