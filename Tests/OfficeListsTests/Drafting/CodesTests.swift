// Who is in which household, by the office's own file, and the codes of new households. Whatever identifies a person
// stays in that file.

import EventLedger
import Foundation
import LedgerTestSupport
import PovertyLedger
import Testing

@testable import OfficeLists

@Suite struct HouseholdCodesTests {
    /// A household of two persons.
    private func family(_ name: String, _ number: String?, code: String? = nil) -> Row {
        Row(code, .poor).with {
            $0.persons = [
                ("Trần Thị \(name)", number, "1980-02-01"), ("Trần Con \(name)", nil, "2010-05-06"),
            ]
        }
    }

    private func written(_ path: String) throws -> String { try String(contentsOfFile: path, encoding: .utf8) }

    @Test func newHouseholdsGetCodesThatAreKept() throws {
        var made = try DraftLedger()
        try made.add("P1-0041")
        let path = made.folder.folder.file("codes.csv")
        let list = OfficeList.of([family("Một", "079080000001"), family("Hai", nil)])
        let draft = try made.ledger.draft(
            list, .on { $0.missing = .keep }, codes: try HouseholdCodes(path: path))
        #expect(draft.changes.prefix(2) == ["new P1-0042", "new P1-0043"])
        let entry = made.folder.folder.file("entry.jsonl")
        try draft.write(to: entry)
        #expect(
            try written(path).split(separator: "\r\n") == [
                "identifier,code", "079080000001,P1-0042", "Trần Thị Một 01/02/1980,P1-0042",
                "Trần Con Một 06/05/2010,P1-0042", "Trần Thị Hai 01/02/1980,P1-0043", "Trần Con Hai 06/05/2010,P1-0043",
            ])
        let mode = try FileManager.default.attributesOfItem(atPath: path)[.posixPermissions] as? Int
        #expect(mode == 0o600)
        // Nothing that identifies a person is in the entry.
        for word in ["Trần", "079080000001", "1980", "2010"] { #expect(try !written(entry).contains(word)) }
        #expect(!String(decoding: draft.report.json, as: UTF8.self).contains("Trần"))
        // A draft that was not recorded gives the same codes again, whichever of them is drafted first.
        var turned = list
        turned.households = [list.households[1], list.households[0]]
        let again = try made.ledger.draft(
            turned, .on { $0.missing = .keep }, codes: try HouseholdCodes(path: path))
        #expect(Set(again.changes.prefix(2)) == ["new P1-0042", "new P1-0043"])
        #expect(again.codes?.isToBeWritten == false)
        _ = try made.ledger.importLines(from: [entry])
        let last = try made.ledger.draft(
            list, .on { $0.missing = .keep }, codes: try HouseholdCodes(path: path))
        #expect(last.entries.isEmpty && last.report.questions.isEmpty)
        #expect(last.codes?.isToBeWritten == false)
    }

    /// A number that lost its zero, a tone on another letter, other blanks and capitals are the same person.
    @Test func personsAreRecognised() throws {
        let day: Day = "1980-02-01"
        func keys(_ name: String?, _ number: String?) -> [PersonKey] {
            PersonKey.keys(
                of: PersonIdentity(row: 1, name: name, identityNumber: number, birth: .day(day), isHead: true))
        }
        #expect(keys(nil, "079080000001") == keys(nil, "79080000001"))
        #expect(keys("Nguyễn Hòa", nil) == keys("NGUYỄN  Hoà", nil))
        #expect(keys("Nguyễn Hòa", nil) == keys("nguye\u{302}\u{303}n hoa\u{300}", nil))
        #expect(keys("Nguyễn An", nil) != keys("Nguyễn Ân", nil))
        #expect(keys("Nguyễn Hòa", nil) != keys("Nguyễn Hoa", nil))
        #expect(keys("Đỗ", nil) != keys("Do", nil))
        let year = PersonIdentity(row: 1, name: "Trần Thử", identityNumber: nil, birth: .year(1980), isHead: true)
        #expect(PersonKey.keys(of: year).isEmpty)
        // What the file has of a person gives the keys of the person.
        let person = PersonIdentity(row: 1, name: "Lê  Thử", identityNumber: "012", birth: .day(day), isHead: true)
        #expect(PersonKey.identifiers(of: person).map(PersonKey.init(identifier:)) == PersonKey.keys(of: person))
    }

    @Test func personsOfTwoHouseholdsAreInDoubt() throws {
        var made = try DraftLedger()
        try made.add("P1-0001")
        try made.add("P1-0002")
        let path = made.folder.folder.file("codes.csv")
        let first = OfficeList.of([family("Một", "1", code: "P1-0001"), family("Hai", "2", code: "P1-0002")])
        try made.ledger.draft(first, .on(), codes: try HouseholdCodes(path: path))
            .write(to: made.folder.folder.file("none"))
        let mixed = Row(nil, .nearPoor).with { $0.persons = [("A B", "1", nil), ("C D", "2", nil)] }
        let draft = try made.ledger.draft(
            .of([mixed]), .on(), codes: try HouseholdCodes(path: path))
        #expect(draft.questionCodes == ["personsOfTwoHouseholds"])
        #expect(draft.report.questions[0].text.description.contains("P1-0001 and in P1-0002"))
        // With its code written beside it, it is that household; the person is noted there from then on.
        let settled = try made.ledger.draft(
            .of([mixed.with { $0.code = "P1-0002" }]), .on { $0.missing = .keep },
            codes: try HouseholdCodes(path: path))
        #expect(settled.changes.first == "leftPoverty P1-0002")
        #expect(settled.codes?.codes(of: .number("1")) == ["P1-0002"])
    }

    /// Two persons may have one name and day of birth: the others of the household tell which is meant.
    @Test func sameNamesAreToldByTheOthers() throws {
        var made = try DraftLedger()
        try made.add("P1-0001")
        try made.add("P1-0002")
        let path = made.folder.folder.file("codes.csv")
        let day: Day = "1980-02-01"
        let rows = [
            Row("P1-0001", .poor).with { $0.persons = [("Lê Thử", nil, day), ("Lê Con", nil, day)] },
            Row("P1-0002", .poor).with { $0.persons = [("Lê Thử", nil, day), ("Lê Khác", nil, day)] },
        ]
        try made.ledger.draft(.of(rows), .on(), codes: try HouseholdCodes(path: path))
            .write(to: made.folder.folder.file("none"))
        let known = try made.ledger.draft(
            .of([rows[1].with { $0.code = nil }]), .on { $0.missing = .keep }, codes: try HouseholdCodes(path: path))
        #expect(known.changes.contains("confirmed P1-0002"))
        let alone = try made.ledger.draft(
            .of([Row(nil, .poor).with { $0.persons = [("Lê Thử", nil, day)] }]), .on(),
            codes: try HouseholdCodes(path: path))
        #expect(alone.questionCodes == ["personsOfTwoHouseholds"])
    }

    @Test func householdsThatCanNotBeFoundAgainAreAskedAbout() throws {
        let made = try DraftLedger()
        let path = made.folder.folder.file("codes.csv")
        let list = OfficeList.of([Row(nil, .poor).with { $0.persons = [("Trần Thử", nil, nil)] }, Row(nil, .poor)])
        #expect(
            try made.ledger.draft(list, .on(), codes: try HouseholdCodes(path: path)).questionCodes
                == ["noIdentity", "noIdentity"])
        let without = try made.ledger.draft(list, .on())
        #expect(without.questionCodes == ["missingCode"] && without.report.questions[0].rows == 2)
    }

    /// Two lists of other persons can state the same, and two files of codes can give them the same codes: the entries
    /// have the same events and other ids, so that importing the second is refused and not skipped. The same draft has
    /// the same id.
    @Test func twoListsOfTheSameContentHaveTwoIDs() throws {
        let made = try DraftLedger()
        let folder = made.folder.folder
        func list(_ number: Int) throws -> OfficeList {
            let text = "Họ và tên chủ hộ,Số CCCD,Xã/Phường,Phân loại hộ,Số nhân khẩu\n"
            let row = "Mẫu \(number),00035600000\(number),Phường 1,Hộ nghèo,3\n"
            return try read(try folder.write("list-\(number).csv", text + row), as: .review)
        }
        func draft(_ number: Int) throws -> Draft {
            try made.ledger.draft(
                try list(number), .on(), codes: try HouseholdCodes(path: folder.file("codes-\(number).csv")))
        }
        let (first, second) = (try draft(1), try draft(2))
        #expect(first.events == second.events && first.events.count == 2)
        #expect(first.entries[0].id != second.entries[0].id)
        #expect(try draft(1).entries[0].id == first.entries[0].id)
        try first.write(to: folder.file("first.jsonl"))
        #expect(try draft(1).entries[0].id == first.entries[0].id)
        _ = try made.ledger.importLines(from: [folder.file("first.jsonl")])
        try second.write(to: folder.file("second.jsonl"))
        do throws(LedgerError) {
            _ = try made.ledger.importLines(from: [folder.file("second.jsonl")])
            Issue.record("the second list was skipped as a repetition of the first")
        } catch { #expect(error.code == .ruleBroken) }
        // Where the list has the codes, what it states is all that the id follows from.
        let rows = [Row("P1-0001", .poor).with { $0.persons = [("Mẫu Một", "1", nil)] }]
        let others = [Row("P1-0001", .poor).with { $0.persons = [("Mẫu Hai", "2", nil)] }]
        let empty = try DraftLedger()
        let ids = try [rows, others].map { try empty.ledger.draft(.of($0), .on()).entries.map(\.id) }
        #expect(ids[0] == ids[1])
    }

    @Test func aFileThatOthersMayReadIsRefused() throws {
        let made = try DraftLedger()
        let path = made.folder.folder.file("codes.csv")
        try Data("identifier,code\r\n1,P1-0001\r\n".utf8).write(to: URL(fileURLWithPath: path))
        try FileManager.default.setAttributes([.posixPermissions: 0o644], ofItemAtPath: path)
        do throws(LedgerError) {
            _ = try HouseholdCodes(path: path)
            Issue.record("a file that others may read was read")
        } catch { #expect(error.code == .exposedFile) }
    }

    /// Offices edit it in spreadsheets, which write semicolons and a mark at the start.
    @Test func aFileThatASpreadsheetWroteIsRead() throws {
        let made = try DraftLedger()
        let path = made.folder.folder.file("codes.csv")
        func write(_ text: String) throws {
            try Data(text.utf8).write(to: URL(fileURLWithPath: path))
            try FileManager.default.setAttributes([.posixPermissions: 0o600], ofItemAtPath: path)
        }
        try write("\u{FEFF}identifier;code\r\n79080000001;P1-0001\r\nLê Thử 1/2/1980;P1-0002\r\n;\r\n")
        let codes = try HouseholdCodes(path: path)
        #expect(codes.codes(of: .number("79080000001")) == ["P1-0001"])
        #expect(codes.allCodes == ["P1-0001", "P1-0002"])
        try write("identifier,code\r\nLê Thử,P1-0001\r\n")
        do throws(LedgerError) {
            _ = try HouseholdCodes(path: path)
            Issue.record("a line without a day of birth was read")
        } catch {
            #expect(error.code == .invalidValue && error.place.line == 2)
            #expect(!"\(error)".contains("Thử"))
        }
    }

    @Test func aFileThatChangedMeanwhileIsNotReplaced() throws {
        let made = try DraftLedger()
        let path = made.folder.folder.file("codes.csv")
        let draft = try made.ledger.draft(
            .of([family("Một", "1")]), .on(), codes: try HouseholdCodes(path: path))
        try Data("identifier,code\r\n".utf8).write(to: URL(fileURLWithPath: path))
        try FileManager.default.setAttributes([.posixPermissions: 0o600], ofItemAtPath: path)
        let entry = made.folder.folder.file("entry.jsonl")
        do throws(LedgerError) {
            try draft.write(to: entry)
            Issue.record("a file that changed was replaced")
        } catch { #expect(error.code == .fileReplaced) }
        #expect(!FileManager.default.fileExists(atPath: entry))
    }
}

@Suite struct NextCodeTests {
    @Test func patterns() {
        #expect(CodePattern.of("P1-0041")?.pattern == CodePattern(start: "P1-", digits: 4))
        #expect(CodePattern.of("P1-0041")?.number == 41)
        #expect(CodePattern.of("P1-1041")?.pattern == CodePattern(start: "P1-", digits: 1))
        #expect(CodePattern.of("hộ") == nil && CodePattern.of("") == nil && CodePattern.of("1234567890123456") == nil)
        #expect(CodePattern(start: "P1-", digits: 4).code(42) == "P1-0042")
        #expect(CodePattern(start: "P1-", digits: 4).code(12_345) == "P1-12345")
    }

    private func codes(_ made: DraftLedger, _ rows: [Row]) throws -> [String?] {
        let path = made.folder.folder.file("codes.csv")
        let rows = rows.enumerated().map { index, row in
            row.with { if $0.code == nil { $0.persons = [("Lê \(index)", "\(index + 1)", "1980-01-01")] } }
        }
        let draft = try made.ledger.draft(
            .of(rows), .on { $0.missing = .keep }, codes: try HouseholdCodes(path: path))
        return draft.report.changes.filter { $0.kind == .new }.map(\.household)
    }

    /// The pattern of most households of the unit; the number behind the highest of that start anywhere.
    @Test func theNextOfTheUnit() throws {
        var made = try DraftLedger()
        for code in ["P1-0001", "P1-0007", "X-1"] { try made.add(code) }
        try made.add("P1-0012", in: "phuong-2")
        try made.add("P2-05", in: "phuong-2")
        try made.add("P2-06", in: "phuong-2")
        #expect(
            try codes(made, [Row(nil, .poor), Row(nil, .poor, unit: "Phường 2"), Row(nil, .poor)])
                == ["P1-0013", "P2-07", "P1-0014"])
    }

    @Test func aUnitWithoutCodesBegins() throws {
        let made = try DraftLedger()
        #expect(try codes(made, [Row(nil, .poor), Row(nil, .poor)]) == ["phuong-1-0001", "phuong-1-0002"])
    }

    /// A code that the list itself has is not given to another.
    @Test func codesOfTheListAreSpokenFor() throws {
        var made = try DraftLedger()
        try made.add("P1-0001")
        #expect(try codes(made, [Row(nil, .poor), Row("P1-0002", .poor)]) == ["P1-0003", "P1-0002"])
    }
}
