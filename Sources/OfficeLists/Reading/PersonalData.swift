// Numbers of identity cards and days of birth in texts that would be recorded as they are written: who gave, what an
// award was granted for, a document. They are found so that they can be asked about; no message has them.

import EventLedger

/// What identifies a person in a text.
enum PersonalData {
    /// The number of an identity card: 9 or 12 digits.
    case identityNumber
    /// A day or a year of birth.
    case birth

    /// How a text is used, which decides what a date in it may be.
    enum Use {
        /// It names somebody or something: a date in it can only be one of birth.
        case name
        /// It says what was done and when: a date is one of birth where a word says so.
        case sentence
        /// A code, of which digits between dashes are parts.
        case code
    }

    /// What a text has of a person; nil for nothing.
    static func found(in text: String, _ use: Use) -> PersonalData? {
        guard text.utf8.contains(where: { $0 &- 0x30 <= 9 }) || !text.utf8.allSatisfy({ $0 < 0x80 }) else { return nil }
        if use == .code, isIdentityNumber(text) { return .identityNumber }
        let numbers = numbers(in: text)
        if !identityNumbers(numbers, text, use).isEmpty { return .identityNumber }
        if use != .sentence, numbers.contains(where: \.endsDate) { return .birth }
        return namesBirth(Spelling.folded(text)) ? .birth : nil
    }

    /// A text with three points for each number of an identity card in it, for messages.
    static func masked(_ text: String) -> String {
        let found = identityNumbers(numbers(in: text), text, .name)
        guard !found.isEmpty else { return text }
        var (result, start) = ("", text.startIndex)
        for range in found {
            result += text[start..<range.lowerBound] + "…"
            start = range.upperBound
        }
        return result + text[start...]
    }

    /// What is said about a text with something of a person in it.
    func problem(_ what: Sentence) -> (problem: Sentence, remedy: Sentence) {
        switch self {
        case .identityNumber:
            ("\(what) has the digits of an identity card, which are never recorded", "write it without them")
        case .birth: ("\(what) has a day of birth, which is never recorded", "write it without it")
        }
    }

    // MARK: Numbers

    /// Digits in a text, and those before them with one separator between.
    private struct Number {
        let range: Range<String.Index>
        let digits: Int
        /// What is between it and the number before; nil where that is more than one separator.
        let separator: Character?
        /// Whether it is the year of a date whose day and month are before it, or the day of one whose year is.
        var endsDate = false
    }

    private static func numbers(in text: String) -> [Number] {
        var numbers: [Number] = []
        var index = text.startIndex
        while index < text.endIndex {
            guard text[index].wholeNumberValue != nil else {
                index = text.index(after: index)
                continue
            }
            let start = index
            while index < text.endIndex, text[index].wholeNumberValue != nil { index = text.index(after: index) }
            var separator: Character?
            if let last = numbers.last, text.distance(from: last.range.upperBound, to: start) == 1 {
                separator = text[last.range.upperBound]
            }
            var number = Number(
                range: start..<index, digits: text.distance(from: start, to: index), separator: separator)
            if numbers.count >= 2, let separator, "/-.".contains(separator) {
                let (month, day) = (numbers[numbers.count - 1], numbers[numbers.count - 2])
                let isDayFirst = number.digits == 4 && day.digits <= 2
                let isYearFirst = number.digits <= 2 && day.digits == 4
                number.endsDate = month.separator == separator && month.digits <= 2 && (isDayFirst || isYearFirst)
            }
            numbers.append(number)
        }
        return numbers
    }

    /// The ranges of the numbers of identity cards, in order.
    private static func identityNumbers(_ numbers: [Number], _ text: String, _ use: Use) -> [Range<String.Index>] {
        var found: [Range<String.Index>] = []
        let isNamed = namesIdentityCard(Spelling.folded(text))
        var index = 0
        while index < numbers.count {
            if [9, 12].contains(numbers[index].digits) {
                let isCode = use == .code && !isNamed && numbers[index].range != text.startIndex..<text.endIndex
                if !isAmount(text[numbers[index].range.upperBound...]), !isCode { found.append(numbers[index].range) }
                index += 1
                continue
            }
            // Digits in groups: 079 080 000 001. An amount does not begin with a zero.
            var (end, digits) = (index, numbers[index].digits)
            while end + 1 < numbers.count, let separator = numbers[end + 1].separator, " .-".contains(separator),
                numbers[end + 1].digits >= 3, digits < 12
            {
                end += 1
                digits += numbers[end].digits
            }
            let isGrouped = end > index && numbers[index].digits >= 3
            let isLong = digits == 12 && text[numbers[index].range.lowerBound] == "0" && use != .code
            if isGrouped, isLong || isNamed && [9, 12].contains(digits) {
                found.append(numbers[index].range.lowerBound..<numbers[end].range.upperBound)
                index = end
            }
            index += 1
        }
        return found
    }

    /// Whether a code is the number of an identity card with other signs: digits in groups, without the zero that a
    /// spreadsheet loses, or as a part of the code where its first digits are those of a province and a century.
    private static func isIdentityNumber(_ code: String) -> Bool {
        let joined = code.filter { !$0.isWhitespace && $0 != "." && $0 != "'" }
        if joined.utf8.allSatisfy({ $0 &- 0x30 <= 9 }), [8, 9, 11, 12].contains(joined.utf8.count) { return true }
        return joined.split { !$0.isASCII || !$0.isNumber }.contains { run in
            guard run.utf8.count == 12, run.first == "0", let province = Int(run.prefix(3)),
                let century = run.dropFirst(3).first
            else { return false }
            return (1...96).contains(province) && "0123".contains(century)
        }
    }

    private static func namesIdentityCard(_ folded: String) -> Bool {
        let text = " \(folded) "
        return ["cccd", "cmnd", "cmtnd", "can cuoc", "chung minh", "dinh danh"].contains { text.contains($0) }
    }

    /// Whether a number is an amount of money by the word behind it.
    private static func isAmount(_ rest: Substring) -> Bool {
        let word = Spelling.folded(String(rest.prefix(12))).split(separator: " ").first ?? ""
        return ["d", "dong", "vnd"].contains(word) && rest.first.map { $0 == " " || $0.isLetter } ?? false
    }

    // MARK: Births

    /// Words before `sinh` with which it is no birth: học sinh, vệ sinh, thí sinh, hy sinh.
    private static let otherWords: Set<Substring> = ["hoc", "ve", "thi", "hy", "phat", "tai"]

    private static func namesBirth(_ folded: String) -> Bool {
        let words = folded.split(separator: " ")
        for (index, word) in words.enumerated() {
            guard ["sinh", "sn", "ns", "born", "dob"].contains(word) else { continue }
            if word == "sinh", index > 0, otherWords.contains(words[index - 1]) { continue }
            let next = words[(index + 1)...].first { !["ngay", "nam", "thang"].contains($0) }
            if let next, next.utf8.count <= 4, next.utf8.allSatisfy({ $0 &- 0x30 <= 9 }) { return true }
        }
        return false
    }
}
