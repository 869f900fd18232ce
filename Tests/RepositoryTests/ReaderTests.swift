// The promise that Docs/Format.md is enough to read a ledger: a reader in Python, written from that page alone and
// without LMDB, prints the same bytes as the export, finds damage by the digests, and makes the balances again.

import Foundation
import LedgerTestSupport
import Testing

@testable import EventLedger
@testable import PovertyLedger

@Suite(.timeLimit(.minutes(60))) struct ReaderTests {
    private static let reader = Checkout.path("Tests/RepositoryTests/Reader/read_ledger.py")

    /// The fixture, and behind it the kinds of events that it doesn't have.
    private static func ledger(in folder: TemporaryFolder) throws -> HouseholdLedger {
        let ledger = try HouseholdLedger(at: folder.file("ledger.socai"))
        let files = try Checkout.files(below: "Fixtures/bac-lieu-2022-2025", endingIn: ".jsonl").map(Checkout.path)
        _ = try ledger.importLines(from: files, options: ImportOptions(keepsRecordedTimes: true))
        try ledger.record(
            Entry(
                id: "đóng-kỳ", actor: #"a "quoted" \ actor"#,
                events: [
                    .unitChanged("phuong-2", on: "2025-01-02", name: "Phường Hai", code: "X2", area: .rural),
                    .periodClosed(through: "2021-12-31", on: "2026-01-31"),
                    .originChanged("example.com/bạc-liêu", on: "2021-01-01"),
                ]))
        // The first closing shares its entry with another event; this one stands alone.
        try ledger.close(through: "2025-12-31", actor: "a")
        try ledger.record(
            Entry(
                id: "bổ-sung", actor: "a", restates: "trễ",
                events: [
                    .aidGiven(to: .unit("phuong-1"), .labour, donor: "d", donorKind: .household, on: "2021-12-01")
                ]))
        return ledger
    }

    @Test func printsWhatTheExportPrints() throws {
        let folder = try TemporaryFolder()
        var export: [UInt8] = []
        try Self.ledger(in: folder).export { (bytes: [UInt8]) in export += bytes }
        let outcome = try Checkout.run("python3 '\(Self.reader)' ledger.socai > read.jsonl", in: folder)
        #expect(outcome.status == 0, "\(outcome.output)")
        let read = try folder.read("read.jsonl")
        #expect(read.count > 2_000_000 && read == export)
    }

    @Test func findsDamage() throws {
        let folder = try TemporaryFolder()
        _ = try Self.ledger(in: folder)
        var bytes = Data(try folder.read("ledger.socai"))
        // The document of one entry, wherever pages hold it.
        let (right, wrong) = (Data("p7-2023-11-20-dinh-chinhUBND".utf8), Data("p7-2023-11-20-dinh-chinhUBMD".utf8))
        var count = 0
        while let range = bytes.range(of: right) {
            bytes.replaceSubrange(range, with: wrong)
            count += 1
        }
        try #require(count >= 1)
        try bytes.write(to: URL(fileURLWithPath: folder.file("damaged.socai")))
        let damaged = try Checkout.run("python3 '\(Self.reader)' damaged.socai > /dev/null", in: folder)
        #expect(damaged.status == 1 && damaged.output.contains("a digest differs"), "\(damaged.output)")
        try bytes.prefix(bytes.count / 2).write(to: URL(fileURLWithPath: folder.file("short.socai")))
        let short = try Checkout.run("python3 '\(Self.reader)' short.socai > /dev/null", in: folder)
        #expect(short.status == 1 && short.output.contains("short"), "\(short.output)")
    }

    /// The frozen ledger, whose balances have rows of every kind; the control: with each row changed it is refused.
    @Test func findsRowsThatDoNotFollowFromTheEntries() throws {
        typealias Change = (table: String, key: [UInt8], change: (inout [UInt8]) -> Void, problem: String)
        let differs: [Change] = [
            ("balances", [0, 0, 0, 1, 0], { $0[$0.count - 1] ^= 1 }, "of balances differs"),
            ("balances", [0, 0, 0, 2, 1], { $0[$0.count - 1] ^= 1 }, "of balances differs"),
            ("balances", [0, 0, 0, 3, 2], { $0[24] ^= 1 }, "of balances differs"),
            ("balances", [0, 0, 0, 1, 1], { $0 = [] }, "of balances is missing"),
            ("recordedDays", [0], { $0[7] ^= 1 }, "of recordedDays differs"),
            ("keyEvents", [0], { $0[8] ^= 1 }, "of keyEvents differs"),
            ("timelines", [1, 0, 0, 0, 0], { $0[18] ^= 1 }, "the state of household number 0 differs"),
        ]
        let folder = try TemporaryFolder()
        let frozen = try Self.outcome(folder, "frozen") { _ in }
        #expect(frozen.status == 0, "\(frozen.output)")
        for (index, change) in differs.enumerated() {
            let outcome = try Self.outcome(folder, "changed-\(index)") { store in
                let table = try #require(store.tables.all.first { $0.name == change.table })
                var transaction = try StoreTransaction(store)
                var scan = try store.scan(table, from: change.key, in: transaction.reader)
                try #require(try store.step(&scan))
                var (key, row): ([UInt8], [UInt8]) = ([], [])
                scan.withRecord {
                    (key, row) = ($0.withUnsafeBytes { [UInt8]($0) }, $1.withUnsafeBytes { [UInt8]($0) })
                }
                change.change(&row)
                if row.isEmpty { try transaction.remove(table, key) } else { try transaction.put(table, key, row) }
                try transaction.commit()
            }
            #expect(outcome.status == 1 && outcome.output.contains(change.problem), "\(index): \(outcome.output)")
        }
        let added = try Self.outcome(folder, "added") { store in
            var transaction = try StoreTransaction(store)
            let table = try #require(store.tables.balances)
            try transaction.put(table, BalanceKey(9, .tail).bytes, SeriesEdge().bytes)
            try transaction.commit()
        }
        #expect(added.status == 1 && added.output.contains("of balances does not belong there"), "\(added.output)")
        let unfollowed = try Self.outcome(folder, "unfollowed") { store in
            var transaction = try StoreTransaction(store)
            try transaction.remove(store.tables.properties, LedgerTables.followedKey)
            try transaction.removeAll(try #require(store.tables.balances))
            try transaction.commit()
        }
        #expect(unfollowed.status == 0, "\(unfollowed.output)")
    }

    /// What the reader ends with on a copy of the frozen ledger, changed past everything that guards it.
    private static func outcome(
        _ folder: TemporaryFolder, _ name: String, _ change: (LedgerStore) throws -> Void
    ) throws -> (output: String, status: Int32) {
        let frozen = Checkout.path("Fixtures/format-3/households.socai")
        try FileManager.default.copyItem(atPath: frozen, toPath: folder.file(name))
        try change(try HouseholdLedger(at: folder.file(name)).ledger.store)
        return try Checkout.run("python3 '\(reader)' \(name) > /dev/null", in: folder)
    }

    /// A question asked of the rows as the page describes it is answered with the sum of all postings.
    @Test func rowsAnswerAsThePageSays() throws {
        let folder = try TemporaryFolder()
        let (script, frozen) = ("Tests/RepositoryTests/Reader/answers.py", "Fixtures/format-3/households.socai")
        let outcome = try Checkout.run("python3 '\(Checkout.path(script))' '\(Checkout.path(frozen))'", in: folder)
        #expect(outcome.status == 0 && outcome.output == "720\n", "\(outcome.output)")
    }

    /// What an import has staged is in the tables and in no line; the control: once it is committed, it is a line more.
    @Test func stagedEntriesAreInTheTablesAlone() throws {
        let folder = try TemporaryFolder()
        let frozen = Checkout.path("Fixtures/format-3/households.socai")
        try FileManager.default.copyItem(atPath: frozen, toPath: folder.file("staging"))
        let ledger = try DomainLedger(at: folder.file("staging"), rules: HouseholdRules())
        try ledger.write { (writer: inout DomainWriter<HouseholdRules>) throws(LedgerError) in
            let event = Event.householdSizeChanged("h02", members: 9, on: "2022-06-01")
            let entry = try PreparedEntry(Entry(id: "staged", actor: "a", events: [event]))
            try writer.record(HouseholdProposal(entry))
            try writer.stage()
            do {
                try FileManager.default.copyItem(atPath: folder.file("staging"), toPath: folder.file("staged"))
            } catch { Issue.record(error) }
        }
        for (name, count) in [("staged", 110), ("staging", 111)] {
            let outcome = try Checkout.run("python3 '\(Self.reader)' \(name) > lines && wc -l < lines", in: folder)
            #expect(outcome.status == 0 && outcome.output == "\(count)\n", "\(outcome.output)")
        }
    }

    /// The expected counts of the frozen ledger are those that the naive ledger in Python makes of its entries, and its
    /// entries are those that `make.py` makes.
    @Test func frozenCountsAreThoseOfTheEntries() throws {
        let folder = try TemporaryFolder()
        let fixture = Checkout.path("Fixtures/format-3")
        let counted = try Checkout.run(
            "python3 '\(fixture)/expected.py' > counted && cmp counted '\(fixture)/expected.jsonl'", in: folder)
        #expect(counted.status == 0, "\(counted.output)")
        let ledger = try HouseholdLedger(at: folder.file("made.socai"))
        let made = try Checkout.run("python3 '\(fixture)/make.py' > made.jsonl", in: folder)
        try #require(made.status == 0, "\(made.output)")
        _ = try ledger.importLines(from: [folder.file("made.jsonl")], options: ImportOptions(keepsRecordedTimes: true))
        let read = try Checkout.run(
            """
            python3 '\(Self.reader)' made.socai > made && \
            python3 '\(Self.reader)' '\(fixture)/households.socai' > frozen && cmp made frozen
            """,
            in: folder)
        #expect(read.status == 0, "\(read.output)")
    }
}
