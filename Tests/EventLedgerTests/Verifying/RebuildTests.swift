// The promise that the derived tables can be made again from the entries, byte for byte, that a rebuild cut short is
// never taken for a ledger, and that one of damaged entries leaves everything as it was.

import Foundation
import LedgerTestSupport
import Testing

@testable import EventLedger

@Suite(.timeLimit(.minutes(60))) struct RebuildTests {
    private func ledger() throws -> TestLedger {
        let test = try TestLedger()
        var entries = RandomEntries(seed: 3)
        for entry in entries.next(150) { _ = try test.ledger.record(entry) }
        return test
    }

    @Test func derivedTablesAreMadeAgainByteForByte() throws {
        let test = try ledger()
        let before = try test.ledger.allRows()
        for name in LedgerTables.derivedNames {
            let row = before[name]?.last
            // No rules, no postings and no list of events.
            #expect(row != nil || ["balances", "keyEvents"].contains(name), "\(name)")
            let key = row?.key ?? [7]
            try test.ledger.store.overwrite(name, key, [1])
            try test.ledger.store.overwrite(name, key + [0], [1])
        }
        #expect(try !test.ledger.verify().isSound)
        try test.ledger.rebuild()
        #expect(try test.ledger.allRows() == before)
        #expect(try test.ledger.verify().isSound)
        try test.record("after", facts(2, of: "mới"))
        try NaiveRows.audit(test.ledger)
    }

    @Test func aRebuildThatIsCutShortSaysSoAndIsDoneAgain() throws {
        let test = try ledger()
        let before = try test.ledger.allRows()
        let state = try Snapshot(test.ledger.store).state
        for entries in [0, 1, 80] {
            do {
                var rebuilder = try Rebuilder(test.ledger.store, state, nil)
                for _ in 0..<entries { try rebuilder.appendRows() }
                if entries > 0 { try rebuilder.stage() }
            }
            #expect(code { () throws(LedgerError) in _ = try test.ledger.lastPosition() } == .needsRebuild)
            #expect(
                code { () throws(LedgerError) in _ = try test.ledger.record(entry("x", [fact("x")])) } == .needsRebuild)
            let found = try test.ledger.verify()
            #expect(found.findings.map(\.kind) == [.state] && found.truthIsSound && found.soundEntries == 150)
            try test.ledger.rebuild()
            #expect(try test.ledger.allRows() == before)
        }
    }

    @Test func killedRebuildsLoseNothing() throws {
        let place = try TemporaryLedger()
        let before: [String: Rows]
        do {
            let ledger = try Ledger(at: place.path, mode: .create)
            var entries = RandomEntries(seed: 4)
            for entry in entries.next(300) { _ = try ledger.record(entry) }
            before = try ledger.allRows()
        }
        var random = SeededGenerator(seed: 6)
        for round in 1...40 {
            let process = try TestProcess("ledger")
            #expect(process.ask("open write \(place.path)") == "ok")
            process.tell("rebuild")
            usleep(UInt32(random.number(0...60_000)))
            process.kill()
            let ledger = try Ledger(at: place.path, mode: .readWrite)
            let found = code { () throws(LedgerError) in _ = try ledger.lastPosition() }
            #expect(found == nil || found == .needsRebuild, "\(random), round \(round)")
            if found != nil { try ledger.rebuild() }
            #expect(try ledger.allRows() == before, "\(random), round \(round)")
        }
    }

    @Test func anUnfinishedImportIsStillDiscardedAfterwards() throws {
        let test = try ledger()
        let before = try test.ledger.allRows()
        let process = try TestProcess("ledger")
        #expect(process.ask("open write \(test.path)") == "ok")
        for line in ["write", "append staged s 70 10", "stage"] { _ = process.ask(line) }
        process.kill()
        try test.ledger.rebuild()
        try test.ledger.write { (_: inout Writer) throws(LedgerError) in }
        #expect(try test.ledger.allRows() == before)
    }

    @Test func damagedEntriesLeaveTheLedgerAsItWas() throws {
        let test = try ledger()
        let row = try #require(try test.ledger.rows("entries").dropFirst(40).first)
        try test.ledger.store.overwrite("entries", row.key, row.value.dropLast() + [row.value[0] ^ 0x55])
        let before = try test.ledger.allRows()
        #expect(code { () throws(LedgerError) in try test.ledger.rebuild() } == .damaged)
        #expect(try test.ledger.allRows() == before)
    }

    /// Somebody who changed an entry, digest and all, must not get a tree that agrees with it by rebuilding.
    @Test func aChangedEntryOrSecretIsNotMadeGoodByARebuild() throws {
        for table in ["entries", "secrets"] {
            let test = try TestLedger()
            try test.record("a", [fact("s", payload: [1, 2, 3])] + facts(20, of: "t"))
            var row = try #require(try test.ledger.rows(table).first)
            if table == "entries" {
                let payload = try #require(row.value.indices.first { Array(row.value[$0...].prefix(3)) == [1, 2, 3] })
                var record = row.value
                record[payload] = 9
                record.removeLast(8)
                EntryRecord.finish(&record)
                row = Row(key: row.key, value: record)
            } else {
                row = Row(key: row.key, value: Array(row.value.reversed().map { $0 ^ 1 }))
            }
            try test.ledger.store.overwrite(table, row.key, row.value)
            let before = try test.ledger.allRows()
            #expect(code { () throws(LedgerError) in try test.ledger.rebuild() } == .damaged, "\(table)")
            #expect(try test.ledger.allRows() == before)
        }
    }

    /// Whoever damages the edge too, or cuts a rebuild short, takes away what the stored hashes show.
    @Test func aKeptCheckpointForbidsARebuildOfAnotherTree() throws {
        let key = try testSigningKey("example.com/ledger")
        for (isCutShort, isReadable) in [(false, true), (true, true), (false, false), (true, false)] {
            let test = try TestLedger()
            try test.record("a", facts(20, of: "t"))
            let head = try test.ledger.treeHead()
            try test.ledger.keep(
                SignedCheckpoint(
                    Checkpoint(origin: key.verifierKey.name, size: head.size, root: head.root), signedBy: key))
            try test.record("b", facts(20, of: "t"))
            let secret = try #require(try test.ledger.rows("secrets").first)
            try test.ledger.store.overwrite("secrets", secret.key, secret.value.map { $0 ^ 1 })
            if isCutShort {
                _ = try Rebuilder(test.ledger.store, Snapshot(test.ledger.store).state, nil)
            } else {
                try test.ledger.store.overwrite("properties", LedgerTables.treeKey, [1])
            }
            if !isReadable {
                let kept = try #require(try test.ledger.rows("checkpoints").first)
                try test.ledger.store.overwrite("checkpoints", kept.key, [1])
            }
            let before = try test.ledger.allRows()
            let found = code { () throws(LedgerError) in try test.ledger.rebuild() }
            // A checkpoint that can't be read says nothing.
            #expect(found == (isReadable ? .damaged : nil), "cut short: \(isCutShort)")
            #expect(try (test.ledger.allRows() == before) == isReadable)
        }
    }
}
