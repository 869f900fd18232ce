// The promise that two ledgers are told apart exactly where they part: on generated histories with a fork at every
// entry and in every part of it, against a plain comparison of what was recorded.

import Foundation
import LMDB
import LedgerTestSupport
import Testing

@testable import EventLedger

@Suite(.timeLimit(.minutes(60))) struct ComparingTests {
    /// A ledger of these entries.
    private func ledger(_ history: [TimedEntry], offset: UTCOffset = .plusSeven) throws -> TestLedger {
        let test = try TestLedger(offset: offset)
        try test.ledger.write { (writer: inout Writer) throws(LedgerError) in
            for recorded in history {
                test.clock.now = recorded.recordedAt
                _ = try writer.record(recorded.entry)
            }
        }
        return test
    }

    private func history(_ random: inout RandomEntries, _ count: Int) -> [TimedEntry] {
        random.next(count, maximumEvents: 5).enumerated().map { TimedEntry($1, second: $0) }
    }

    /// Compares both ways round; each must be as the plain comparison says.
    private func check(
        _ left: TestLedger, _ one: [TimedEntry], _ right: TestLedger, _ other: [TimedEntry], _ note: String
    )
        throws
    {
        for (ledger, mine, against, theirs) in [(left, one, right, other), (right, other, left, one)] {
            let found = try ledger.ledger.compare(with: against.ledger)
            #expect(NaiveComparison(found) == NaiveComparison(mine, theirs), "\(note)")
            #expect(found.isEqual == (mine == theirs))
        }
    }

    @Test(arguments: [1, 2, 3] as [UInt64]) func prefixes(seed: UInt64) throws {
        var random = RandomEntries(seed: seed)
        let all = history(&random, 12)
        let whole = try ledger(all)
        for count in 0...all.count {
            let past = Array(all.prefix(count))
            try check(whole, all, ledger(past), past, "seed \(seed), \(count) entries")
        }
    }

    @Test(arguments: [4, 5, 6] as [UInt64]) func forksAtEveryEntryInEveryPart(seed: UInt64) throws {
        var random = RandomEntries(seed: seed)
        let all = history(&random, 8)
        let whole = try ledger(all)
        var chance = SeededGenerator(seed: seed)
        var parts: Set<[String]> = []
        for index in all.indices {
            for (name, changed) in all[index].variants() {
                var other = Array(all.prefix(index)) + [changed]
                // Some go on after it, and none of that matters.
                if chance.chance(50) { other.append(TimedEntry(entry("later", facts(3, of: "s")), second: 100)) }
                try check(whole, all, ledger(other), other, "seed \(seed), entry \(index), \(name)")
                parts.insert(NaiveComparison(all, other).differences)
            }
        }
        #expect(parts.isSuperset(of: EntryPart.allCases.filter { $0 != .claimedTime }.map { [$0.rawValue] }))
        #expect(parts.contains(["recordedAt", "claimedTime"]))
    }

    @Test func sameEntriesOfAnotherOffsetAreNotEqual() throws {
        var random = RandomEntries(seed: 7)
        let all = history(&random, 5)
        let elsewhere = try #require(UTCOffset(minutes: 540))
        let (here, there) = (try ledger(all), try ledger(all, offset: elsewhere))
        let found = try here.ledger.compare(with: there.ledger)
        #expect(found.relation == .sameEntries && !found.isEqual)
        #expect(found.offset == .plusSeven && found.otherOffset == elsewhere)
    }

    @Test func aLedgerIsItsOwnEqualUnderAnyName() throws {
        var random = RandomEntries(seed: 8)
        let all = history(&random, 5)
        let test = try ledger(all)
        let link = test.place.folder.file("link")
        try FileManager.default.createSymbolicLink(atPath: link, withDestinationPath: test.path)
        let hard = test.place.folder.file("hard")
        try FileManager.default.linkItem(atPath: test.path, toPath: hard)
        let expected = try test.ledger.compare(with: test.ledger)
        #expect(expected.isEqual && expected.common.entries == 5 && expected.end == expected.common)
        for path in [test.path, link, hard] { #expect(try test.ledger.compare(withLedgerAt: path) == expected) }
        #expect(test.ledger.isFile(at: link) && !test.ledger.isFile(at: test.place.folder.path))
        let copy = test.place.folder.file("copy")
        _ = try test.ledger.backup(to: copy)
        #expect(try test.ledger.compare(withLedgerAt: copy) == expected)
        for (path, expected) in [("/no/such", LedgerError.Code.noSuchFile), (test.place.folder.path, .notALedger)] {
            #expect(code { () throws(LedgerError) in _ = try test.ledger.compare(withLedgerAt: path) } == expected)
        }
    }

    /// A difference that an accident made is damage, on whichever side, and no fork.
    @Test func damageIsNoFork() throws {
        var random = RandomEntries(seed: 9)
        let all = history(&random, 6)
        let whole = try ledger(all)
        for change in 0..<3 {
            let hurt = try ledger(all)
            let store = hurt.ledger.store
            let key = LedgerTables.key(try whole.ledger.entries(limit: 3)[2].firstPosition)
            let transaction = try store.environment.beginWrite()
            var record = try #require(try transaction.reader.value(store.tables.entries, key: key))
            try transaction.delete(store.tables.entries, key: key)
            record[record.count / 2] ^= 1
            if change > 0 { try transaction.put(store.tables.entries, key: key, value: change == 1 ? record : [1, 2]) }
            try transaction.commit()
            for (ledger, other) in [(whole, hurt), (hurt, whole)] {
                let error = failure { () throws(LedgerError) in _ = try ledger.ledger.compare(with: other.ledger) }
                #expect(error?.code == .damaged && error?.place.file == hurt.path && error?.place.position != nil)
            }
        }
    }

    @Test func whatNoReaderSeesIsNotCompared() throws {
        var random = RandomEntries(seed: 10)
        let all = history(&random, 6)
        let (left, right) = try (ledger(all), ledger(all))
        let process = try TestProcess("ledger")
        #expect(process.ask("open write \(right.path)") == "ok" && process.ask("write") == "ok")
        #expect(process.ask("append i s 5 9").hasPrefix("ok") && process.ask("stage").hasPrefix("ok"))
        #expect(try left.ledger.compare(with: right.ledger).isEqual)
        #expect(try right.ledger.compare(with: left.ledger).isEqual)
        process.tell("finish")
        #expect(process.answer() == "ok")
        #expect(try left.ledger.compare(with: right.ledger).relation == .past)
    }

    @Test func progressGoesUp() throws {
        let all = (0..<600).map { TimedEntry(entry("e\($0)", facts(2, of: "s")), second: $0) }
        let (left, right) = try (ledger(all), ledger(all))
        var seen: [Position] = []
        _ = try left.ledger.compare(with: right.ledger) { done, of in
            #expect(of == 1_200)
            seen.append(done)
        }
        #expect(seen == [512, 1_024])
    }
}
