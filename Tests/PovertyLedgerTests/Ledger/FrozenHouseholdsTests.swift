// The promise that a ledger of households of format 3 stays readable with its balances, and that one of format 2 is read,
// recorded to and brought to format 3 without them: `Fixtures/format-2` and `format-3` have the same ledger, which is
// never made again, and counts at many cuts that a naive ledger in Python made from its entries.

import Foundation
import LedgerTestSupport
import Testing

@testable import EventLedger
@testable import PovertyLedger

@Suite struct FrozenHouseholdsTests {
    private static func fixture(_ name: String, format: Int = 3) -> URL {
        URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
            .deletingLastPathComponent().deletingLastPathComponent()
            .appendingPathComponent("Fixtures/format-\(format)/\(name)")
    }

    /// A copy of the ledger in a folder, its path.
    private static func copy(in folder: TemporaryFolder, format: Int) throws -> String {
        let copy = folder.file("households-\(format).socai")
        try FileManager.default.copyItem(atPath: fixture("households.socai", format: format).path, toPath: copy)
        return copy
    }

    /// A copy of the ledger in a folder.
    private static func ledger(
        in folder: TemporaryFolder, _ mode: OpenMode, format: Int = 3
    ) throws -> HouseholdLedger {
        try HouseholdLedger(at: try copy(in: folder, format: format), mode: mode)
    }

    private struct Line: Decodable {
        struct Cut: Decodable {
            let effectiveOn: String
            let position: Int
            let unitsOn: String
        }
        let cut: Cut
    }

    @Test func countsAreThoseOfTheRules() throws {
        let folder = try TemporaryFolder()
        let ledger = try Self.ledger(in: folder, .readOnly)
        #expect(ledger.ledger.formatVersion == 3)
        let view = try ledger.view()
        #expect(view.usesBalances && !view.replayed.usesBalances)
        try compareCounts(view)
    }

    /// Compares the counts at many cuts, looked up where there are balances, and folded.
    private func compareCounts(_ view: HouseholdView) throws {
        let lines = try String(contentsOf: Self.fixture("expected.jsonl"), encoding: .utf8).split(separator: "\n")
        for line in lines {
            let cut = try JSONDecoder().decode(Line.self, from: Data(line.utf8)).cut
            let expression = try CutExpression("\(cut.effectiveOn)@#\(cut.position)")
            for view in [view, view.replayed] {
                let counts = try view.at(expression, unitsOn: Day(validating: cut.unitsOn)).counts(by: .unit)
                #expect(String(decoding: counts.json, as: UTF8.self) == line + "\n")
            }
        }
        #expect(lines.count == 153)
    }

    /// It has what the README beside it says: a snapshot with chunks behind it, a chunk and a tail, a tail alone.
    @Test func rowsOfEveryKindAreThere() throws {
        let folder = try TemporaryFolder()
        let ledger = try Self.ledger(in: folder, .readOnly).ledger
        var levels: [UInt32: [BalanceKey.Level]] = [:]
        for row in try ledger.rows("balances") {
            let stored = BalanceKey(row.key.span.bytes)
            let key = try #require(stored)
            levels[key.series, default: []].append(key.level)
        }
        #expect(levels[1] == [.snapshot] + Array(repeating: .chunk, count: 36) + [.tail])
        #expect(levels[2] == [.chunk, .chunk, .chunk, .tail])
        #expect(levels[3] == [.tail] && levels[4] == [.tail] && levels.count == 4)
    }

    /// Recorded anew, with their secrets and times, the same entries give the same rows in every table; and the old file
    /// can be recorded to, and stays sound.
    @Test func sameEntriesStillGiveTheSameRows() throws {
        let folder = try TemporaryFolder()
        let old = try Self.ledger(in: folder, .readWrite)
        let lines = folder.file("lines.jsonl")
        var export: [UInt8] = []
        try old.export(withSecrets: true) { (bytes: [UInt8]) in export += bytes }
        try Data(export).write(to: URL(fileURLWithPath: lines))
        let new = try HouseholdLedger(at: folder.file("new.socai"), mode: .create)
        _ = try new.importLines(from: [lines], options: ImportOptions(keepsRecordedTimes: true))
        for name in LedgerTables.names {
            let isEqual = try old.ledger.rows(name) == new.ledger.rows(name)
            #expect(isEqual, "table \(name)")
        }
        #expect(try old.verify().findings.isEmpty)
        let returning = Event.householdSizeChanged("h02", members: 3, on: "2022-06-01")
        try old.record(Entry(id: "later", actor: "UBND", events: [returning]))
        #expect(try old.verify().findings.isEmpty)
    }

    /// A ledger of format 2 has no balances: its figures are folded, and what is recorded in it stays in its format.
    @Test func anEarlierFormatIsFolded() throws {
        let folder = try TemporaryFolder()
        let ledger = try Self.ledger(in: folder, .readWrite, format: 2)
        let view = try ledger.view()
        #expect(ledger.ledger.formatVersion == 2 && !view.usesBalances && !view.ledger.hasBalances)
        try compareCounts(view)
        let code = #expect(throws: LedgerError.self) {
            try view.ledger.balances(of: 1, on: "2024-01-01")
        }?.code
        #expect(code == .notFound)
        let late = Event.householdSizeChanged("h02", members: 3, on: "2022-06-01")
        try ledger.record(Entry(id: "later", actor: "UBND", events: [late]))
        #expect(try ledger.verify().findings.isEmpty && ledger.ledger.formatVersion == 2)
        try ledger.rebuild()
        #expect(try ledger.verify().findings.isEmpty && ledger.ledger.formatVersion == 2)
    }

    /// Both are of version 1 of the rules, and programs with those rules use them until more is recorded, whatever that is.
    @Test(arguments: [2, 3])
    func whatIsRecordedRaisesTheVersionOfTheRules(_ format: Int) throws {
        let folder = try TemporaryFolder()
        let path = try Self.copy(in: folder, format: format)
        let older = LedgerDomain("poverty-reduction", rulesVersion: 1, categories: 1...6)
        do {
            let ledger = try HouseholdLedger(at: path, mode: .readWrite)
            #expect(try ledger.verify().findings.isEmpty)
            try ledger.rebuild()
        }
        do { #expect(try RecordedLedger(at: path, domain: older).lastPosition() == 5_393) }
        do {
            let ledger = try HouseholdLedger(at: path, mode: .readWrite)
            let fund = Event.fundEstablished("f", name: "Quỹ", level: .city, on: "2022-06-01")
            let aid = Event.aidGiven(
                to: .household("h02"), .cash, donor: "Quỹ", donorKind: .fundForThePoor, on: "2022-06-01", fund: "f")
            try ledger.record(Entry(id: "later", actor: "UBND", restates: "báo cáo muộn", events: [fund, aid]))
            #expect(try ledger.verify().findings.isEmpty)
        }
        let error = #expect(throws: LedgerError.self) { try RecordedLedger(at: path, domain: older) }
        #expect(error?.code == .newerRules && error?.problem.description.contains("version 3") == true)
        #expect(try HouseholdLedger(at: path, mode: .readOnly).ledger.formatVersion == format)
    }

    /// Upgraded, it has the rows of the ledger of format 3, and so its root.
    @Test func anEarlierFormatIsUpgraded() throws {
        let folder = try TemporaryFolder()
        let path = try Self.copy(in: folder, format: 2)
        let root = try HouseholdLedger(at: path, mode: .readOnly).ledger.treeHead()
        #expect(try HouseholdLedger.upgrade(at: path) == 5_393)
        let (upgraded, frozen) = (
            try HouseholdLedger(at: path, mode: .readWrite), try Self.ledger(in: folder, .readOnly)
        )
        #expect(try upgraded.ledger.formatVersion == 3 && upgraded.ledger.treeHead() == root)
        for name in LedgerTables.names {
            let isEqual = try upgraded.ledger.rows(name) == frozen.ledger.rows(name)
            #expect(isEqual, "table \(name)")
        }
        #expect(try upgraded.verify().findings.isEmpty && upgraded.view().usesBalances)
        try compareCounts(try upgraded.view())
        let late = Event.householdSizeChanged("h02", members: 3, on: "2022-06-01")
        try upgraded.record(Entry(id: "later", actor: "UBND", events: [late]))
        #expect(try upgraded.verify().findings.isEmpty)
    }

    /// An upgrade of a ledger of format 3 is a rebuild; one that is open in this process is refused.
    @Test func theNewestFormatIsRebuilt() throws {
        let folder = try TemporaryFolder()
        let path = try Self.copy(in: folder, format: 3)
        do {
            let ledger = try HouseholdLedger(at: path, mode: .readOnly)
            let code = #expect(throws: LedgerError.self) { try HouseholdLedger.upgrade(at: path) }?.code
            #expect(code == .alreadyOpen && ledger.ledger.formatVersion == 3)
        }
        try HouseholdLedger.upgrade(at: path)
        let other = try TemporaryFolder()
        let (rebuilt, frozen) = (try HouseholdLedger(at: path), try Self.ledger(in: other, .readOnly))
        for name in LedgerTables.names {
            let isEqual = try rebuilt.ledger.rows(name) == frozen.ledger.rows(name)
            #expect(isEqual, "table \(name)")
        }
    }
}
