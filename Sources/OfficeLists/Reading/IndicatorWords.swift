// Deprivations and causes in one cell, as offices write several of them: numbers of the form (`1, 3, 7`) or words. The
// words have commas of their own, so that they are found by the longest known ones from the left and never cut at
// commas.

import PovertyLedger

/// The numbers and words of one vocabulary of which a cell may have several.
struct IndicatorWords<Word: Token> {
    private let phrases: [[Substring]: Word]
    private let longest: Int

    /// Words from lines `name: phrase | phrase`.
    init(_ lines: String) {
        var phrases: [[Substring]: Word] = [:]
        for line in lines.split(separator: "\n") {
            let halves = line.split(separator: ":", maxSplits: 1)
            guard halves.count == 2, let word = Word(String(halves[0])) else { continue }
            for phrase in halves[1].split(separator: "|") { phrases[phrase.split(separator: " ")] = word }
        }
        self.phrases = phrases
        longest = phrases.keys.map(\.count).max() ?? 0
    }

    /// What a cell says.
    enum Reading: Equatable {
        case words(TokenSet<Word>)
        /// The first part that is not known.
        case unknown(String)
    }

    /// The word that a whole text is; nil for another.
    func word(_ folded: String) -> Word? { phrases[folded.split(separator: " ")] }

    /// The words that begin a text, such as a heading; nil where none does.
    func word(beginning folded: String) -> Word? {
        let words = folded.split(separator: " ")
        for count in stride(from: min(longest, words.count), to: 0, by: -1) {
            if let word = phrases[Array(words[..<count])] { return word }
        }
        return nil
    }

    /// Reads a cell.
    func read(_ text: String) -> Reading {
        let folded = Spelling.folded(text)
        if ["khong", "khong co", "khong thieu hut", "0", "none"].contains(folded) { return .words(TokenSet()) }
        let words = folded.split(separator: " ")
        let isOfNumbers = words.allSatisfy { Word.number($0) != nil }
        var set = TokenSet<Word>()
        var index = 0
        // What another cause is, is said behind it and not recorded.
        var hasOther = false
        while index < words.count {
            if let word = Word.number(words[index]) {
                // Before a word a number is that of a list.
                if isOfNumbers { _ = set.insert(word) }
                index += 1
                continue
            }
            guard let (word, count) = phrase(words[index...]) else {
                if hasOther
                    || ["va", "thieu", "hut", "chi", "so", "tieu", "ve", "nguyen", "nhan"].contains(words[index])
                {
                    index += 1
                    continue
                }
                return .unknown(Spelling.text(text, fromWord: index))
            }
            _ = set.insert(word)
            index += count
            if (word as? Cause) == .other { hasOther = true }
        }
        return set.isEmpty ? .unknown(text) : .words(set)
    }

    private func phrase(_ words: ArraySlice<Substring>) -> (Word, Int)? {
        for count in stride(from: min(longest, words.count), to: 0, by: -1) {
            if let word = phrases[Array(words.prefix(count))] { return (word, count) }
        }
        return nil
    }
}

extension Token {
    /// The word of a number as lists write it; nil for one that the vocabulary has not.
    static func number(_ digits: some StringProtocol) -> Self? {
        guard digits.utf8.count <= 2, let number = UInt8(digits), number >= 1 else { return nil }
        return Self(rawValue: number)
    }
}

/// The two vocabularies.
enum Indicators {
    static let deprivations = IndicatorWords<Deprivation>(
        """
        employment: viec lam|employment|lao dong co viec lam
        dependants: nguoi phu thuoc trong ho gia dinh|nguoi phu thuoc|phu thuoc|dependants
        nutrition: dinh duong|nutrition|dinh duong tre em
        healthInsurance: bao hiem y te|bhyt|healthinsurance|health insurance|the bhyt
        adultEducation: trinh do giao duc cua nguoi lon|trinh do giao duc nguoi lon|giao duc nguoi lon|adulteducation
        adultEducation: giao duc cua nguoi lon|adult education|trinh do giao duc
        schoolAttendance: tinh trang di hoc cua tre em|tinh trang di hoc tre em|di hoc cua tre em|tre em di hoc|schoolattendance
        schoolAttendance: school attendance|tinh trang di hoc
        housingQuality: chat luong nha o|housingquality|housing quality|nha o
        housingArea: dien tich nha o binh quan dau nguoi|dien tich nha o|dien tich nha|housingarea|housing area
        housingArea: dien tich nha o binh quan
        waterSource: nguon nuoc sinh hoat|nuoc sinh hoat|nguon nuoc|nuoc sach|watersource|water source
        hygienicToilet: nha tieu hop ve sinh|nha tieu hvs|nha tieu|nha ve sinh|ho xi|ho xi nha tieu hop ve sinh|hygienictoilet|hygienic toilet
        telecommunication: su dung dich vu vien thong|dich vu vien thong|vien thong|telecommunication|internet
        informationAccess: phuong tien phuc vu tiep can thong tin|phuong tien tiep can thong tin|tiep can thong tin
        informationAccess: informationaccess|access to information|phuong tien thong tin
        """)

    static let causes = IndicatorWords<Cause>(
        """
        land: khong co dat san xuat|thieu dat san xuat|thieu dat|khong co dat|khong dat san xuat|land
        capital: khong co von san xuat kinh doanh|khong co von san xuat|khong co von|thieu von|thieu von san xuat|capital
        capital: thieu von san xuat kinh doanh|khong von
        labour: khong co lao dong|thieu lao dong|khong lao dong|labour
        tools: khong co cong cu phuong tien san xuat|khong co cong cu|khong co phuong tien san xuat|thieu phuong tien san xuat
        tools: thieu cong cu phuong tien san xuat|thieu cong cu|khong co cong cu san xuat|tools|thieu phuong tien
        knowledge: khong co kien thuc ve san xuat|khong co kien thuc san xuat|khong co kien thuc|thieu kien thuc|knowledge
        knowledge: thieu kien thuc ve san xuat|thieu kien thuc san xuat
        skills: khong co ky nang lao dong san xuat|khong co ky nang lao dong|khong co ky nang|thieu ky nang|skills
        skills: thieu ky nang lao dong san xuat|thieu ky nang lao dong
        illnessOrAccident: co nguoi om dau benh nang tai nan|co nguoi om dau benh nang hoac tai nan|co nguoi om dau|om dau
        illnessOrAccident: benh nang|tai nan|om dau benh nang tai nan|om dau benh nang|co nguoi benh nang|illnessoraccident
        illnessOrAccident: om dau tai nan|co nguoi om dau benh nang|illness or accident|illness|accident|benh tat|benh hiem ngheo
        other: nguyen nhan khac ghi ro|nguyen nhan khac|khac ghi ro|khac|other
        other: gia yeu|gia ca|neo don|gia yeu neo don|dong con|dong nguoi an theo
        """)
}
