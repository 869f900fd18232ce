// Fields whose whole value is in their slot: words, sets of words, flags, numbers, days, references.

import EventLedger

/// One word of a fixed vocabulary, out of those allowed here. Slot: u8 number of the word.
struct WordForm<Word: Token>: FieldForm {
    static var slotBytes: Int { 1 }

    /// The words that are allowed; nil for every word that a field can hold.
    let allowed: TokenSet<Word>?

    private func allows(_ word: Word) -> Bool { allowed?.contains(word) ?? (word.bit != 0) }

    func check(_ name: StaticString, _ word: inout Word) throws(FieldProblem) {
        guard !allows(word) else { return }
        throw FieldProblem.word(name, word.name, allowed: allowed ?? .all)
    }

    func put<Context>(_ word: Word, _ name: StaticString, _ encoder: inout PayloadEncoder<Context>) {
        encoder.put(word.rawValue)
    }

    func take<Context>(
        _ name: StaticString, _ decoder: inout PayloadDecoder<Context>
    ) throws(FieldProblem) -> Word {
        let number: UInt8 = try decoder.take(name)
        guard let word = Word(rawValue: number) else { throw .damaged(name, "is \(number), no \(Word.kind)") }
        return try checked(name, word)
    }

    func inspect(_ inspector: inout PayloadInspector) throws(PayloadInspector.Doubt) -> Word? {
        guard let word = Word(rawValue: inspector.take()), allows(word) else { throw PayloadInspector.Doubt() }
        return word
    }

    func read(_ name: StaticString, at node: Int, _ reader: inout FieldReader) throws(LedgerError) -> Word {
        guard let word: Word = reader.members.word(at: node), allows(word) else {
            throw reader.members.notTheWord(name, node, (allowed ?? .all).words.map(\.name), Word.kind)
        }
        return word
    }

    func write(_ word: Word, _ writer: inout FieldWriter) { writer.json.string(word.name) }
}

extension FieldForm {
    /// One word of a vocabulary, any that a field can hold.
    static func word<Word>() -> Self where Self == WordForm<Word> { WordForm(allowed: nil) }
    /// One word of a vocabulary, out of some.
    static func word<Word>(_ allowed: TokenSet<Word>) -> Self where Self == WordForm<Word> {
        WordForm(allowed: allowed)
    }
}

/// A set of words of a fixed vocabulary; an absent member and an empty list are the same. Slot: u16 bit mask.
struct WordsForm<Word: Token>: FieldForm {
    static var slotBytes: Int { 2 }
    var absent: TokenSet<Word>? { TokenSet() }

    func put<Context>(_ words: TokenSet<Word>, _ name: StaticString, _ encoder: inout PayloadEncoder<Context>) {
        encoder.put(words.mask)
    }

    func take<Context>(
        _ name: StaticString, _ decoder: inout PayloadDecoder<Context>
    ) throws(FieldProblem) -> TokenSet<Word> {
        guard let words = TokenSet<Word>(mask: try decoder.take(name)) else {
            throw .damaged(name, "has an unknown \(Word.kind)")
        }
        return words
    }

    func inspect(_ inspector: inout PayloadInspector) throws(PayloadInspector.Doubt) -> TokenSet<Word>? {
        guard let words = TokenSet<Word>(mask: inspector.take()) else { throw PayloadInspector.Doubt() }
        return words
    }

    func read(
        _ name: StaticString, at node: Int, _ reader: inout FieldReader
    ) throws(LedgerError) -> TokenSet<Word> {
        var words = TokenSet<Word>()
        try reader.forEach(name, at: node, "a list of strings") { reader, element throws(LedgerError) in
            guard words.insert(try WordForm<Word>(allowed: nil).read(name, at: element, &reader)) else {
                throw reader.members.invalid(name, element, "has a word twice", "write it once")
            }
        }
        return words
    }

    func write(_ words: TokenSet<Word>, _ writer: inout FieldWriter) {
        writer.json.beginArray()
        for word in words.words { writer.json.string(word.name) }
        writer.json.endArray()
    }

    func isLeftOut(_ words: TokenSet<Word>) -> Bool { words.isEmpty }
}

extension FieldForm {
    /// A set of words of a vocabulary.
    static func words<Word>() -> Self where Self == WordsForm<Word> { WordsForm() }
}

/// A flag that is false when its member is absent. Slot: u8, 0 or 1.
struct FlagForm: FieldForm {
    static let slotBytes = 1
    var absent: Bool? { false }

    func put<Context>(_ flag: Bool, _ name: StaticString, _ encoder: inout PayloadEncoder<Context>) {
        encoder.put(UInt8(flag ? 1 : 0))
    }

    func take<Context>(
        _ name: StaticString, _ decoder: inout PayloadDecoder<Context>
    ) throws(FieldProblem) -> Bool {
        let byte: UInt8 = try decoder.take(name)
        guard byte <= 1 else { throw .damaged(name, "is \(byte), neither 0 nor 1") }
        return byte == 1
    }

    func inspect(_ inspector: inout PayloadInspector) throws(PayloadInspector.Doubt) -> Bool? {
        let byte: UInt8 = inspector.take()
        guard byte <= 1 else { throw PayloadInspector.Doubt() }
        return byte == 1
    }

    func read(_ name: StaticString, at node: Int, _ reader: inout FieldReader) throws(LedgerError) -> Bool {
        try reader.members.bool(name, at: node)
    }

    func write(_ flag: Bool, _ writer: inout FieldWriter) { writer.json.bool(flag) }
}

extension FieldForm where Self == FlagForm {
    /// A flag.
    static var flag: FlagForm { FlagForm() }
}

/// A whole number from a least one up. Slot: the number.
struct NumberForm<Number: FixedWidthInteger & BitwiseCopyable>: FieldForm {
    static var slotBytes: Int { MemoryLayout<Number>.size }

    let least: Number
    /// The range of numbers, for messages.
    private var range: String {
        "a whole number from \(least) " + (Number.bitWidth == 64 ? "up" : "to \(Number.max)")
    }

    func check(_ name: StaticString, _ number: inout Number) throws(FieldProblem) {
        guard number < least else { return }
        throw FieldProblem(name, "is \(number)", remedy: range)
    }

    func put<Context>(_ number: Number, _ name: StaticString, _ encoder: inout PayloadEncoder<Context>) {
        encoder.put(number)
    }

    func take<Context>(
        _ name: StaticString, _ decoder: inout PayloadDecoder<Context>
    ) throws(FieldProblem) -> Number {
        try checked(name, try decoder.take(name))
    }

    func inspect(_ inspector: inout PayloadInspector) throws(PayloadInspector.Doubt) -> Number? {
        let number: Number = inspector.take()
        guard number >= least else { throw PayloadInspector.Doubt() }
        return number
    }

    func read(_ name: StaticString, at node: Int, _ reader: inout FieldReader) throws(LedgerError) -> Number {
        Number(try reader.members.number(name, at: node, Int64(least)...Int64(Number.max)))
    }

    func write(_ number: Number, _ writer: inout FieldWriter) { writer.json.int(number) }
}

extension FieldForm where Self == NumberForm<Int64> {
    /// A count or an amount, from `least` up.
    static func count(from least: Int64) -> NumberForm<Int64> { NumberForm(least: least) }
}

extension FieldForm where Self == NumberForm<UInt32> {
    /// The members of a household, from 1.
    static var members: NumberForm<UInt32> { NumberForm(least: 1) }
}

/// A calendar date. Slot: i32 days since 1970-01-01.
struct DayForm: FieldForm {
    static let slotBytes = 4

    func put<Context>(_ day: Day, _ name: StaticString, _ encoder: inout PayloadEncoder<Context>) {
        encoder.put(day.daysSinceEpoch)
    }

    func take<Context>(
        _ name: StaticString, _ decoder: inout PayloadDecoder<Context>
    ) throws(FieldProblem) -> Day {
        let days: Int32 = try decoder.take(name)
        guard let day = Day(daysSinceEpoch: days) else { throw .damaged(name, "is no day: \(days)") }
        return day
    }

    func read(_ name: StaticString, at node: Int, _ reader: inout FieldReader) throws(LedgerError) -> Day {
        try reader.members.day(name, at: node)
    }

    func write(_ day: Day, _ writer: inout FieldWriter) { writer.json.day(day) }
}

extension FieldForm where Self == DayForm {
    /// A calendar date.
    static var day: DayForm { DayForm() }
}

/// A reference to another event. Slot: u64 position.
struct ReferenceForm: FieldForm {
    static let slotBytes = 8

    func check(_ name: StaticString, _ reference: inout EventReference) throws(FieldProblem) {
        var entry = reference.entry
        let form = TextForm(
            limit: FieldLimits.identifierBytes, noun: "the entry's id in a reference", isIdentifier: true, names: nil)
        try form.check(name, &entry)
        guard reference.ordinal >= 1 else {
            throw FieldProblem(
                name, "is \"\(reference)\"", remedy: "events are numbered from 1 within their entry: \"\(entry)#1\"")
        }
        reference = EventReference(entry: entry, ordinal: reference.ordinal)
    }

    func put<Context: EncodingContext>(
        _ reference: EventReference, _ name: StaticString, _ encoder: inout PayloadEncoder<Context>
    ) throws(FieldProblem) {
        encoder.put(try encoder.context.position(of: reference, in: name))
    }

    // The name of a recorded event is already in the ledger: there is nothing to check.
    func take<Context: DecodingContext>(
        _ name: StaticString, _ decoder: inout PayloadDecoder<Context>
    ) throws(FieldProblem) -> EventReference {
        let position: UInt64 = try decoder.take(name)
        guard position >= 1 else { throw .damaged(name, "is position 0") }
        return try decoder.context.reference(at: position)
    }

    func read(
        _ name: StaticString, at node: Int, _ reader: inout FieldReader
    ) throws(LedgerError) -> EventReference {
        try reader.members.reference(name, at: node)
    }

    func write(_ reference: EventReference, _ writer: inout FieldWriter) {
        writer.json.string(reference.description)
    }
}

extension FieldForm where Self == ReferenceForm {
    /// A reference to another event.
    static var reference: ReferenceForm { ReferenceForm() }
}
