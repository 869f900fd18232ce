// The promise that the layout of a list does not change what it states: the same households, written in another order
// of columns, with or without accents, decomposed, with other dates and numbers, with titles, sums, blank rows,
// repeated headers and signatures, one row a household or one a person. What they state is drawn first; the reader
// never sees it.

import EventLedger
import Files
import LedgerTestSupport
import PovertyLedger
import Tables
import Testing

@testable import OfficeLists

@Suite struct RandomLayoutTests {
    /// A household as it is drawn.
    private struct Household {
        let code: String
        let name: String
        let unit: String
        let hamlet: String
        let standing: ListWords.Standing
        let members: Int
        let protected: Bool?
        let scores: (Int, Int)
        let day: Day
        let causes: [Cause]
    }

    private static let standings: [(ListWords.Standing, [String])] = [
        (.class(.poor), ["Hộ nghèo", "nghèo", "HN", "HỘ NGHÈO", "ho ngheo"]),
        (.class(.nearPoor), ["Hộ cận nghèo", "cận nghèo", "HCN", "can ngheo", "Hộ cận\u{A0}nghèo"]),
        (.exit(.notPoor), ["Hộ không nghèo", "không nghèo", "ho khong ngheo"]),
    ]

    private static func households(_ random: inout SeededGenerator) -> [Household] {
        (0..<random.number(1...12)).map { index in
            Household(
                code: random.one(of: ["H-\(100 + index)", "00\(index + 1)", "\(7000 + index)"]),
                name: "Mẫu Số \(index) Thử",
                unit: random.one(of: ["Phường 7", "Xã Vĩnh Trạch"]), hamlet: "Khóm \(random.number(1...9))",
                standing: standings[random.number(0...2)].0, members: random.number(2...9),
                protected: random.chance(30) ? true : random.chance(30) ? false : nil,
                scores: (random.number(0...40) * 5, random.number(0...12) * 10),
                day: Day(year: 2022, month: random.number(1...12), day: random.number(1...28)) ?? .first,
                causes: random.chance(50) ? [] : [random.one(of: Cause.allCases)])
        }
    }

    private static let causeWords: [String] = [
        "Không có đất sản xuất", "Không có vốn sản xuất, kinh doanh", "Không có lao động",
        "Không có công cụ/phương tiện sản xuất", "Không có kiến thức về sản xuất",
        "Không có kỹ năng lao động, sản xuất",
        "Có người ốm đau, bệnh nặng, tai nạn...", "Nguyên nhân khác (ghi rõ)",
    ]

    private static func written(_ day: Day, _ random: inout SeededGenerator) -> String {
        let (year, month, date) = day.civil
        func two(_ number: Int) -> String { number < 10 ? "0\(number)" : "\(number)" }
        return random.one(of: [
            "\(two(date))/\(two(month))/\(year)", "\(date)-\(month)-\(year)", "\(day)",
            "\(year)/\(two(month))/\(two(date))",
            "\(date).\(month).\(year)", "ngày \(date) tháng \(month) năm \(year)",
        ])
    }

    /// A text in another spelling that means the same.
    private static func spelled(_ text: String, _ random: inout SeededGenerator) -> String {
        switch random.number(0...4) {
        case 0: text.uppercased()
        case 1: NormalizedText.decomposed(text)
        case 2: " " + text.replacing(" ", with: "\u{A0}") + " "
        default: text
        }
    }

    private struct Column: Sendable {
        let headings: [String]
        let cell: @Sendable (Household, inout SeededGenerator) -> String
    }

    private static let columns: [Column] = [
        Column(headings: ["Mã hộ", "Mã số hộ", "Code", "MA HO"]) { household, random in
            household.code.allSatisfy(\.isNumber) && !household.code.hasPrefix("0") && random.chance(40)
                ? household.code + ".0" : household.code
        },
        Column(headings: ["Xã/Phường", "Xã, phường", "Phường"]) { household, random in spelled(household.unit, &random)
        },
        Column(headings: ["Thôn", "Khóm/Ấp", "Tổ dân phố"]) { household, random in household.hamlet },
        Column(headings: ["Phân loại hộ", "Kết luận rà soát", "phan loai", "Classify"]) { household, random in
            let words = standings.first { $0.0 == household.standing }?.1 ?? []
            return random.one(of: words)
        },
        Column(headings: ["Số nhân khẩu", "Số khẩu", "Nhân khẩu", "Members"]) { household, random in
            random.one(of: [
                "\(household.members)", "\(household.members) người", "\(household.members),0", " \(household.members)",
            ])
        },
        Column(headings: ["Bảo trợ xã hội", "Diện BTXH", "Hộ thuộc diện bảo trợ xã hội"]) { household, random in
            switch household.protected {
            case true?: random.one(of: ["x", "X", "Có", "1", "co", "true"])
            case false?: random.one(of: ["Không", "0", "khong"])
            case nil: random.one(of: ["", "--", " "])
            }
        },
        Column(headings: ["Điểm B1", "B1", "b1Point"]) { household, random in
            random.one(of: ["\(household.scores.0)", "\(household.scores.0).0", "\(household.scores.0),0"])
        },
        Column(headings: ["Điểm B2", "B2", "Tổng điểm B2"]) { household, random in "\(household.scores.1)" },
        Column(headings: ["Ngày quyết định", "Ngày ban hành QĐ", "Ngày ký"]) { household, random in
            written(household.day, &random)
        },
        Column(headings: ["Nguyên nhân nghèo", "Nguyên nhân"]) { household, random in
            random.chance(50)
                ? household.causes.map { String($0.rawValue) }.joined(separator: ", ")
                : household.causes.map { causeWords[Int($0.rawValue) - 1] }.joined(separator: "; ")
        },
        Column(headings: ["Dân tộc"]) { _, _ in "Kinh" },
    ]

    /// A field of CSV.
    private static func quoted(_ text: String) -> String { "\"" + text.replacing("\"", with: "\"\"") + "\"" }

    /// The list as text.
    private static func text(_ households: [Household], _ random: inout SeededGenerator) -> String {
        let order = columns.shuffled(using: &random)
        let isOfPersons = random.chance(50)
        var heads = ["STT"] + (isOfPersons ? ["STT hộ", "Họ và tên", "Quan hệ với chủ hộ"] : ["Họ và tên chủ hộ"])
        let fixed = heads.count
        heads += order.map { column in spelled(random.one(of: column.headings), &random) }
        var lines: [[String]] = []
        if random.chance(60) { lines.append(["UBND THÀNH PHỐ MẪU", "", "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"]) }
        if random.chance(60) { lines.append([spelled("Danh sách hộ nghèo, hộ cận nghèo", &random)]) }
        if random.chance(30) { lines.append([]) }
        lines.append(heads)
        if random.chance(50) { lines.append((1...heads.count).map { "(\($0))" }) }
        for (index, household) in households.enumerated() {
            if index > 0, random.chance(15) { lines.append(heads) }
            if random.chance(10) { lines.append([]) }
            let values = order.map { $0.cell(household, &random) }
            guard isOfPersons else {
                lines.append(["\(index + 1)", household.name] + values)
                continue
            }
            for person in 0..<household.members {
                let isHead = person == 0
                lines.append(
                    [
                        "\(person + 1)", isHead ? "\(index + 1)" : "", household.name + " \(person)",
                        isHead ? "Chủ hộ" : "Con",
                    ]
                        + (isHead ? values : values.map { _ in "" }))
            }
            if random.chance(10) { lines.append(["", "", "Cộng:"]) }
        }
        if random.chance(60) {
            lines.append(["", "Tổng cộng", "", "\(households.count)"])
            lines.append([])
            lines.append(["", "", "Phường 7, ngày 31 tháng 12 năm 2022"])
            lines.append(["", "Người lập biểu", "", "CHỦ TỊCH"])
            lines.append(["", "Mẫu Ký", "", "Thử Ký"])
        }
        let separator = random.one(of: [",", ";", "\t"])
        let width = max(heads.count, fixed)
        return lines.map { line in
            (line + Array(repeating: "", count: max(0, width - line.count))).map(quoted).joined(separator: separator)
        }.joined(separator: random.chance(50) ? "\n" : "\r\n") + "\n"
    }

    @Test func aListStatesTheSameInEveryLayout() throws {
        let folder = try TemporaryFolder()
        for seed in UInt64(1)...300 {
            var random = SeededGenerator(seed: seed)
            let households = Self.households(&random)
            let path = try folder.write("\(seed).csv", Self.text(households, &random))
            let list = try read(path, as: .review)
            try #require(list.households.count == households.count, "seed \(seed): \(list.notes) \(list.questions)")
            for (read, drawn) in zip(list.households, households) {
                let protection = columnsRead(list).contains(.socialProtection) ? drawn.protected : nil
                #expect(read.code?.value == drawn.code, "seed \(seed)")
                #expect(read.unit?.value.lowercased() == drawn.unit.lowercased(), "seed \(seed)")
                #expect(read.hamlet?.value == drawn.hamlet, "seed \(seed)")
                #expect(read.standing?.value == drawn.standing, "seed \(seed)")
                #expect(read.members?.value == drawn.members, "seed \(seed)")
                #expect(read.socialProtection?.value == protection, "seed \(seed)")
                #expect(read.incomeScore?.value == Int64(drawn.scores.0), "seed \(seed)")
                #expect(read.deprivationScore?.value == Int64(drawn.scores.1), "seed \(seed)")
                #expect(read.decisionDay?.value == drawn.day, "seed \(seed)")
                #expect(read.causes?.value.words ?? [] == drawn.causes, "seed \(seed)")
                #expect(!list.isRowAPerson || read.persons == drawn.members, "seed \(seed)")
            }
            #expect(list.questions.isEmpty, "seed \(seed): \(list.questions)")
        }
    }

    private func columnsRead(_ list: OfficeList) -> Set<ListField> { Set(list.columns.keys) }
}

extension NormalizedText {
    /// Text with its letters and marks apart.
    fileprivate static func decomposed(_ text: String) -> String {
        let marks: [Character: String] = [
            "ộ": "o\u{323}\u{302}", "ã": "a\u{303}", "ạ": "a\u{323}", "ế": "e\u{302}\u{301}", "ố": "o\u{302}\u{301}",
            "ậ": "a\u{323}\u{302}", "è": "e\u{300}", "ĩ": "i\u{303}", "ệ": "e\u{323}\u{302}", "ư": "u\u{31B}",
            "à": "a\u{300}",
            "ờ": "o\u{31B}\u{300}", "ấ": "a\u{302}\u{301}", "á": "a\u{301}",
        ]
        return text.map { marks[$0] ?? String($0) }.joined()
    }
}
