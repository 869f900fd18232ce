// The promise that a full disk is a clear error, that nothing is half recorded, and that recording goes on once there
// is room; for single entries and in the middle of a staged import. A limit on file sizes stands for the full disk.

import LedgerTestSupport
import Testing

@testable import EventLedger

@Suite(.timeLimit(.minutes(60))) struct FullDiskTests {
    /// A process whose files can't grow beyond 1 MiB (2,048 blocks of 512 bytes).
    private func limited(_ path: String) throws -> TestProcess {
        let process = try TestProcess("ledger", shell: "trap '' XFSZ; ulimit -f 2048")
        #expect(process.ask("open make \(path)") == "ok")
        return process
    }

    /// Once there is room, a ledger with so many entries of ten events is sound and goes on.
    private func checkGoesOn(_ place: TemporaryLedger, entries: Int) throws {
        let ledger = try Ledger(at: place.path, mode: .readWrite)
        try NaiveRows.audit(ledger)
        _ = try ledger.record(entry("later", facts(50, of: "s")))
        #expect(try ledger.lastPosition() == entries * 10 + 50)
        try NaiveRows.audit(ledger)
    }

    @Test func singleEntries() throws {
        let place = try TemporaryLedger()
        var recorded = 0
        do {
            let process = try limited(place.path)
            while recorded < 100, process.ask("record e\(recorded) s 10 5000").hasPrefix("ok") { recorded += 1 }
            #expect((5..<30).contains(recorded))
            for _ in 0..<3 {
                #expect(process.ask("record big s 10 5000") == "error noSpace")
                #expect(process.ask("entries") == "ok \(recorded)")
                #expect(process.ask("last") == "ok \(recorded * 10)")
                #expect(process.ask("replay") == "ok \(recorded * 10) \(recorded * 55)")
            }
        }
        try checkGoesOn(place, entries: recorded)
    }

    /// Of entries that share a commit for which there is no room none is recorded, and each call is an error; one whose
    /// entry was recorded before gets its receipt.
    @Test func entriesThatShareACommit() throws {
        let place = try TemporaryLedger()
        var recorded = 1
        do {
            let process = try limited(place.path)
            #expect(process.ask("record big-0 s 10 5000") == "ok 1 10")
            let shared = process.ask("record-together small s 10 5000 3").split(separator: " ")
            #expect(shared.dropLast() == ["ok", "recorded", "recorded", "recorded"])
            #expect(shared.last.flatMap { Int($0) } ?? 9 < 3, "each call has committed alone: the test shows little")
            recorded += 3
            while recorded < 100, process.ask("record e\(recorded) s 10 5000").hasPrefix("ok") { recorded += 1 }
            #expect((8..<30).contains(recorded))
            for _ in 0..<3 {
                let full = process.ask("record-together big s 10 5000 6").split(separator: " ")
                #expect(full.dropLast() == ["ok", "known", "noSpace", "noSpace", "noSpace", "noSpace", "noSpace"])
                #expect(full.last.flatMap { Int($0) } ?? 9 < 6, "each call has committed alone: the test shows little")
                #expect(process.ask("entries") == "ok \(recorded)")
                #expect(process.ask("replay") == "ok \(recorded * 10) \(recorded * 55)")
            }
        }
        try checkGoesOn(place, entries: recorded)
    }

    @Test func swallowedFailureOfAStageIsNoSuccess() throws {
        for next in ["finish", "append later s 1 1"] {
            let place = try TemporaryLedger()
            let process = try limited(place.path)
            #expect(process.ask("record a s 1 1") == "ok 1 1")
            #expect(process.ask("write") == "ok")
            for step in 1...30 {
                #expect(process.ask("append i\(step) s 10 5000").hasPrefix("ok"))
            }
            #expect(process.ask("stage-regardless").hasPrefix("ok"))
            #expect(process.ask(next) == "error storage")
            #expect(process.ask("last") == "ok 1")
            process.kill()
            let ledger = try Ledger(at: place.path, mode: .readWrite)
            try NaiveRows.audit(ledger)
        }
    }

    @Test func stagedImport() throws {
        let place = try TemporaryLedger()
        let before: [String: Rows]
        do {
            let ledger = try Ledger(at: place.path)
            _ = try ledger.record(entry("before", facts(40, of: "s")))
            before = try ledger.allRows()
        }
        do {
            let process = try limited(place.path)
            for attempt in 0..<3 {
                let began = process.ask("write")
                var answer = began
                var steps = 0
                // Where a failed attempt left no room to discard it, the next one ends before it begins.
                #expect(began == "ok" || (attempt > 0 && began == "error noSpace"))
                while answer.hasPrefix("ok"), steps < 100 {
                    steps += 1
                    answer = process.ask("append i\(attempt)-\(steps) \(steps.isMultiple(of: 2) ? "s" : "t") 10 4000")
                    if answer.hasPrefix("ok") { answer = process.ask("stage") }
                }
                // What a failed attempt left is discarded, but its pages can't all be had again at once.
                #expect(answer == "error noSpace" && (attempt > 0 || steps > 3))
                #expect(process.ask("replay") == "ok 40 820")
                #expect(process.ask("entries") == "ok 1")
            }
        }
        let ledger = try Ledger(at: place.path, mode: .readWrite)
        try ledger.write { (writer: inout Writer) throws(LedgerError) in
            let last = writer.ledger.lastPosition
            #expect(last == 40)
        }
        let isEqual = try ledger.allRows() == before
        #expect(isEqual)
        _ = try ledger.record(entry("later", facts(50, of: "s")))
        try NaiveRows.audit(ledger)
    }
}
