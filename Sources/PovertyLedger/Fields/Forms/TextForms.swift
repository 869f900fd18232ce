// Fields that are text: ids, free text, texts that end a payload, and the ids of units, which payloads hold together with
// a number.

import EventLedger

/// Text of at least one byte, in NFC, without control characters. Slot: u16 length; the bytes are in the tail.
struct TextForm: FieldForm {
    static let slotBytes = 2
    static let lengthOffset: Int? = 0

    /// The greatest number of bytes of UTF-8.
    let limit: Int
    /// What it is, in a message.
    let noun: StaticString
    let isIdentifier: Bool
    /// The category of the stream that an id names; nil when it names none.
    let names: StreamCategory?

    func check(_ name: StaticString, _ text: inout String) throws(FieldProblem) {
        NormalizedText.normalize(&text)
        let count = text.utf8.count
        guard 1...limit ~= count else {
            let problem: Sentence = count == 0 ? "is empty" : "has \(count) bytes"
            throw FieldProblem(
                name, problem, remedy: "\(Sentence(noun)) has 1–\(limit) bytes; leave out a member that has none")
        }
        guard !NormalizedText.hasControlCharacter(text) else {
            throw FieldProblem(
                name, "has a control character",
                remedy: "control characters, including tab and newline, are not allowed")
        }
    }

    func put<Context>(_ text: String, _ name: StaticString, _ encoder: inout PayloadEncoder<Context>) {
        encoder.put(text: text)
    }

    func take<Context>(
        _ name: StaticString, _ decoder: inout PayloadDecoder<Context>
    ) throws(FieldProblem) -> String {
        try checked(name, try decoder.takeText(name))
    }

    func inspect(_ inspector: inout PayloadInspector) throws(PayloadInspector.Doubt) -> String? {
        try inspector.checkText(atMost: limit)
        return nil
    }

    func read(_ name: StaticString, at node: Int, _ reader: inout FieldReader) throws(LedgerError) -> String {
        try reader.members.text(name, at: node, atMost: limit, isIdentifier ? "an id" : "a text")
    }

    func write(_ text: String, _ writer: inout FieldWriter) { writer.json.string(text) }

    func collect(_ name: StaticString, _ id: String, _ found: inout EventNames) {
        if isIdentifier { found.look(name, id, names) }
    }
}

extension FieldForm where Self == TextForm {
    /// An id: 1–64 bytes.
    static var identifier: TextForm { identifier(of: nil) }

    /// An id that names a stream without placing the event in it.
    static func identifier(of category: StreamCategory?) -> TextForm {
        TextForm(limit: FieldLimits.identifierBytes, noun: "an id", isIdentifier: true, names: category)
    }

    /// Text of 1–`FieldLimits.textBytes` bytes.
    static var text: TextForm {
        TextForm(limit: FieldLimits.textBytes, noun: "text", isIdentifier: false, names: nil)
    }

    /// The actor who recorded an entry, or the document it is based on.
    static var headText: TextForm {
        TextForm(limit: FieldLimits.headTextBytes, noun: "it", isIdentifier: false, names: nil)
    }
}

/// A text or an id that ends the payload, for a field that a kind got later: a payload without it has the bytes that it
/// had before. Only the last field that is declared can have this form. Slot: none, only its bit of the presence mask;
/// its bytes follow everything else, to the end of the payload, without a length.
struct LastTextForm: FieldForm {
    static let slotBytes = 0

    /// The form of the text.
    let text: TextForm

    func check(_ name: StaticString, _ value: inout String) throws(FieldProblem) { try text.check(name, &value) }

    func put<Context>(_ value: String, _ name: StaticString, _ encoder: inout PayloadEncoder<Context>) {
        encoder.bytes.append(contentsOf: value.utf8)
    }

    func take<Context: DecodingContext>(
        _ name: StaticString, _ decoder: inout PayloadDecoder<Context>
    ) throws(FieldProblem) -> String {
        try checked(name, try decoder.takeLastText(name))
    }

    func read(_ name: StaticString, at node: Int, _ reader: inout FieldReader) throws(LedgerError) -> String {
        try text.read(name, at: node, &reader)
    }

    func write(_ value: String, _ writer: inout FieldWriter) { text.write(value, &writer) }

    func collect(_ name: StaticString, _ value: String, _ names: inout EventNames) {
        text.collect(name, value, &names)
    }
}

extension FieldForm where Self == LastTextForm {
    /// A text that ends the payload.
    static func last(_ text: TextForm) -> LastTextForm { LastTextForm(text: text) }
}

/// A text or an id that ends the payload of a kind that had no optional field when it got this one: it has no bit of a
/// presence mask either, and is present exactly where bytes are left. Only the last field that is declared can have this
/// form, and no other can be optional.
struct TrailingTextForm: FieldForm {
    static let slotBytes = 0
    static let isTrailing = true

    /// The same, as the last text of a kind with a presence mask.
    private let last: LastTextForm

    init(text: TextForm) { last = LastTextForm(text: text) }

    func check(_ name: StaticString, _ value: inout String) throws(FieldProblem) { try last.check(name, &value) }

    func put<Context>(_ value: String, _ name: StaticString, _ encoder: inout PayloadEncoder<Context>) {
        last.put(value, name, &encoder)
    }

    func take<Context: DecodingContext>(
        _ name: StaticString, _ decoder: inout PayloadDecoder<Context>
    ) throws(FieldProblem) -> String {
        try last.take(name, &decoder)
    }

    func read(_ name: StaticString, at node: Int, _ reader: inout FieldReader) throws(LedgerError) -> String {
        try last.read(name, at: node, &reader)
    }

    func write(_ value: String, _ writer: inout FieldWriter) { last.write(value, &writer) }

    func collect(_ name: StaticString, _ value: String, _ names: inout EventNames) { last.collect(name, value, &names) }
}

extension FieldForm where Self == TrailingTextForm {
    /// A text that ends the payload, where there are bytes left.
    static func trailing(_ text: TextForm) -> TrailingTextForm { TrailingTextForm(text: text) }
}

/// The id of a unit that the event names; the number of the unit's stream is recorded with it.
/// Slot: u32 number, u16 length of the id.
struct UnitForm: FieldForm {
    static let slotBytes = 6
    static let lengthOffset: Int? = 4

    func check(_ name: StaticString, _ id: inout String) throws(FieldProblem) {
        try TextForm.identifier.check(name, &id)
    }

    func put<Context: EncodingContext>(
        _ id: String, _ name: StaticString, _ encoder: inout PayloadEncoder<Context>
    ) throws(FieldProblem) {
        encoder.put(try encoder.context.unitNumber(of: id, in: name))
        encoder.put(text: id)
    }

    func take<Context: DecodingContext>(
        _ name: StaticString, _ decoder: inout PayloadDecoder<Context>
    ) throws(FieldProblem) -> String {
        let number: UInt32 = try decoder.take(name)
        let id = try checked(name, try decoder.takeText(name))
        guard decoder.context.isUnit(id, numbered: number) else {
            throw .damaged(name, "is \"\(id)\", whose number is not \(number)")
        }
        return id
    }

    func inspect(_ inspector: inout PayloadInspector) throws(PayloadInspector.Doubt) -> String? {
        try inspector.checkUnit()
        return nil
    }

    func read(_ name: StaticString, at node: Int, _ reader: inout FieldReader) throws(LedgerError) -> String {
        try reader.members.identifier(name, at: node)
    }

    func write(_ id: String, _ writer: inout FieldWriter) { writer.json.string(id) }
    func collect(_ name: StaticString, _ id: String, _ names: inout EventNames) { names.look(name, id, .unit) }
}

extension FieldForm where Self == UnitForm {
    /// The id of a unit.
    static var unit: UnitForm { UnitForm() }
}
