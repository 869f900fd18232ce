// The lists of Fixtures/office-lists against a ledger: what the scripts that wrote them say of two years of a ward is
// what the ledger says after their drafts were recorded, and each list drafted again proposes nothing.

import EventLedger
import Files
import Foundation
import LedgerTestSupport
import PovertyLedger
import Tables
import Testing

@testable import OfficeLists

@Suite(.timeLimit(.minutes(60))) struct FixtureDraftTests {
    private typealias Object = [String: Any]

    private func json(_ name: String) throws -> Object {
        let data = try Data(contentsOf: URL(fileURLWithPath: "\(officeLists)/\(name)"))
        return try #require(try JSONSerialization.jsonObject(with: data) as? Object)
    }

    private func ledger(_ folder: TemporaryLedger) throws -> HouseholdLedger {
        let ledger = try HouseholdLedger(at: folder.path)
        _ = try ledger.importLines(from: ["\(officeLists)/units.jsonl"])
        return ledger
    }

    private func list(_ file: String, _ sheet: String?, _ kind: String) throws -> OfficeList {
        let table = try TableFile(path: "\(officeLists)/\(file)")
        let found = try #require(table.sheets.first { sheet == nil || $0.name == sheet })
        return try OfficeListReader(file: table, sheet: found, kind: try #require(ListKind(rawValue: kind))).read()
    }

    private func options(_ day: String, _ change: (inout DraftOptions) -> Void = { _ in }) throws -> DraftOptions {
        var options = DraftOptions(day: try #require(Day(day)))
        options.missing = .keep
        options.actor = "UBND Phường 7"
        change(&options)
        return options
    }

    #if Excel
        /// Two years of a ward by its lists alone.
        @Test func theYearsOfAWard() throws {
            let folder = try TemporaryLedger()
            let ledger = try ledger(folder)
            let chain = try json("chain.json")
            var drafts: [(sheet: String, draft: Draft)] = []
            for step in try #require(chain["steps"] as? [Object]) {
                guard let file = step["list"] as? String else { continue }
                let sheet = try #require(step["sheet"] as? String)
                let day = try #require(step["on"] as? String)
                let list = try list(file, sheet, try #require(step["kind"] as? String))
                let draft = try ledger.draft(list, try options(day))
                #expect(draft.report.questions.isEmpty, "\(sheet): \(draft.report.questions.prefix(3))")
                for entry in draft.entries { try ledger.record(entry) }
                #expect(try ledger.draft(list, try options(day)).entries.isEmpty, "\(sheet) again")
                drafts.append((sheet, draft))
            }
            let second = try #require(drafts.last { $0.sheet == "DS sau rà soát" }).draft
            let exits = drafts.filter { $0.sheet != "DS sau rà soát" }.flatMap(\.draft.report.changes)
            #expect(
                second.report.changes.filter { $0.kind == .new }.compactMap(\.household)
                    == chain["new"] as? [String])
            let left = exits.filter { $0.kind == .leftPoverty }
            let gone = Set(second.report.changes.filter { $0.kind == .missing }.compactMap(\.household))
                .subtracting(left.compactMap(\.household))
            #expect(gone.sorted() == chain["missing"] as? [String])
            try ledger.record(
                Entry(
                    id: "gone", actor: "UBND",
                    events: gone.sorted().map { .householdDissolved($0, cause: .movedAway, on: "2022-12-31") }))
            let movement = try #require(chain["movement2022"] as? [String: [String: Int]])
            func counted(_ found: HouseholdClass, _ day: String) throws -> [Int] {
                let rows = try ledger.at(day).counts().rows.filter { $0.account.householdClass == found }
                return [rows.reduce(0) { $0 + $1.tally.households }, rows.reduce(0) { $0 + $1.tally.persons }]
            }
            for (name, found) in [("poor", HouseholdClass.poor), ("nearPoor", .nearPoor)] {
                let figures = try #require(movement[name])
                #expect(try counted(found, "2021-12-31") == [figures["opening"], figures["personsOpening"]])
                #expect(try counted(found, "2022-12-31") == [figures["closing"], figures["personsClosing"]])
                #expect(left.count { $0.fromClass == found && $0.toClass != .nearPoor } == figures["beyond"])
            }
            #expect(left.count { $0.toClass == .nearPoor } == movement["poor"]?["toOtherClass"])
        }

        /// Households without codes are those of the register whose persons they are.
        @Test func householdsWithoutCodes() throws {
            let folder = try TemporaryLedger()
            let ledger = try ledger(folder)
            let path = folder.folder.file("codes.csv")
            let first = try ledger.draft(
                try list("review-2021.xlsx", "DS sau rà soát", "review"), try options("2021-12-31"),
                codes: try HouseholdCodes(path: path))
            try first.write(to: folder.folder.file("first.jsonl"))
            _ = try ledger.importLines(from: [folder.folder.file("first.jsonl")])
            let list = try list("review-without-codes.xlsx", nil, "review")
            let sheets = try #require(try json("review-without-codes.json")["sheets"] as? [Object])
            let expected = try #require(sheets.first?["households"] as? [Object]).compactMap { $0["ofCode"] as? String }
            let draft = try ledger.draft(list, try options("2021-12-31"), codes: try HouseholdCodes(path: path))
            #expect(draft.report.questions.isEmpty)
            #expect(
                draft.report.changes.filter { $0.place != nil }.map(\.household) == expected && expected.count == 6)
            // Without that file nothing of them is proposed.
            let without = try ledger.draft(list, try options("2021-12-31"))
            #expect(without.entries.isEmpty && Set(without.questionCodes) == ["missingCode"])
        }
    #endif

    /// Every list, on a ledger with the units and the households of the first review: what is proposed can be recorded,
    /// nothing is proposed again, and what only a ledger can doubt is asked at its cell.
    @Test func everyListCanBeRecordedOnce() throws {
        var lists = 0
        let names = try FileManager.default.contentsOfDirectory(atPath: officeLists).filter { $0.hasSuffix(".json") }
        for name in names.sorted() where name != "chain.json" && name != "cells.json" {
            let described = try json(name)
            let file = try #require(described["file"] as? String)
            #if !Excel
                if file.hasSuffix(".xlsx") { continue }
            #endif
            for sheet in try #require(described["sheets"] as? [Object]) {
                let folder = try TemporaryLedger()
                let ledger = try ledger(folder)
                #if Excel
                    let first = try ledger.draft(
                        try list("review-2021.xlsx", "DS sau rà soát", "review"), try options("2021-12-31"))
                    for entry in first.entries { try ledger.record(entry) }
                #endif
                let kind = try #require(sheet["kind"] as? String)
                let list = try list(file, sheet["sheet"] as? String, kind)
                let path = folder.folder.file("codes.csv")
                let isOf2021 = file.contains("2021") || file.contains("without")
                let options = try options(isOf2021 ? "2021-12-31" : "2022-12-31") {
                    $0.unit = file.contains("field") ? "vinh-trach" : nil
                }
                let isKnownByPersons = kind == "review" && list.columns[.code] == nil
                func codes() throws -> HouseholdCodes? { isKnownByPersons ? try HouseholdCodes(path: path) : nil }
                let draft = try ledger.draft(list, options, codes: try codes())
                try draft.write(to: folder.folder.file("entry.jsonl"))
                if !draft.entries.isEmpty { _ = try ledger.importLines(from: [folder.folder.file("entry.jsonl")]) }
                let again = try ledger.draft(list, options, codes: try codes())
                #expect(again.entries.isEmpty, "\(name): \(again.events.prefix(2))")
                #expect(again.questionCodes == draft.questionCodes, "\(name)")
                for asked in sheet["askedOfTheLedger"] as? [Object] ?? [] {
                    let (cell, word) = (asked["cell"] as? String, asked["word"] as? String)
                    #expect(
                        draft.report.questions.contains { $0.place?.description == cell && $0.code == word },
                        "\(name): \(word ?? "") at \(cell ?? "") is not asked: \(draft.report.questions.map(\.code))")
                }
                lists += 1
            }
        }
        #expect(lists >= 3)
    }
}
