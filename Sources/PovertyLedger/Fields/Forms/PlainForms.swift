// Fields whose whole value is in their slot: words, sets of words, flags, numbers, days, references.

import EventLedger

/// A form whose value is the number in its slot. Which numbers are values is decided once, for reading a payload and
/// for checking it in place.
protocol SlotForm<Value>: FieldForm {
    /// The type of the number in the slot.
    associatedtype Number: FixedWidthInteger & BitwiseCopyable

    /// The number of a value.
    func number(of value: Value) -> Number
    /// The value of a number; nil where it is none.
    func value(ofSlot number: Number) -> Value?
    /// What is wrong with a number that is none.
    func damage(_ name: StaticString, ofSlot number: Number) -> FieldProblem
}

extension SlotForm {
    static var slotBytes: Int { MemoryLayout<Number>.size }

    func put<Context>(_ value: Value, _ name: StaticString, _ encoder: inout PayloadEncoder<Context>) {
        encoder.put(number(of: value))
    }

    func take<Context>(
        _ name: StaticString, _ decoder: inout PayloadDecoder<Context>
    ) throws(FieldProblem) -> Value {
        let number: Number = try decoder.take(name)
        guard let value = value(ofSlot: number) else { throw damage(name, ofSlot: number) }
        return value
    }

    func inspect(_ inspector: inout PayloadInspector) throws(PayloadInspector.Doubt) -> Value? {
        guard let value = value(ofSlot: inspector.take()) else { throw PayloadInspector.Doubt() }
        return value
    }
}

/// One word of a fixed vocabulary, out of those allowed here. Slot: u8 number of the word.
struct WordForm<Word: Token>: SlotForm {
    /// The words that are allowed; nil for every word that a field can hold.
    let allowed: TokenSet<Word>?

    private func allows(_ word: Word) -> Bool { allowed?.contains(word) ?? (word.bit != 0) }

    func check(_ name: StaticString, _ word: inout Word) throws(FieldProblem) {
        guard !allows(word) else { return }
        throw notAllowed(name, word)
    }

    private func notAllowed(_ name: StaticString, _ word: Word) -> FieldProblem {
        FieldProblem.word(name, word.name, allowed: allowed ?? .all)
    }

    func number(of word: Word) -> UInt8 { word.rawValue }

    func value(ofSlot number: UInt8) -> Word? { Word(rawValue: number).flatMap { allows($0) ? $0 : nil } }

    func damage(_ name: StaticString, ofSlot number: UInt8) -> FieldProblem {
        Word(rawValue: number).map { notAllowed(name, $0) } ?? .damaged(name, "is \(number), no \(Word.kind)")
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
struct WordsForm<Word: Token>: SlotForm {
    var absent: TokenSet<Word>? { TokenSet() }

    func number(of words: TokenSet<Word>) -> UInt16 { words.mask }

    func value(ofSlot number: UInt16) -> TokenSet<Word>? { TokenSet(mask: number) }

    func damage(_ name: StaticString, ofSlot number: UInt16) -> FieldProblem {
        .damaged(name, "has an unknown \(Word.kind)")
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
struct FlagForm: SlotForm {
    var absent: Bool? { false }

    func number(of flag: Bool) -> UInt8 { flag ? 1 : 0 }

    func value(ofSlot number: UInt8) -> Bool? { number <= 1 ? number == 1 : nil }

    func damage(_ name: StaticString, ofSlot number: UInt8) -> FieldProblem {
        .damaged(name, "is \(number), neither 0 nor 1")
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
struct NumberForm<Number: FixedWidthInteger & BitwiseCopyable>: SlotForm {
    let least: Number
    /// The range of numbers, for messages.
    private var range: Sentence {
        Number.bitWidth == 64 ? "a whole number from \(least) up" : "a whole number from \(least) to \(Number.max)"
    }

    func check(_ name: StaticString, _ number: inout Number) throws(FieldProblem) {
        guard number < least else { return }
        throw damage(name, ofSlot: number)
    }

    func number(of number: Number) -> Number { number }

    func value(ofSlot number: Number) -> Number? { number < least ? nil : number }

    func damage(_ name: StaticString, ofSlot number: Number) -> FieldProblem {
        FieldProblem(name, "is \(number)", remedy: range)
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
        do throws(FieldProblem) {
            return try decoder.context.reference(at: position)
        } catch { throw error.inside(name.description) }
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
