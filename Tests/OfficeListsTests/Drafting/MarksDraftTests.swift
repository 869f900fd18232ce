// What an empty cell says: in a column of marks that some row fills it is a no, in one that no row fills it is nothing.
// Lists are text, read and drafted as an office's are; what they must come to is written beside them.

import EventLedger
import LedgerTestSupport
import PovertyLedger
import Tables
import Testing

@testable import OfficeLists

@Suite struct MarksDraftTests {
    /// Four households of Phường 1 in 2022: two protected, two with deprivations and causes.
    private static func ledger() throws -> DraftLedger {
        var made = try DraftLedger()
        for (number, isProtected) in [(1, true), (2, true), (3, false), (4, false)] {
            try made.record([
                .householdRegistered("P1-000\(number)", in: "phuong-1", members: 3, on: "2022-12-20"),
                .householdClassified(
                    "P1-000\(number)", as: .nearPoor, on: "2022-12-20", socialProtection: isProtected,
                    deprivationScore: isProtected ? nil : 20,
                    deprivations: isProtected ? [] : [.waterSource, .nutrition],
                    causes: isProtected ? [] : [.land]),
            ])
        }
        return made
    }

    static func draft(
        _ text: String, _ made: DraftLedger, as kind: ListKind = .review, _ options: DraftOptions = .on()
    ) throws -> Draft {
        let folder = try TemporaryFolder()
        let file = try TableFile(path: try folder.write("list.csv", text))
        let list = try OfficeListReader(file: file, sheet: file.sheets[0], kind: kind, day: options.day).read()
        return try made.ledger.draft(list, options)
    }

    @Test func anEmptyCellOfAFilledColumnSaysNo() throws {
        let made = try Self.ledger()
        let text = """
            Mã hộ,Chủ hộ,Xã/Phường,Phân loại hộ,Số khẩu,Hộ BTXH
            P1-0001,Mẫu,Phường 1,Hộ cận nghèo,3,x
            P1-0002,Mẫu,Phường 1,Hộ cận nghèo,3,
            P1-0003,Mẫu,Phường 1,Hộ nghèo,3,
            P1-0004,Mẫu,Phường 1,Hộ cận nghèo,3,
            """
        let draft = try Self.draft(text, made)
        #expect(draft.changes == ["confirmed P1-0001", "amended P1-0002", "worsened P1-0003", "confirmed P1-0004"])
        #expect(draft.report.questions.isEmpty)
        for entry in draft.entries { _ = try made.ledger.record(entry) }
        let protected = try (1...4).map { try made.state("P1-000\($0)", on: "2023-12-20")?.isProtected }
        #expect(protected == [true, false, false, false])
        let again = try Self.draft(text, made)
        #expect(again.entries.isEmpty && again.report.questions.isEmpty)
    }

    /// An exit loses protection by an empty cell as a class does.
    @Test func anExitHasNoMark() throws {
        let made = try Self.ledger()
        let draft = try Self.draft(
            """
            Mã hộ,Chủ hộ,Xã/Phường,Phân loại hộ,Số khẩu,Hộ BTXH
            P1-0001,Mẫu,Phường 1,Hộ cận nghèo,3,x
            P1-0002,Mẫu,Phường 1,Hộ không nghèo,3,
            """, made, .on { $0.missing = .keep })
        #expect(
            draft.events == [
                .householdExitedPoverty("P1-0002", from: .nearPoor, to: .average, on: "2023-12-20", cause: .review)
            ])
    }

    /// The control: a column that no row fills says nothing, and that is asked about; one that is not there is not.
    @Test func aColumnThatNoRowFillsSaysNothing() throws {
        let made = try Self.ledger()
        let rows = (1...4).map { "P1-000\($0),Mẫu,Phường 1,Hộ cận nghèo,3" }
        let empty = try Self.draft(
            "Mã hộ,Chủ hộ,Xã/Phường,Phân loại hộ,Số khẩu,Hộ BTXH,Chỉ số thiếu hụt,Nguyên nhân nghèo\n"
                + rows.map { $0 + ",,,\n" }.joined(), made)
        #expect(empty.entries.isEmpty)
        #expect(empty.questionCodes == ["emptyColumn", "emptyColumn", "emptyColumn"])
        #expect(empty.report.questions.map(\.rows) == [2, 2, 2])
        #expect(empty.report.questions.compactMap { $0.place?.description } == ["F1", "G1", "H1"])
        let without = try Self.draft(
            "Mã hộ,Chủ hộ,Xã/Phường,Phân loại hộ,Số khẩu\n" + rows.joined(separator: "\n"), made)
        #expect(without.entries.isEmpty && without.report.questions.isEmpty)
        let one = try Self.draft(
            "Mã hộ,Chủ hộ,Xã/Phường,Phân loại hộ,Số khẩu,Hộ BTXH\n"
                + rows.enumerated().map { $1 + ($0 == 3 ? ",Không\n" : ",\n") }.joined(), made)
        #expect(one.changes.filter { $0.hasPrefix("amended") } == ["amended P1-0001", "amended P1-0002"])
    }

    @Test func deprivationsAndCausesOfAFilledColumn() throws {
        let made = try Self.ledger()
        let draft = try Self.draft(
            """
            Mã hộ,Chủ hộ,Xã/Phường,Phân loại hộ,Số khẩu,Điểm B2,Chỉ số thiếu hụt,Nguyên nhân nghèo
            P1-0003,Mẫu,Phường 1,Hộ cận nghèo,3,20,"3, 9",
            P1-0004,Mẫu,Phường 1,Hộ cận nghèo,3,10,,2
            """, made, .on { $0.missing = .keep })
        #expect(
            draft.events == [
                .householdClassified(
                    "P1-0003", as: .nearPoor, on: "2023-12-20", deprivationScore: 20,
                    deprivations: [.nutrition, .waterSource]),
                .householdClassified(
                    "P1-0004", as: .nearPoor, on: "2023-12-20", deprivationScore: 10, causes: [.capital]),
            ])
    }

    /// A score B2 of 0 is that of no deprivation, whatever columns there are.
    @Test func noScoreIsNoDeprivation() throws {
        let made = try Self.ledger()
        let draft = try Self.draft(
            "Mã hộ,Chủ hộ,Xã/Phường,Phân loại hộ,Số khẩu,Điểm B2\nP1-0003,Mẫu,Phường 1,Hộ cận nghèo,3,0\n"
                + "P1-0004,Mẫu,Phường 1,Hộ cận nghèo,3,10\n", made, .on { $0.missing = .keep })
        #expect(
            draft.events == [
                .householdClassified(
                    "P1-0003", as: .nearPoor, on: "2023-12-20", deprivationScore: 0, causes: [.land]),
                .householdClassified(
                    "P1-0004", as: .nearPoor, on: "2023-12-20", deprivationScore: 10,
                    deprivations: [.nutrition, .waterSource], causes: [.land]),
            ])
    }
}
