// What identifies a person in a text: the number of an identity card, a telephone number, a day of birth, a name. Texts
// that would be recorded are judged here, so that they can be asked about, and texts that messages quote are redacted
// here by the same rules. No message has what was found.

import EventLedger

/// What identifies a person in a text.
enum PersonalData {
    /// The number of an identity card: 9 or 12 digits, or one less where a spreadsheet lost the zero before them.
    case identityNumber
    /// A telephone number.
    case telephone
    /// A day or a year of birth.
    case birth
    /// A date and nothing else, which nothing that is recorded as text can be, unless it is one of birth.
    case date
    /// A name and nothing else.
    case name

    /// How a text is used, which decides what a date in it may be, and whether it can be a name.
    enum Use {
        /// A code, of which digits between dashes are parts.
        case code
        /// It names somebody who gives or records, who may be a person: a date in it can only be one of birth.
        case giver
        /// It names something: no person, and a date in it can only be one of birth.
        case name
        /// It says what was done and when: a date is one of birth where a word says so, behind a name, and alone.
        case sentence
        /// It is quoted, and has words, such as the name of a unit.
        case quote
        /// It is quoted, and its column has few words, all known: what is none of them may be of any other column.
        case quotedWord
        /// It is quoted, and may be a day.
        case quotedDay
    }

    /// What a text has of a person; nil for nothing. Cost: one pass over the text, and one over its numbers.
    static func found(in text: String, _ use: Use) -> PersonalData? {
        guard mayHaveAny(text) else { return nil }
        return findings(TextParts(text), use).first?.kind
    }

    /// A text with three points for what it has of a person, for messages.
    static func masked(_ text: String, _ use: Use) -> String {
        guard mayHaveAny(text) else { return text }
        let findings = findings(TextParts(text), use).sorted { $0.range.lowerBound < $1.range.lowerBound }
        guard !findings.isEmpty else { return text }
        var (result, start) = ("", text.startIndex)
        for finding in findings where finding.range.upperBound > start {
            result += text[start..<max(start, finding.range.lowerBound)] + "…"
            start = finding.range.upperBound
        }
        return result + text[start...]
    }

    /// What is said about a text with something of a person in it.
    func problem(_ what: Sentence) -> (problem: Sentence, remedy: Sentence) {
        switch self {
        case .identityNumber:
            ("\(what) has the digits of an identity card, which are never recorded", "write it without them")
        case .telephone: ("\(what) has a telephone number, which is never recorded", "write it without the number")
        case .birth: ("\(what) has a day of birth, which is never recorded", "write it without it")
        case .date:
            ("\(what) is a date and nothing else, such as a day of birth", "write what its column is for")
        case .name:
            ("\(what) is the name of a person, which is never recorded", "write what its column is for")
        }
    }

    /// Whether a text has enough digits for a date, or several words. Cost: one pass over its bytes.
    private static func mayHaveAny(_ text: String) -> Bool {
        var digits = 0
        for byte in text.utf8 {
            // Blanks, and what begins a character beyond Vietnamese letters, such as a digit of another script.
            if byte == 0x20 || byte >= 0xC0 && ![0xC3, 0xC4, 0xC6, 0xE1].contains(byte) { return true }
            if byte &- 0x30 <= 9 { digits += 1 }
        }
        return digits >= 4
    }

    // MARK: Findings

    private struct Finding {
        let kind: PersonalData
        let range: Range<String.Index>
    }

    /// What a text has, the most certain first.
    private static func findings(_ text: TextParts, _ use: Use) -> [Finding] {
        var findings: [Finding] = []
        var taken: Set<Int> = []
        func take(_ kind: PersonalData, _ numbers: ClosedRange<Int>) {
            guard taken.isDisjoint(with: numbers) else { return }
            taken.formUnion(numbers)
            findings.append(Finding(kind: kind, range: text.range(ofNumbers: numbers)))
        }
        let cards = identityNumbers(text, use)
        for numbers in cards { take(.identityNumber, numbers) }
        for numbers in telephones(text, use) { take(.telephone, numbers) }
        let dates = text.dates
        let isAlone = text.areAll(dates) && use != .quotedDay
        for date in dates {
            if isBirth(date, text, use) {
                take(.birth, date.numbers)
            } else if isAlone, use != .code || date.isInWords {
                take(.date, date.numbers)
            }
        }
        for numbers in text.births(dates) { take(.birth, numbers) }
        if use != .giver, let name = text.wholeName(isSure: use != .quotedWord) {
            findings.append(Finding(kind: .name, range: name))
        }
        return findings
    }

    private static func isBirth(_ date: TextParts.Date, _ text: TextParts, _ use: Use) -> Bool {
        guard !text.isBehindName(date.numbers.lowerBound) else { return true }
        guard !date.isCompact else { return false }
        switch use {
        case .giver, .name, .quotedWord: return true
        // Parts of a code are separated by dashes and points too.
        case .code: return date.hasLongYear || date.separator == "/" && text.isWhole(date.numbers)
        case .quote: return text.wordBefore(date.numbers.lowerBound) != "ngay"
        case .sentence, .quotedDay: return false
        }
    }

    // MARK: Numbers

    /// The numbers of identity cards, as ranges of the text's numbers.
    private static func identityNumbers(_ text: TextParts, _ use: Use) -> [ClosedRange<Int>] {
        guard text.digitCount >= 8 else { return [] }
        let isNamed = text.names(["cccd", "cmnd", "cmtnd", "can cuoc", "chung minh", "dinh danh"])
        return text.numbers.indices.flatMap { start -> [ClosedRange<Int>] in
            text.chains(from: start, separators: " .-'").filter { chain in
                guard !text.isAmount(chain) else { return false }
                return isIdentityNumber(chain, text, use, isNamed: isNamed)
            }.suffix(1)
        }
    }

    private static func isIdentityNumber(
        _ chain: ClosedRange<Int>, _ text: TextParts, _ use: Use, isNamed: Bool
    ) -> Bool {
        let digits = text.digits(chain)
        let isLong = digits.count == 9 || digits.count == 12
        let isSure = isOfProvince(digits) || (digits.count == 11 && digits.first != "0" && isOfProvince("0" + digits))
        let isAnyCard = isLong || (digits.count == 8 || digits.count == 11) && digits.first != "0"
        // Of eleven digits those of a telephone number behind the code of the country are none of a card.
        let isForeign = digits.hasPrefix("84") && isTelephone(digits) && !isNamed
        guard isAnyCard, !isForeign, !text.isPartOfLonger(chain) else { return false }
        let isWhole = text.isWhole(chain)
        guard chain.count > 1 else {
            if use == .code { return isWhole || isNamed || digits.count == 12 && isSure }
            return isLong || isNamed || isSure || isWhole
        }
        // Digits in groups: 079 080 000 001. Household codes have groups of several lengths, and amounts begin with no
        // zero.
        let groups = chain.map { text.numbers[$0].count }
        let areEven = Set(groups).count == 1
        guard groups.allSatisfy({ $0 >= 3 }) || areEven && isSure else { return false }
        guard text.separators(chain).allSatisfy({ $0 != "-" }) || areEven || isNamed else { return false }
        if use == .code { return isWhole || isNamed || isSure && areEven }
        return digits.count == 12 && digits.first == "0" || isNamed
            || isWhole && (isSure || digits.count == 9) && !digits.hasSuffix("000")
    }

    /// Whether the first digits of a number are those of a province and a century.
    private static func isOfProvince(_ digits: String) -> Bool {
        guard digits.utf8.count == 12, digits.first == "0", let province = Int(digits.prefix(3)),
            let century = digits.dropFirst(3).first
        else { return false }
        return (1...96).contains(province) && "0123".contains(century)
    }

    /// Telephone numbers: mobile ones of ten digits, landlines of eleven with the code of a province, with 84 instead of
    /// the zero, and what words say to be one.
    private static func telephones(_ text: TextParts, _ use: Use) -> [ClosedRange<Int>] {
        guard text.digitCount >= 7 else { return [] }
        let isNamed = text.names(["sdt", "dien thoai", "so dt", "tel", "phone", "hotline", "zalo"])
        return text.numbers.indices.flatMap { start -> [ClosedRange<Int>] in
            text.chains(from: start, separators: " .-()").filter { chain in
                let digits = text.digits(chain)
                guard use != .code || text.isWhole(chain) || isNamed else { return false }
                guard !text.isAmount(chain), !text.isPartOfLonger(chain) else { return false }
                let groups = chain.map { text.numbers[$0].count }
                guard chain.count == 1 || groups[0] >= 3 || Set(groups).count == 1 || text.isInternational(chain)
                else { return false }
                return isTelephone(digits)
                    || isNamed && (7...11).contains(digits.utf8.count) && !digits.hasSuffix("000")
            }.suffix(1)
        }
    }

    private static func isTelephone(_ digits: String) -> Bool {
        let bytes = Array(digits.utf8)
        func begins(_ start: String) -> Bool { digits.hasPrefix(start) }
        let mobile = Array("35789".utf8)
        switch bytes.count {
        case 10: return bytes[0] == UInt8(ascii: "0") && mobile.contains(bytes[1])
        case 11: return begins("02") || begins("01") || begins("84") && mobile.contains(bytes[2])
        case 12: return begins("842")
        default: return false
        }
    }
}
