// The promise that each kind of damage is found as what it is, with the first position or key, and only by the check that
// is there for it: with that one switched off the damage goes unseen.

import LedgerTestSupport
import Testing

@testable import EventLedger

@Suite struct VerifyKindTests {
    /// A row that is written past everything that guards a ledger.
    private struct Damage {
        let kind: VerificationKind
        let table: String
        let key: [UInt8]
        let value: [UInt8]?
        var position: Position?
    }

    /// 40 events of "a", of which the 3rd is voided, and one of "b".
    private func ledger() throws -> TestLedger {
        let test = try TestLedger()
        try test.record("one", facts(40, of: "a"))
        try test.record("two", [NewEvent(voiding: 3, in: "a", reason: "sai"), fact("b")])
        try test.record("three", facts(2, of: "b"))
        return test
    }

    @Test func eachKindIsFoundByItsOwnCheck() throws {
        let item = [UInt8](repeating: 1, count: 16)
        let damages = [
            Damage(kind: .entryIDs, table: "entryIDs", key: Array("two".utf8), value: big(1, 8), position: 41),
            Damage(kind: .entryIDs, table: "entryIDs", key: Array("six".utf8), value: big(1, 8)),
            Damage(kind: .streams, table: "streams", key: [1] + Array("b".utf8), value: little(7, 4), position: 42),
            Damage(kind: .streams, table: "streams", key: [1] + Array("c".utf8), value: little(0, 4)),
            Damage(kind: .timelines, table: "timelines", key: [1, 0, 0, 0, 1], value: nil, position: 42),
            Damage(kind: .timelines, table: "timelines", key: [1, 0, 0, 0, 9], value: little(1, 24) + item),
            Damage(
                kind: .sealedTimelines, table: "sealedTimelines", key: [1] + big(0, 8),
                value: [UInt8](repeating: 3, count: 512), position: 1),
            Damage(kind: .sealedTimelines, table: "sealedTimelines", key: [1] + big(5, 8), value: item),
            Damage(kind: .voids, table: "voids", key: big(3, 8), value: nil, position: 41),
            Damage(kind: .voids, table: "voids", key: big(4, 8), value: big(41, 8)),
            Damage(kind: .state, table: "properties", key: Array("more".utf8), value: [1]),
            Damage(kind: .records, table: "entries", key: big(43, 8), value: [1, 2, 3], position: 43),
            Damage(kind: .positions, table: "entries", key: big(43, 8), value: nil, position: 43),
            Damage(kind: .positions, table: "entries", key: big(41, 8), value: nil, position: 41),
        ]
        for damage in damages {
            let test = try ledger()
            #expect(try test.ledger.verify().isSound)
            try test.ledger.store.overwrite(damage.table, damage.key, damage.value)
            let found = try test.ledger.verify()
            let first = try #require(found.findings.first)
            #expect(first.kind == damage.kind && first.position == damage.position, "\(damage): \(found)")
            #expect(found.truthIsSound == damage.kind.isDerived, "\(damage)")
            let verifier = try LedgerVerifier(
                test.ledger.store, rules: nil, skipping: [], Verification(leavingOut: [damage.kind]))
            #expect(try verifier.run { _, _ in }.findings.first?.kind != damage.kind, "\(damage)")
        }
    }

    @Test func recordsReplacedWithValidOthersAreFound() throws {
        let test = try ledger()
        let other = try TestLedger()
        try other.record("one", facts(40, of: "a"))
        try other.record("two", [fact("a"), fact("b")])
        let rows = try other.ledger.rows("entries")
        try test.ledger.store.overwrite("entries", rows[1].key, rows[1].value)
        #expect(try test.ledger.verify().findings.map(\.kind).contains(.voids))
        try test.ledger.store.overwrite("entries", rows[1].key, rows[0].value)
        #expect(try test.ledger.verify().findings.first?.position == 41)
    }

    @Test func whatIsIntactIsSaid() throws {
        let test = try ledger()
        try test.ledger.store.overwrite("entries", big(41, 8), [0])
        let found = try test.ledger.verify()
        #expect(found.soundEntries == 2 && found.soundEvents == 42 && found.lostEvents == 2)
        #expect(found.comparedThrough == 40 && found.lastPosition == 44 && !found.truthIsSound)
    }

    @Test func anUnfinishedImportIsNoDamage() throws {
        let test = try ledger()
        let process = try TestProcess("ledger")
        #expect(process.ask("open write \(test.path)") == "ok")
        _ = process.ask("write")
        _ = process.ask("append staged s 40 10")
        _ = process.ask("stage")
        let found = try test.ledger.verify()
        #expect(found.isSound && found.unfinishedEvents == 40 && found.lastPosition == 44, "\(found)")
        process.kill()
    }
}
