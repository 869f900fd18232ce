// What the lines above a header say of the whole list: the decision it is an annex of, what its households left, the
// unit of money. Values in the rows have precedence over them.

import EventLedger
import PovertyLedger
import Tables

/// What titles state.
struct TitleFacts {
    private(set) var exit: Stated<ListedExit>?
    private(set) var decisionNumber: Stated<String>?
    private(set) var decisionDay: Stated<Day>?
    private(set) var unit: Stated<String>?
    /// The words of a title from the ward or commune on that it is of.
    private(set) var unitOfList: Stated<String>?
    private(set) var hamlet: Stated<String>?
    private(set) var amountFactor: Int64?
    /// The one class that the title of a list names.
    private(set) var standing: Stated<ListWords.Standing>?
    /// The years that it names.
    private(set) var years: [Stated<Int>] = []
    /// What it says that the list is of.
    private(set) var kind: Stated<ListKind>?

    /// Takes a cell above the header.
    mutating func take(_ text: String, _ folded: String, at place: CellPlace) {
        if exit == nil { exit = TitleFacts.exit(folded).map { Stated($0, at: place) } }
        if standing == nil, folded.contains("danh sach") {
            standing = TitleFacts.standing(folded).map { Stated($0, at: place) }
        }
        if kind == nil { kind = TitleFacts.kind(folded).map { Stated($0, at: place) } }
        years += TitleFacts.years(folded).map { Stated($0, at: place) }
        takeDecision(text, folded, at: place)
        if folded.contains("don vi tinh") || folded.hasPrefix("dvt") {
            amountFactor = TitleFacts.amountFactor(folded) ?? amountFactor
        }
        if unit == nil { unit = TitleFacts.unit(text).map { Stated($0, at: place) } }
        if unitOfList == nil { unitOfList = TitleFacts.unitOfList(text).map { Stated($0, at: place) } }
        if hamlet == nil { hamlet = TitleFacts.hamlet(text).map { Stated($0, at: place) } }
    }

    /// The hamlet that a title or the name of a sheet is of, such as `(Khóm 1)` or `DANH SÁCH HỘ NGHÈO KHÓM 1 NĂM 2022`;
    /// nil where it names none or several.
    static func hamlet(_ text: String) -> String? {
        let words = text.split { " ()-–,.:;".contains($0) || $0.isNewline }.map(String.init)
        let folded = words.map(Spelling.folded)
        func isNamed(_ index: Int) -> Bool {
            guard UnitWords.hamlets.contains(folded[index]), index + 1 < words.count else { return false }
            let next = folded[index + 1]
            // Nông thôn mới, áp dụng, tổ chức and bản tổng hợp begin no name of a hamlet.
            guard index == 0 || folded[index - 1] != "nong" else { return false }
            if next.utf8.allSatisfy({ $0 &- 0x30 <= 9 }) { return true }
            return ["khóm", "ấp", "thôn", "xóm", "buôn", "sóc"].contains(words[index].lowercased())
                && !UnitWords.hamlets.contains(next) && !["dac", "moi", "va", "dan"].contains(next)
        }
        let starts = words.indices.filter(isNamed)
        guard starts.count == 1, let start = starts.first, start == 0 || folded.starts(with: ["danh", "sach"]) else {
            return nil
        }
        let ends = UnitWords.units.union(UnitWords.above).union(["nam", "sau", "theo", "kem", "thang", "den", "co"])
        let end = folded[(start + 1)...].firstIndex(where: ends.contains) ?? words.endIndex
        guard (2...5).contains(end - start) else { return nil }
        return words[start..<end].joined(separator: " ")
    }

    /// What a title or the name of a sheet says that its households left; nil where it names both or neither.
    static func exit(_ folded: String) -> ListedExit? {
        let isNear = folded.contains("thoat can ngheo") || folded.contains("thoat ho can ngheo")
        let isPoor = folded.contains("thoat ngheo") || folded.contains("thoat ho ngheo")
        guard isNear != isPoor else { return nil }
        return isNear ? .leftNearPoverty : .leftPoverty
    }

    /// The years that a title or the name of a sheet names: not those of dates, of periods, or of a standard.
    static func years(_ folded: String) -> [Int] {
        let words = folded.split(separator: " ")
        func year(_ index: Int) -> Int? {
            guard words.indices.contains(index), words[index].utf8.count == 4, let year = Int(words[index]),
                (2000...2099).contains(year)
            else { return nil }
            return year
        }
        var found: [Int] = []
        for (index, word) in words.enumerated() where word == "nam" {
            guard let named = year(index + 1), year(index + 2) == nil else { continue }
            let before = words[..<index].suffix(3)
            guard !before.contains("thang"), !before.contains("chuan") else { continue }
            found.append(named)
            if before.last == "dau" { found.append(named - 1) }
        }
        // `(Thời điểm 31/12/2022)`
        if found.isEmpty, folded.contains("thoi diem") || folded.contains("tinh den") {
            found += words.indices.compactMap(year)
        }
        // `DANH SÁCH HỘ NGHÈO 2022`
        if found.isEmpty, let last = year(words.count - 1), year(words.count - 2) == nil,
            words.count == 1 || (words[words.count - 2].utf8.allSatisfy { $0 >= UInt8(ascii: "a") }),
            !words.contains("ngay"), !words.contains("thang"), !words.contains("doan"), !words.contains("chuan")
        {
            found.append(last)
        }
        return found
    }

    /// What the title of a list says that is in it; nil where it says nothing of that, or several things.
    static func kind(_ folded: String) -> ListKind? {
        guard folded.contains("danh sach"), !folded.contains("quyet dinh"), !folded.contains("kem theo") else {
            return nil
        }
        if folded.contains("khen thuong") { return .awards }
        let gifts = ["duoc ho tro", "nhan ho tro", "ho tro tet", "nhan qua", "tang qua", "trao qua", "cap qua"]
        if gifts.contains(where: { folded.contains($0) }) { return .aid }
        var rest = folded
        for left in ["thoat ho can ngheo", "thoat can ngheo", "thoat ho ngheo", "thoat ngheo"] {
            rest = rest.replacing(left, with: "")
        }
        if rest != folded { return rest.contains("ngheo") ? nil : .exits }
        let others = ["ra khoi", "vuot", "giam", "cham dut", "dua ra", "thoat"]
        guard rest.contains("ho ngheo") || rest.contains("ho can ngheo"),
            !others.contains(where: { rest.contains($0) })
        else { return nil }
        return .review
    }

    /// The class that a title or the name of a sheet names; nil where it names several, none, or those that left one.
    static func standing(_ folded: String) -> ListWords.Standing? {
        guard !folded.contains("thoat") else { return nil }
        let isNear = folded.contains("can ngheo")
        let isPoor = folded.replacing("can ngheo", with: "").contains("ho ngheo")
        guard isNear != isPoor else { return nil }
        return .class(isNear ? .nearPoor : .poor)
    }

    /// What a heading or title multiplies amounts by; nil where it says nothing of that.
    static func amountFactor(_ folded: String) -> Int64? {
        let text = " \(folded) "
        if text.contains(" trieu dong ") || text.contains(" tr dong ") || text.contains(" trd ") { return 1_000_000 }
        if ["nghin dong", "ngan dong", "1000 dong", "1 000 dong", "1000d", "1 000d"].contains(where: {
            text.contains(" \($0) ")
        }) {
            return 1000
        }
        if text.contains(" ty dong ") { return 1_000_000_000 }
        return text.contains(" dong ") || text.contains(" vnd ") ? 1 : nil
    }

    /// `(Kèm theo Quyết định số 98/QĐ-UBND ngày 10/12/2023 của …)`.
    private mutating func takeDecision(_ text: String, _ folded: String, at place: CellPlace) {
        guard decisionNumber == nil, folded.contains("quyet dinh so") else { return }
        let words = text.split { $0 == " " || $0 == "(" || $0 == ")" || $0 == "," || $0 == ";" }
        guard let index = words.firstIndex(where: { $0.contains("/") && $0.contains { $0.isLetter } }) else { return }
        let number = words[index].trimmingPunctuation
        guard number.contains(where: \.isNumber) else { return }
        decisionNumber = Stated(number, at: place)
        let rest = words[(index + 1)...].map { String($0) }
        guard rest.first.map(Spelling.folded) == "ngay" else { return }
        let day = rest.dropFirst().first.map { DayText($0.trimmingPunctuation) } ?? .none
        if case .day(let day) = day {
            decisionDay = Stated(day, at: place)
        } else if case .day(let day) = DayText(rest.prefix(6).joined(separator: " ").trimmingPunctuation) {
            decisionDay = Stated(day, at: place)
        }
    }

    /// `UBND PHƯỜNG 7`, the line of an office.
    private static func unit(_ text: String) -> String? {
        let words = text.split(separator: " ")
        let folded = words.map { Spelling.folded(String($0)) }
        let isOffice = folded.first == "ubnd" || Array(folded.prefix(4)) == ["uy", "ban", "nhan", "dan"]
        guard isOffice, let start = folded.firstIndex(where: { UnitWords.units.contains($0) }) else { return nil }
        // The line below it, of the city or district, is in the same cell.
        let end = folded[(start + 1)...].firstIndex { UnitWords.above.contains($0) } ?? words.endIndex
        let name = words[start..<end].joined(separator: " ")
        return end > start + 1 ? name : nil
    }
}

// The ward or commune of a title without the line of an office.
extension TitleFacts {
    /// What the line begins with that says what a list is of, where the unit itself does not begin it.
    private static let beginnings = [
        ["danh", "sach"], ["tong", "hop"], ["bang", "tong"], ["bieu", "tong"], ["ket", "qua"], ["tong", "so"],
        ["don", "vi"], ["dia", "ban"], ["dia", "phuong"], ["khu", "vuc"],
    ]
    /// Words that end the name of an office or society, which is not where the households are: Uỷ ban nhân dân, Mặt
    /// trận Tổ quốc, Hội Chữ thập đỏ, Hội Phụ nữ, Đoàn Thanh niên, Hội Cựu chiến binh, Đảng uỷ, Công an.
    private static let offices: Set<String> = [
        "ubnd", "dan", "mttq", "ubmttq", "quoc", "do", "nu", "nien", "binh", "uy", "an", "doan", "quy", "hoi", "cac",
        "phong",
    ]

    /// The name that begins such words, as far as they show it: up to its number, or to the year.
    static func name(atStartOf words: String) -> String {
        let parts = words.split(separator: " ")
        if parts.count > 1, parts[1].utf8.allSatisfy({ $0 &- 0x30 <= 9 }) { return parts[..<2].joined(separator: " ") }
        return parts.prefix { Spelling.folded(String($0)) != "nam" }.joined(separator: " ")
    }

    /// The words of a title, or of the name of a sheet, from the one ward or commune on that it is of, such as `PHƯỜNG 7
    /// NĂM 2022`; nil where it names none or several. Which of them are its name is for who knows the units.
    static func unitOfList(_ text: String) -> String? {
        let words = text.split { $0 == " " || $0 == "(" || $0 == ")" || $0.isNewline }.map(String.init)
        let folded = words.map(Spelling.folded)
        func isUnit(_ index: Int) -> Bool {
            guard index + 1 < words.count, let next = folded[index + 1].first, !words[index].hasSuffix(",") else {
                return false
            }
            switch folded[index] {
            // Xã hội is society, thị xã a town.
            case "xa": return folded[index + 1] != "hoi" && (index == 0 || folded[index - 1] != "thi")
            case "phuong": return index == 0 || folded[index - 1] != "dia"
            case "thi": return folded[index + 1] == "tran"
            case "p": return next.isNumber
            default: return false
            }
        }
        let starts = words.indices.filter(isUnit)
        guard starts.count == 1, let start = starts.first, !folded[start + 1].isEmpty else { return nil }
        if start > 0 {
            guard beginnings.contains(where: { folded.starts(with: $0) }),
                !offices.contains(folded[start - 1]) || folded[..<start].suffix(2) == ["xa", "hoi"]
            else { return nil }
        }
        var name: [String] = []
        for word in words[start...].prefix(6) {
            let end = word.last.map { ",;:.".contains($0) } ?? false
            name.append(end ? String(word.dropLast()) : word)
            if end { break }
        }
        return name.joined(separator: " ")
    }
}

/// The words that names of units begin with, folded.
enum UnitWords {
    /// Of wards and communes.
    static let units: Set<String> = ["xa", "phuong", "p", "thi", "tt"]
    /// Of hamlets.
    static let hamlets: Set<String> = [
        "thon", "ap", "khom", "to", "khoi", "xom", "ban", "buon", "khu", "lang", "tdp", "soc", "bon", "phum",
    ]
    /// Of what is above wards.
    static let above: Set<String> = ["tp", "thanh", "huyen", "quan", "tinh", "tx"]
}

extension StringProtocol {
    /// Without points, commas and colons at its end.
    fileprivate var trimmingPunctuation: String {
        var text = Substring(self)
        while let last = text.last, ".,:;".contains(last) { text.removeLast() }
        return String(text)
    }
}
