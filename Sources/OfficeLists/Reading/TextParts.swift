// A text in its words and numbers, and what numbers are together: groups of one number, dates, days of birth. It says
// what can be read so; what of it is personal is judged in `PersonalData`.

import Files

/// The words, numbers and signs of a text.
struct TextParts {
    /// A number, or what is between numbers.
    struct Number {
        let range: Range<String.Index>
        /// Its digits, with a letter O among them as the zero that it looks like.
        let digits: String
        /// The index of its part.
        let part: Int
        var count: Int { digits.utf8.count }
    }

    /// A day in digits or words.
    struct Date {
        let numbers: ClosedRange<Int>
        let separator: Character?
        let hasLongYear: Bool
        /// Whether its digits are together, as in 15031961.
        var isCompact = false
        var isInWords: Bool { separator == nil && !isCompact }
    }

    private enum Part {
        case word(String)
        case number(Int)
        case sign(Character)
    }

    private let text: String
    private var parts: [Part] = []
    private var places: [Range<String.Index>] = []
    private(set) var numbers: [Number] = []

    /// The parts of a text. Cost: one pass.
    init(_ text: String) {
        self.text = text
        var index = text.startIndex
        while index < text.endIndex {
            let start = index
            if TextParts.isDigit(at: index, text) {
                var digits = ""
                while index < text.endIndex, let digit = TextParts.digit(at: index, text) {
                    digits.append(digit)
                    index = text.index(after: index)
                }
                numbers.append(Number(range: start..<index, digits: digits, part: parts.count))
                parts.append(.number(numbers.count - 1))
            } else if text[index].isLetter {
                while index < text.endIndex, text[index].isLetter, !TextParts.isDigit(at: index, text) {
                    index = text.index(after: index)
                }
                parts.append(.word(String(text[start..<index])))
            } else {
                parts.append(.sign(text[index]))
                index = text.index(after: index)
            }
            places.append(start..<index)
        }
    }

    /// The digit of a character of any script; nil for others. A letter O before or between digits is typed for a zero.
    private static func digit(at index: String.Index, _ text: String) -> Character? {
        let character = text[index]
        if let ascii = character.asciiValue, ascii &- 0x30 <= 9 { return character }
        if "OoОо".contains(character) {
            let next = text.index(after: index)
            guard next < text.endIndex, text[next].wholeNumberValue != nil else { return nil }
            return "0"
        }
        guard let scalar = character.unicodeScalars.first, scalar.properties.numericType == .decimal,
            let value = character.wholeNumberValue
        else { return nil }
        return Character(String(value))
    }

    private static func isDigit(at index: String.Index, _ text: String) -> Bool {
        guard digit(at: index, text) != nil else { return false }
        // An O behind a letter is a letter.
        guard text[index].isLetter, index > text.startIndex else { return true }
        return !text[text.index(before: index)].isLetter
    }

    // MARK: Numbers

    /// The place of some numbers in the text.
    func range(ofNumbers range: ClosedRange<Int>) -> Range<String.Index> {
        numbers[range.lowerBound].range.lowerBound..<numbers[range.upperBound].range.upperBound
    }

    /// How many digits there are.
    var digitCount: Int { numbers.reduce(0) { $0 + $1.count } }

    /// The digits of some numbers together.
    func digits(_ range: ClosedRange<Int>) -> String { numbers[range].map(\.digits).joined() }

    /// The signs between some numbers.
    func separators(_ range: ClosedRange<Int>) -> [Character] {
        parts[numbers[range.lowerBound].part...numbers[range.upperBound].part].compactMap { part in
            if case .sign(let sign) = part { sign } else { nil }
        }
    }

    /// The numbers from one on that may be groups of one number: with at most three of some signs between each two. All
    /// of them, the shortest first.
    func chains(from start: Int, separators allowed: String) -> [ClosedRange<Int>] {
        var chains = [start...start]
        var (end, digits) = (start, numbers[start].count)
        while end + 1 < numbers.count, digits < 12 {
            let between = parts[(numbers[end].part + 1)..<numbers[end + 1].part]
            let isJoined =
                (1...3).contains(between.count)
                && between.allSatisfy { part in
                    if case .sign(let sign) = part { allowed.contains(sign) } else { false }
                }
            guard isJoined else { break }
            end += 1
            digits += numbers[end].count
            chains.append(start...end)
        }
        return chains
    }

    /// Whether some numbers are all letters and digits that there are.
    func isWhole(_ range: ClosedRange<Int>) -> Bool {
        range == 0...max(0, numbers.count - 1) && !parts.contains { if case .word = $0 { true } else { false } }
    }

    /// Whether groups have one more beside them, as those of codes do.
    func isPartOfLonger(_ range: ClosedRange<Int>) -> Bool {
        func isDash(_ part: Int) -> Bool {
            guard parts.indices.contains(part), case .sign("-") = parts[part] else { return false }
            return true
        }
        let (first, last) = (numbers[range.lowerBound].part, numbers[range.upperBound].part)
        return range.count > 1
            && (range.upperBound + 1 < numbers.count && isDash(last + 1)
                && numbers[range.upperBound + 1].part == last + 2
                || range.lowerBound > 0 && isDash(first - 1) && numbers[range.lowerBound - 1].part == first - 2)
    }

    /// Whether there is a plus before some numbers.
    func isInternational(_ range: ClosedRange<Int>) -> Bool {
        let part = numbers[range.lowerBound].part
        guard part > 0, case .sign("+") = parts[part - 1] else { return digits(range).hasPrefix("84") }
        return true
    }

    /// Whether some numbers are an amount of money by the word behind them.
    func isAmount(_ range: ClosedRange<Int>) -> Bool {
        var part = numbers[range.upperBound].part + 1
        if part < parts.count, case .sign(" ") = parts[part] { part += 1 }
        guard part < parts.count else { return false }
        switch parts[part] {
        case .word(let word): return ["d", "dong", "vnd"].contains(Spelling.folded(word))
        case .sign(let sign): return sign == "₫"
        case .number: return false
        }
    }

    /// Whether the text has some of these words, folded, each as whole ones.
    func names(_ words: [String]) -> Bool {
        let folded = " \(Spelling.folded(foldable)) "
        return words.contains { folded.contains(" \($0) ") }
    }

    /// The words, numbers apart from them.
    private var foldable: String {
        parts.map { part in
            switch part {
            case .word(let word): word
            case .number, .sign: " "
            }
        }.joined()
    }

    // MARK: Dates

    /// The dates of the text: in digits with one sign between, in words, and in eight digits.
    var dates: [Date] {
        var dates: [Date] = []
        var index = 0
        while index < numbers.count {
            if let date = date(from: index) {
                dates.append(date)
                index = date.numbers.upperBound
            }
            index += 1
        }
        return dates
    }

    private func date(from start: Int) -> Date? {
        let first = numbers[start].digits
        if first.utf8.count == 8 {
            let isDay =
                TextParts.isDay(first.prefix(2), first.dropFirst(2).prefix(2), first.suffix(4))
                || TextParts.isDay(first.suffix(2), first.dropFirst(4).prefix(2), first.prefix(4))
            return isDay ? Date(numbers: start...start, separator: nil, hasLongYear: true, isCompact: true) : nil
        }
        guard start + 2 < numbers.count else { return nil }
        let (second, third) = (numbers[start + 1].digits, numbers[start + 2].digits)
        let isDayFirst = TextParts.isDay(first[...], second[...], third[...])
        guard isDayFirst || TextParts.isDay(third[...], second[...], first[...]) else { return nil }
        let hasLongYear = max(first.utf8.count, third.utf8.count) == 4
        if let separator = separator(start), separator == self.separator(start + 1) {
            return Date(numbers: start...(start + 2), separator: separator, hasLongYear: hasLongYear)
        }
        let isInWords = isDayFirst && word(between: start) == "thang" && word(between: start + 1) == "nam"
        return isInWords ? Date(numbers: start...(start + 2), separator: nil, hasLongYear: hasLongYear) : nil
    }

    private static func isDay(_ day: Substring, _ month: Substring, _ year: Substring) -> Bool {
        guard (1...2).contains(day.utf8.count), (1...2).contains(month.utf8.count), let day = Int(day),
            let month = Int(month), (1...31).contains(day), (1...12).contains(month)
        else { return false }
        guard year.utf8.count != 2 else { return true }
        return year.utf8.count == 4 && Int(year).map { (1850...2199).contains($0) } ?? false
    }

    /// The one sign of dates between a number and the next.
    private func separator(_ number: Int) -> Character? {
        var separator: Character?
        for part in parts[(numbers[number].part + 1)..<numbers[number + 1].part] {
            guard case .sign(let sign) = part else { return nil }
            if sign == " " { continue }
            guard "/-.".contains(sign), separator == nil else { return nil }
            separator = sign
        }
        return separator
    }

    /// The one word between a number and the next, folded.
    private func word(between number: Int) -> String? {
        var word: String?
        for part in parts[(numbers[number].part + 1)..<numbers[number + 1].part] {
            switch part {
            case .word(let next):
                guard word == nil else { return nil }
                word = Spelling.folded(next)
            case .sign(let sign):
                guard sign == " " || sign == "," else { return nil }
            case .number: return nil
            }
        }
        return word
    }

    /// Whether the text is some dates and nothing else.
    func areAll(_ dates: [Date]) -> Bool {
        guard !dates.isEmpty, dates.reduce(0, { $0 + $1.numbers.count }) == numbers.count else { return false }
        return parts.allSatisfy { part in
            if case .word(let word) = part { ["ngay", "thang", "nam"].contains(Spelling.folded(word)) } else { true }
        }
    }

    /// Words before `sinh` with which it is no birth: học sinh, vệ sinh, thí sinh, hy sinh.
    private static let otherWords: Set<String> = ["hoc", "ve", "thi", "hy", "phat", "tai"]

    /// The numbers that a word says to be of a birth: `sinh ngày 1/2/1980`, `SN 1980`.
    func births(_ dates: [Date]) -> [ClosedRange<Int>] {
        var found: [ClosedRange<Int>] = []
        var before = ""
        for (index, part) in parts.enumerated() {
            guard case .word(let written) = part else { continue }
            let word = Spelling.folded(written)
            defer { before = word }
            guard ["sinh", "sn", "ns", "born", "dob"].contains(word) else { continue }
            if word == "sinh", TextParts.otherWords.contains(before) { continue }
            let next = parts[(index + 1)...].first { part in
                switch part {
                case .word(let word): !["ngay", "nam", "thang"].contains(Spelling.folded(word))
                case .sign: false
                case .number: true
                }
            }
            guard case .number(let number)? = next, numbers[number].count <= 4 else { continue }
            let date = dates.first { $0.numbers.lowerBound == number }
            // Ngân sách is written NS too, with the year of a budget behind it.
            let isBudget = word == "ns" && date == nil && (Int(numbers[number].digits) ?? 0) > 2010
            if !isBudget { found.append(date?.numbers ?? number...number) }
        }
        return found
    }

    // MARK: Names

    /// The place of the name that the text is, beside numbers and the words for them; nil where it is something else.
    func wholeName(isSure: Bool) -> Range<String.Index>? {
        var words: [String] = []
        var place: Range<String.Index>?
        for (part, range) in zip(parts, places) {
            guard case .word(let word) = part else { continue }
            if words.isEmpty, PersonNames.titles.contains(word.lowercased()) { continue }
            if PersonNames.labels.contains(Spelling.folded(word)) { continue }
            words.append(word)
            place = (place?.lowerBound ?? range.lowerBound)..<range.upperBound
        }
        return PersonNames.isName(words, isSure: isSure) ? place : nil
    }

    /// The word before a number, folded.
    func wordBefore(_ number: Int) -> String? {
        let before = parts[..<numbers[number].part].last { part in
            if case .sign(" ") = part { false } else { true }
        }
        guard case .word(let word)? = before else { return nil }
        return Spelling.folded(word)
    }

    /// Whether the words before a number are a name.
    func isBehindName(_ number: Int) -> Bool {
        var words: [String] = []
        var part = numbers[number].part - 1
        while part >= 0, words.count < 5 {
            switch parts[part] {
            case .word(let word):
                if words.isEmpty, PersonNames.labels.contains(Spelling.folded(word)) { break }
                words.insert(word, at: 0)
                if words.count >= 2, PersonNames.isName(words, isSure: true) { return true }
            case .number: return false
            case .sign(let sign):
                guard sign == " " || words.isEmpty && ",(:-".contains(sign) else { return false }
            }
            part -= 1
        }
        return false
    }
}
