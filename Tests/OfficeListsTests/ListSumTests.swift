// The promise that the sums of a list are compared with its rows: of any part of the list that a sum can be of, and of
// nothing that is in doubt. The rows and the sums are written here, and what they add up to is computed by the test.

import EventLedger
import Files
import LedgerTestSupport
import PovertyLedger
import Tables
import Testing

@testable import OfficeLists

@Suite struct ListSumTests {
    private func list(_ text: String, as kind: ListKind = .review) throws -> OfficeList {
        let folder = try TemporaryFolder()
        return try read(try folder.write("list.csv", text), as: kind)
    }

    /// Members of households in two hamlets, with sums where a test puts them.
    private func hamlets(
        above: String = "", first: String = "", second: String = "", all: String = "", members: [Int] = [3, 4, 2]
    ) throws -> [ListQuestion] {
        func sum(_ text: String) -> String { text.isEmpty ? "" : ",,\(text)\n" }
        let text =
            "Mã hộ,Họ và tên chủ hộ,Phân loại hộ,Số nhân khẩu\n" + sum(above) + "Ấp 1,,,\n"
            + "A-1,Mẫu Một,Hộ nghèo,\(members[0])\nA-2,Mẫu Hai,Hộ cận nghèo,\(members[1])\n" + sum(first)
            + "Ấp 2,,,\nA-3,Mẫu Ba,Hộ nghèo,\(members[2])\n" + sum(second) + sum(all)
        return try list(text).questions
    }

    @Test func sumsOfParts() throws {
        #expect(try hamlets(first: "Cộng ấp 1,7", second: "Cộng ấp 2,2", all: "Tổng cộng,9").isEmpty)
        #expect(try hamlets(above: "Tổng cộng,9").isEmpty)
        #expect(try hamlets(first: "Cộng,7", second: "Cộng,9").isEmpty, "sums of pages go on")
        // Three households, or two and one, in the column of members.
        #expect(try hamlets(first: "Cộng,2", second: "Cộng,1", all: "Tổng cộng,3").isEmpty)
        #expect(try hamlets(all: "Tổng cộng,").isEmpty)
    }

    @Test func sumsThatDiffer() throws {
        for (sums, cell, text) in [
            (("", "", "", "Tổng cộng,10"), "D7", "the sum is 10 here, and the rows add up to 9"),
            (("", "Cộng ấp 1,6", "", ""), "D5", "the sum is 6 here, and the rows add up to 7"),
            (("Tổng cộng,8", "", "", ""), "D2", "the sum is 8 here, and the rows add up to 9"),
        ] {
            let questions = try hamlets(above: sums.0, first: sums.1, second: sums.2, all: sums.3)
            #expect(questions.map(\.code) == [.sumDiffers], "\(sums)")
            #expect(
                questions.first.map { $0.place.description == cell && $0.text.description.hasPrefix(text) } == true,
                "\(sums)")
        }
    }

    /// `hộ` and `khẩu` in the words of a sum.
    @Test func countsInWords() throws {
        for (words, isRight) in [
            ("\"Cộng: 3 hộ, 9 khẩu\"", true), ("Cộng: 2 hộ nghèo; 1 hộ cận nghèo", true),
            ("Tổng cộng: 9 nhân khẩu", true), ("Tổng cộng: 4 hộ", false), ("\"Cộng: 3 hộ, 8 khẩu\"", false),
            ("Cộng: 1 hộ nghèo", true), ("Cộng: 3 hộ nghèo", false), ("Tổng cộng: 15 lượt hộ thoát nghèo", true),
        ] {
            #expect(try hamlets(all: words).isEmpty == isRight, "\(words)")
        }
    }

    /// What is in doubt itself is compared with nothing.
    @Test func rowsInDoubt() throws {
        let text = """
            Mã hộ,Họ và tên chủ hộ,Phân loại hộ,Số nhân khẩu
            A-1,Mẫu Một,Hộ nghèo,ba
            A-2,Mẫu Hai,Hộ nghèo,4
            ,Tổng cộng,,99
            """
        #expect(try list(text).questions.map(\.code) == [.unknownNumber])
    }

    @Test func sumsOfAid() throws {
        func aid(_ sum: String) throws -> [ListQuestion] {
            try list(
                """
                Mã hộ,Hình thức hỗ trợ,Số tiền,Đơn vị hỗ trợ,Loại nhà tài trợ,Ngày hỗ trợ,Trạng thái
                P-1,Tiền mặt,1.500.000,MTTQ,MTTQ,01/02/2023,Đã nhận
                P-2,Tiền mặt,500.000,MTTQ,MTTQ,01/02/2023,Đang khảo sát
                P-3,Tiền mặt,200.000,MTTQ,MTTQ,01/02/2023,Đã nhận
                ,Tổng cộng,\(sum),,,,
                """, as: .aid
            ).questions
        }
        // With or without what was not given yet.
        #expect(try aid("2.200.000").isEmpty && aid("1.700.000").isEmpty)
        let wrong = try aid("2.300.000")
        #expect(wrong.map(\.code) == [.sumDiffers] && wrong[0].place.description == "C5")
    }

    @Test func sumsOfTotals() throws {
        func totals(_ sum: Int) throws -> [ListQuestion] {
            try list(
                "Khu vực/Địa bàn,Số hộ,Nhân khẩu\nPhường 1,100,400\nPhường 2,50,210\nTổng cộng,\(sum),610\n",
                as: .totals
            ).questions
        }
        #expect(try totals(150).isEmpty)
        #expect(try totals(151).map(\.code) == [.sumDiffers])
    }

    /// Random lists: a sum of any part is right, and one that no part gives is asked about.
    @Test func randomParts() throws {
        for seed in UInt64(1)...60 {
            var random = SeededGenerator(seed: seed)
            let members = (0..<random.number(3...9)).map { _ in random.number(10...99) }
            var ends = [0, members.count]
            for _ in 1...2 { ends.append(random.number(0...members.count)) }
            ends = Set(ends).sorted()
            let isRight = random.chance(50)
            let part = random.number(1...ends.count - 1)
            let sum = members[ends[part - 1]..<ends[part]].reduce(0, +)
            // Every sum of the list by this layout: between any two divisions; and the numbers of households.
            var right: Set<Int> = []
            for one in ends {
                for other in ends where other > one {
                    right.formUnion([members[one..<other].reduce(0, +), other - one])
                }
            }
            let stated = isRight ? sum : 1_000 + sum
            var lines = ["Mã hộ,Họ và tên chủ hộ,Phân loại hộ,Số nhân khẩu"]
            for (index, count) in members.enumerated() {
                if index > 0, ends.contains(index) { lines.append("Ấp \(index),,,") }
                lines.append("H-\(100 + index),Mẫu \(index),Hộ nghèo,\(count)")
                if index + 1 == ends[part] { lines.append(",Cộng:,,\(stated)") }
            }
            let questions = try list(lines.joined(separator: "\n") + "\n").questions
            #expect(questions.isEmpty == right.contains(stated), "seed \(seed): \(stated) of \(right)")
        }
    }
}

@Suite struct RepeatedRowTests {
    private func list(_ rows: [String]) throws -> OfficeList {
        let folder = try TemporaryFolder()
        let text = "Mã hộ,Họ và tên chủ hộ,Xã/Phường,Phân loại hộ,Số nhân khẩu\n" + rows.joined(separator: "\n") + "\n"
        return try read(try folder.write("list.csv", text), as: .review)
    }

    /// A row that is there twice counts once, marked or not; one that says something else leaves neither certain.
    @Test func repeatedRows() throws {
        let made = try DraftLedger()
        let row = "A-1,Mẫu Một,Phường 1,Hộ nghèo,3"
        for (rows, changes, codes) in [
            ([row, row], ["new A-1"], ["duplicateCode"]),
            ([row, row.replacing("A-1", with: "A-1_DUP001")], ["new A-1"], ["duplicateCode"]),
            ([row.replacing("A-1", with: "A-1_DUP001"), row], ["new A-1"], ["duplicateCode"]),
            ([row, "A-1_DUP001,Mẫu Một,Phường 1,Hộ nghèo,4"], [], ["sameHousehold", "duplicateCode"]),
            (["A-1_DUP001,Mẫu Một,Phường 1,Hộ nghèo,4", row], [], ["duplicateCode", "sameHousehold"]),
            ([row, "A-1,Mẫu Một,Phường 1,Hộ nghèo,4"], [], ["sameHousehold", "duplicateCode"]),
            (["A-1_DUP001,Mẫu Một,Phường 1,Hộ nghèo,4"], [], ["duplicateCode"]),
        ] as [([String], [String], [String])] {
            let draft = try made.ledger.draft(try list(rows), .on { $0.missing = .keep })
            #expect(draft.changes == changes, "\(rows)")
            #expect(draft.questionCodes.sorted() == codes.sorted(), "\(rows): \(draft.questionCodes)")
        }
    }
}
