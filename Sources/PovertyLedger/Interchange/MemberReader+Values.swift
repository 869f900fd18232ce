// Reads the values of members: each of one type, inside its limits, text in Unicode NFC. A value of another type is
// never converted.

import EventLedger

extension MemberReader {
    /// The member's name as a message shows it, with the target or the figures it is in.
    func path(_ name: StaticString) -> String {
        let inner =
            switch scope {
            case .entry, .event, .target: "\(name)"
            case .filter: "where.\(name)"
            case .figures: "figures.\(name)"
            case .figuresRow(let row): "figures.counts[\(row)].\(name)"
            case .sum(let sum): "figures.\(sum.rawValue).\(name)"
            }
        return targetIndex.map { "\"targets[\($0)].\(inner)\"" } ?? "\"\(inner)\""
    }

    /// The error for a value that is of the right type but not allowed.
    @inline(never)
    func invalid(_ name: StaticString, _ value: Int, _ problem: Sentence, _ remedy: Sentence) -> LedgerError {
        LedgerError(
            .invalidValue, "\(path(name)) \(problem)", remedy: remedy, column: document.nodes[value].column)
    }

    /// The error for a value of the wrong type.
    @inline(never)
    func mistyped(_ name: StaticString, _ value: Int, _ wanted: Sentence) -> LedgerError {
        let kind = document.nodes[value].kind
        return invalid(
            name, value, "is \(kind.noun)",
            kind == .null ? "\(wanted) is wanted; leave out a member that has no value" : "\(wanted) is wanted")
    }

    /// An id: 1–64 bytes in NFC, no control characters.
    func identifier(_ name: StaticString, at value: Int) throws(LedgerError) -> String {
        try text(name, at: value, atMost: FieldLimits.identifierBytes, "an id")
    }

    /// Text of at least one byte in NFC, no control characters.
    @inline(__always)
    func text(_ name: StaticString, at value: Int, atMost limit: Int, _ what: StaticString) throws(LedgerError)
        -> String
    {
        let node = document.nodes[value]
        guard node.kind == .string else { throw mistyped(name, value, "a string") }
        let text = document.text(of: value)
        guard !node.isPlain || node.count == 0 || Int(node.count) > limit else { return text }
        return try normalized(text, name, value, limit, what)
    }

    @inline(never)
    private func normalized(
        _ text: String, _ name: StaticString, _ value: Int, _ limit: Int, _ what: StaticString
    ) throws(LedgerError) -> String {
        var normalized = text
        NormalizedText.normalize(&normalized)
        let count = normalized.utf8.count
        guard count > 0 else {
            throw invalid(
                name, value, "is empty", "leave the member out or fill it: \(Sentence(what)) has 1 to \(limit) bytes")
        }
        guard count <= limit else {
            throw invalid(name, value, "has \(count) bytes", "\(Sentence(what)) has 1 to \(limit) bytes of UTF-8")
        }
        guard !NormalizedText.hasControlCharacter(normalized) else {
            throw invalid(
                name, value, "has a control character",
                "control characters, including tab and newline, are not allowed")
        }
        return normalized
    }

    /// A whole number in a range.
    @inline(__always)
    func number(_ name: StaticString, at value: Int, _ range: ClosedRange<Int64>) throws(LedgerError) -> Int64 {
        guard let number = document.nodes[value].kind == .number ? document.wholeNumber(of: value) : nil,
            range.contains(number)
        else { throw notTheNumber(name, value, range) }
        return number
    }

    @inline(never)
    private func notTheNumber(_ name: StaticString, _ value: Int, _ range: ClosedRange<Int64>) -> LedgerError {
        let wanted: Sentence = "a whole number from \(range.lowerBound) to \(range.upperBound)"
        guard document.nodes[value].kind == .number else { return mistyped(name, value, wanted) }
        return invalid(
            name, value, "is \(String(decoding: document.content(of: value).prefix(40), as: UTF8.self))",
            document.nodes[value].isPlain
                ? "\(wanted) is wanted" : "\(wanted) is wanted, without a point or an exponent")
    }

    /// True or false.
    func bool(_ name: StaticString, at value: Int) throws(LedgerError) -> Bool {
        switch document.nodes[value].kind {
        case .yes: return true
        case .no: return false
        default: throw mistyped(name, value, "true or false")
        }
    }

    /// A calendar date.
    func day(_ name: StaticString, at value: Int) throws(LedgerError) -> Day {
        guard document.nodes[value].kind == .string else {
            throw mistyped(name, value, "a date such as \"2023-12-31\"")
        }
        guard let day = document.withContent(of: value, { Day(ascii: $0) }) else {
            throw invalid(
                name, value, "is \(Excerpt.quoted(document.content(of: value)))",
                "a date is written YYYY-MM-DD, from 0001-01-01 to 9999-12-31, and exists")
        }
        return day
    }

    /// An instant.
    func instant(_ name: StaticString, at value: Int) throws(LedgerError) -> Instant {
        guard document.nodes[value].kind == .string else {
            throw mistyped(name, value, "an instant such as \"2021-12-28T03:00:00Z\"")
        }
        guard let instant = document.withContent(of: value, { Instant(ascii: $0) }) else {
            throw invalid(
                name, value, "is \(Excerpt.quoted(document.content(of: value)))",
                "an instant is written as RFC 3339 has it, \"2021-12-28T03:00:00Z\" or with an offset")
        }
        return instant
    }

    /// The secret of an entry.
    func secret(_ name: StaticString, at value: Int) throws(LedgerError) -> EntrySecret {
        guard document.nodes[value].kind == .string else {
            throw mistyped(name, value, "a secret, 32 hexadecimal digits,")
        }
        guard let secret = EntrySecret(hex: document.text(of: value)) else {
            throw invalid(
                name, value, "is no secret", "a secret is written as 32 lower-case hexadecimal digits, as exported")
        }
        return secret
    }

    /// One word of a vocabulary, out of those allowed.
    @inline(__always)
    mutating func word<Word: Token>(
        _ name: StaticString, at value: Int, _ allowed: TokenSet<Word>
    ) throws(LedgerError) -> Word {
        guard let word: Word = word(at: value), allowed.contains(word) else {
            throw notTheWord(name, value, allowed.words.map(\.name), Word.kind)
        }
        return word
    }

    /// The word that a string names, or nil.
    @inline(__always)
    mutating func word<Word: Token>(at value: Int) -> Word? {
        guard document.nodes[value].kind == .string, let key = document.key(of: value) else { return nil }
        return words.word(key) ?? search(key, value)
    }

    @inline(never)
    private mutating func search<Word: Token>(_ key: WordKey, _ value: Int) -> Word? {
        guard let word = Word(document.text(of: value)) else { return nil }
        words.keep(word, key)
        return word
    }

    /// The error for a value that is not one of the words that are allowed.
    @inline(never)
    func notTheWord(
        _ name: StaticString, _ value: Int, _ allowed: [String], _ kind: StaticString
    ) -> LedgerError {
        let list = allowed.map { "\"\($0)\"" }.joined(separator: ", ")
        guard document.nodes[value].kind == .string else { return mistyped(name, value, "a string, one of \(list),") }
        return invalid(
            name, value, "is \(Excerpt.quoted(document.content(of: value))), not a \(kind) that is allowed here",
            allowed.isEmpty ? "none is" : "allowed are \(list)")
    }

    /// A reference to an event, `"<entry id>#<n>"`.
    func reference(_ name: StaticString, at value: Int) throws(LedgerError) -> EventReference {
        var remedy: Sentence { "a reference is \"<entry id>#<n>\" with n from 1" }
        guard document.nodes[value].kind == .string else {
            throw mistyped(name, value, "a reference such as \"e-1#1\"")
        }
        var text = document.text(of: value)
        NormalizedText.normalize(&text)
        guard let reference = EventReference(text), reference.entry.utf8.count <= FieldLimits.identifierBytes,
            !NormalizedText.hasControlCharacter(text)
        else { throw invalid(name, value, "is \(Excerpt.quoted(text))", remedy) }
        return reference
    }

    /// A decimal string.
    func decimal(_ name: StaticString, at value: Int) throws(LedgerError) -> ExactDecimal {
        guard document.nodes[value].kind == .string else {
            throw mistyped(name, value, "a decimal string such as \"0.01\"")
        }
        guard let decimal = ExactDecimal(document.text(of: value)) else {
            throw invalid(
                name, value, "is \(Excerpt.quoted(document.content(of: value)))",
                "a decimal is written \"0.01\", with at most \(ExactDecimal.maximumFractionDigits) digits after the point"
            )
        }
        return decimal
    }

    /// The nodes of a list's elements are walked with this: the first, then each `next`.
    func list(
        _ name: StaticString, at value: Int, _ wanted: @autoclosure () -> Sentence
    ) throws(LedgerError) -> Range<Int> {
        guard document.nodes[value].kind == .array else { throw mistyped(name, value, wanted()) }
        return value + 1..<Int(document.nodes[value].next)
    }
}
