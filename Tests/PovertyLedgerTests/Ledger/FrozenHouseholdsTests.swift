// The promise that a ledger of households of format 3 stays readable with its balances: `Fixtures/format-3` has one that
// is never made again, and counts at many cuts that a naive ledger in Python made from its entries.

import Foundation
import LedgerTestSupport
import Testing

@testable import EventLedger
@testable import PovertyLedger

@Suite struct FrozenHouseholdsTests {
    private static func fixture(_ name: String) -> URL {
        URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
            .deletingLastPathComponent().deletingLastPathComponent().appendingPathComponent("Fixtures/format-3/\(name)")
    }

    /// A copy of the ledger in a folder.
    private static func ledger(in folder: TemporaryFolder, _ mode: OpenMode) throws -> HouseholdLedger {
        let copy = folder.file("households.socai")
        try FileManager.default.copyItem(atPath: fixture("households.socai").path, toPath: copy)
        return try HouseholdLedger(at: copy, mode: mode)
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
        let lines = try String(contentsOf: Self.fixture("expected.jsonl"), encoding: .utf8).split(separator: "\n")
        let view = try ledger.view()
        #expect(view.usesBalances && !view.replayed.usesBalances)
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
        let store = try Self.ledger(in: folder, .readOnly).ledger.store
        var levels: [UInt32: [BalanceKey.Level]] = [:]
        for row in try Self.rows("balances", of: store) {
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
        let (oldStore, newStore) = (old.ledger.store, new.ledger.store)
        for name in LedgerTables.names {
            let isEqual = try Self.rows(name, of: oldStore) == Self.rows(name, of: newStore)
            #expect(isEqual, "table \(name)")
        }
        #expect(try old.verify().findings.isEmpty)
        let returning = Event.householdSizeChanged("h02", members: 3, on: "2022-06-01")
        try old.record(Entry(id: "later", actor: "UBND", events: [returning]))
        #expect(try old.verify().findings.isEmpty)
    }

    private struct StoredRow: Hashable {
        let key: [UInt8]
        let value: [UInt8]
    }

    private static func rows(_ name: String, of store: LedgerStore) throws -> [StoredRow] {
        let table = try #require(store.tables.all.first { $0.name == name })
        let transaction = try store.beginRead()
        var scan = try store.scan(table, from: [0], in: transaction)
        var rows: [StoredRow] = []
        while try store.step(&scan) {
            scan.withRecord { key, value in
                rows.append(
                    StoredRow(key: key.withUnsafeBytes { [UInt8]($0) }, value: value.withUnsafeBytes { [UInt8]($0) }))
            }
        }
        return rows
    }
}
