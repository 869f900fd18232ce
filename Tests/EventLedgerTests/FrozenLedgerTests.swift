// The promise that a ledger once written stays readable: a small file of each format version is kept in the fixtures
// and never made again. Its content is described here and in the README beside it; every later version must read it so.

import Foundation
import LedgerTestSupport
import LedgerTesting
import Testing

@testable import EventLedger

@Suite struct FrozenLedgerTests {
    static func fixture(_ format: Int) -> String {
        URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
            .deletingLastPathComponent().appendingPathComponent("Fixtures/format-\(format)/ledger.socai").path
    }

    /// What the file holds: a long stream that is sealed in chunks, streams of four categories, voids, a claimed time,
    /// the longest and the emptiest of entries.
    private static func entries() -> [NewEntry] {
        let long = StreamName(category: 1, id: "hộ-dài")
        var entries = [
            NewEntry(
                id: "mở đầu", actor: "UBND phường Bạc Liêu", document: "12/QĐ-UBND", reason: "Rà soát định kỳ",
                claimedTime: Instant("2022-01-05T01:02:03.456789Z"),
                events: (0..<40).map { number in
                    NewEvent(
                        stream: long, type: UInt16(number % 20 + 1),
                        effectiveOn: Day(daysSinceEpoch: Int32(18_000 + number * 7 % 40)) ?? .first,
                        summary: UInt32(number) &* 0x0101_0101,
                        payload: [UInt8](repeating: UInt8(number), count: number))
                })
        ]
        for number in 1...30 {
            let category = UInt8(number % 4)
            entries.append(
                NewEntry(
                    id: "e-\(number)", actor: "a", document: number % 3 == 0 ? "văn bản \(number)" : nil,
                    reason: number % 5 == 0 ? "lý do" : nil, restates: number % 7 == 0 ? "đính chính" : nil,
                    events: [
                        fact(
                            StreamName(category: category, id: "s\(number % 6)"), on: "2023-06-15", payload: [1, 2, 3]),
                        fact(long, type: 65_535, on: "9999-12-31", summary: .max),
                    ]))
        }
        entries.append(
            NewEntry(
                id: String(repeating: "x", count: 64), actor: String(repeating: "y", count: 400),
                document: String(repeating: "d", count: 400), reason: String(repeating: "r", count: 4_000),
                restates: String(repeating: "e", count: 4_000),
                events: [
                    NewEvent(voiding: 5, in: long, reason: "ghi sai"),
                    NewEvent(voiding: 40, in: long, reason: String(repeating: "z", count: 4_000)),
                    fact(StreamName(category: 15, id: String(repeating: "i", count: 64)), on: "0001-01-01"),
                ]))
        return entries
    }

    /// Records the entries, a minute apart from 2024-01-01T00:00:00Z on, in a ledger at +07:00.
    private static func make(at path: String) throws {
        let clock = TestClock(try #require(Instant("2024-01-01T00:00:00Z")))
        let ledger = try Ledger(
            at: path, mode: .create, domain: .unnamed, offset: .plusSeven, clock: clock.reading,
            secrets: TestSecrets().source)
        for entry in entries() {
            _ = try ledger.record(entry)
            clock.advance(seconds: 60)
        }
    }

    @Test(arguments: [1, 2, 3])
    func everyFormatIsReadAsItWasWritten(format: Int) throws {
        let folder = try TemporaryFolder()
        let copy = folder.file("ledger.socai")
        try FileManager.default.copyItem(atPath: Self.fixture(format), toPath: copy)
        let ledger = try Ledger(at: copy, mode: .readOnly)
        #expect(ledger.formatVersion == format && ledger.offset == .plusSeven)
        #expect(try ledger.lastPosition() == 103 && ledger.entryCount() == 32)
        let entries = try ledger.allEntries()
        var position = 1
        for (index, (recorded, new)) in zip(entries, Self.entries()).enumerated() {
            #expect(recorded.firstPosition == position && recorded.hasContent(of: new))
            #expect(recorded.claimedTime == (index == 0))
            let clock = "2024-01-01T00:\(index < 10 ? "0" : "")\(index):00Z"
            #expect(recorded.recordedAt.description == (index == 0 ? "2022-01-05T01:02:03.456789Z" : clock))
            position += new.events.count
        }
        #expect(entries.count == 32)
        let long: StreamName = "hộ-dài"
        #expect(try ledger.version(of: long) == 72)
        #expect(try ledger.timeline(of: long, at: Cut(effectiveOn: "9999-12-30", position: 100)).count == 40)
        #expect(try ledger.timeline(of: long, at: Cut(effectiveOn: "9999-12-30", position: 103)).count == 38)
        try NaiveRows.audit(ledger)
    }

    @Test(arguments: [1, 2, 3])
    func sameEntriesStillGiveTheSameRows(format: Int) throws {
        let folder = try TemporaryFolder()
        try FileManager.default.copyItem(atPath: Self.fixture(format), toPath: folder.file("old"))
        try Self.make(at: folder.file("new"))
        let (old, new) = (try Ledger(at: folder.file("old")), try Ledger(at: folder.file("new")))
        // The properties of an older file name another version, and lack what the versions after it added.
        let isNewest = format == LedgerFormat.current
        for name in LedgerTables.names(format: UInt32(format)) where name != "properties" || isNewest {
            let isEqual = try old.rows(name) == new.rows(name)
            #expect(isEqual, "table \(name)")
        }
        #expect(try old.verify().findings.isEmpty)
        _ = try old.record(entry("later", facts(3, of: "hộ-dài")))
        try NaiveRows.audit(old)
    }

    /// An upgrade that dies before the first commit of its rebuild leaves a ledger of its own format, in which a staged
    /// import is discarded and entries are recorded; one that dies behind it asks for a rebuild. Both go on.
    @Test(arguments: [1, 2])
    func anUpgradeThatIsCutShortGoesOn(format: Int) throws {
        let folder = try TemporaryFolder()
        let path = folder.file("old")
        try FileManager.default.copyItem(atPath: Self.fixture(format), toPath: path)
        let staged = try Ledger(at: path)
        let before = try staged.allEntries()
        do {
            let transaction = try StoreTransaction(staged.store)
            let state = try staged.store.checkedState(in: transaction.reader)
            let tree = try StoredEdge.read(staged.store, transaction.reader, size: state.written.position)
            var writer = Writer(
                RowWriter(transaction, state.written, tree), visible: state.visible, consumerTable: nil,
                allowsTimesAheadOfClock: false)
            _ = try writer.record(entry("staged", facts(40, of: "mới")))
            try writer.stage()
        }
        do {
            let newest = try staged.store.inNewestFormat()
            if format == 1 { try newest.drawSecrets(through: 143) }
        }
        #expect(try staged.formatVersion == format && staged.allEntries() == before)
        #expect(try staged.verify().findings.isEmpty)
        _ = try staged.record(entry("later", facts(3, of: "hộ-dài")))
        try NaiveRows.audit(staged)
        do {
            let newest = try staged.store.inNewestFormat()
            let state = try staged.store.checkedForRebuild()
            if format == 1 { try newest.drawSecrets(through: 106) }
            var rebuilder = try Rebuilder(newest, state, nil)
            try rebuilder.appendRows()
        }
        _ = consume staged
        #expect(code { () throws(LedgerError) in _ = try Ledger(at: path).lastPosition() } == .needsRebuild)
        #expect(try Ledger.upgrade(at: path) == 106)
        let ledger = try Ledger(at: path)
        #expect(try ledger.formatVersion == 3 && ledger.verify().findings.isEmpty)
        #expect(try ledger.allEntries().prefix(before.count).elementsEqual(before))
        try NaiveRows.audit(ledger)
    }

    /// A program that has the ledger open while another upgrades it neither writes to the tables that it knows nor takes
    /// the format back.
    @Test func anUpgradeIsNoticedByWhoHasTheLedgerOpen() throws {
        let folder = try TemporaryFolder()
        try FileManager.default.copyItem(atPath: Self.fixture(2), toPath: folder.file("old"))
        let ledger = try Ledger(at: folder.file("old"))
        try ledger.store.overwrite(
            "properties", LedgerTables.formatKey, LedgerFormat(offset: ledger.store.format.offset).bytes)
        let names = LedgerTables.names(format: 2)
        let rows = try names.map { try ledger.rows($0) }
        let codes = [
            code { () throws(LedgerError) in _ = try ledger.record(entry("later", facts(3, of: "hộ-dài"))) },
            code { () throws(LedgerError) in try ledger.write { (_: inout Writer) throws(LedgerError) in } },
            code { () throws(LedgerError) in try ledger.rebuild() },
            code { () throws(LedgerError) in _ = try ledger.verify() },
        ]
        #expect(codes == [.fileReplaced, .fileReplaced, .fileReplaced, .fileReplaced])
        #expect(try names.map { try ledger.rows($0) } == rows)
    }

    /// Brought to the newest format, a ledger has its entries at their positions, a tree, and the days of recording.
    @Test(arguments: [1, 2])
    func anEarlierFormatIsUpgraded(format: Int) throws {
        let folder = try TemporaryFolder()
        let path = folder.file("old")
        try FileManager.default.copyItem(atPath: Self.fixture(format), toPath: path)
        let (before, root) = try {
            let ledger = try Ledger(at: path)
            return (try ledger.allEntries(), format == 1 ? nil : try ledger.treeHead())
        }()
        #expect(try Ledger.upgrade(at: path) == 103)
        do {
            let ledger = try Ledger(at: path)
            #expect(try ledger.formatVersion == 3 && ledger.allEntries() == before)
            #expect(try root == nil || ledger.treeHead() == root)
            #expect(try ledger.verify().findings.isEmpty)
            try NaiveRows.audit(ledger)
            _ = try ledger.record(entry("later", facts(3, of: "hộ-dài")))
            try NaiveRows.audit(ledger)
        }
        #expect(try Ledger.upgrade(at: path) == 106)
        try NaiveRows.audit(try Ledger(at: path))
    }

    /// The first format has no tree: nothing can be proved in it, and what is recorded in it goes on without one.
    @Test func firstFormatHasNoTree() throws {
        let folder = try TemporaryFolder()
        try FileManager.default.copyItem(atPath: Self.fixture(1), toPath: folder.file("old"))
        let ledger = try Ledger(at: folder.file("old"))
        _ = try ledger.record(entry("later", facts(3, of: "hộ-dài")))
        try ledger.rebuild()
        #expect(ledger.formatVersion == 1)
        let asked: [() throws -> Void] = [
            { _ = try ledger.treeHead() },
            { _ = try ledger.root(ofSize: 1) },
            { _ = try ledger.inclusionProof(of: 1, inSize: 1) },
            { _ = try ledger.consistencyProof(from: 1, to: 2) },
            { _ = try ledger.leaf(at: 1) },
            { _ = try ledger.secret(ofEntryAt: 1) },
            { _ = try ledger.checkpoints() },
        ]
        for ask in asked { #expect(anyCode(of: ask) == .noTree) }
    }

    /// The roots of the second and third, made with Python's hashlib from the rows that `read_ledger.py` reads.
    @Test(arguments: [2, 3])
    func laterFormatsHaveTheirTree(format: Int) throws {
        let folder = try TemporaryFolder()
        try FileManager.default.copyItem(atPath: Self.fixture(format), toPath: folder.file("old"))
        let ledger = try Ledger(at: folder.file("old"), mode: .readOnly)
        #expect(try ledger.treeHead().size == 103)
        #expect(try ledger.treeHead().root.hex == Self.root103)
        #expect(try ledger.root(ofSize: 64).hex == Self.root64)
    }

    /// Balances are complete in the third alone, and empty, for a ledger without rules posts nothing.
    @Test(arguments: [1, 2, 3])
    func onlyTheThirdFormatHasBalances(format: Int) throws {
        let folder = try TemporaryFolder()
        try FileManager.default.copyItem(atPath: Self.fixture(format), toPath: folder.file("old"))
        let ledger = try Ledger(at: folder.file("old"))
        try ledger.rebuild()
        let hasBalances = try ledger.read { view in view.hasBalances }
        #expect(hasBalances == (format == 3))
        func series() throws -> [UInt32] { try ledger.read { view throws(LedgerError) in try view.series() } }
        if hasBalances {
            #expect(try series().isEmpty)
        } else {
            #expect(anyCode { _ = try series() } == .notFound)
        }
        #expect(try ledger.verify().findings.isEmpty && ledger.formatVersion == format)
    }

    private static let root103 = "c4e732e9484c824a0a0bf51a3e2f89523cbfdecc09b664f7d88e580a7d913d51"
    private static let root64 = "95d48195cb39ffed38efce80c49ce2069da30177c239b7f472bae42456f77c8c"

    /// Makes the file, once for each format version, at the path in `SOCAI_MAKE_FROZEN_LEDGER`.
    @Test(.enabled(if: ProcessInfo.processInfo.environment["SOCAI_MAKE_FROZEN_LEDGER"] != nil))
    func makeTheFile() throws {
        try Self.make(at: ProcessInfo.processInfo.environment["SOCAI_MAKE_FROZEN_LEDGER"] ?? "")
    }
}
