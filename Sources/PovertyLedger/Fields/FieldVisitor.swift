// Each event type declares its fields once, by walking a visitor over them: a name, the value, and the form that the
// value has. Members of JSON in and out, payloads in both directions, checks, lists of members, and the place of a
// field in a payload all follow from that walk. A field added to a declaration is thereby added to all of them.

import EventLedger

/// Something done with every field of an event, in the order in which the event type names them.
///
/// Required fields come before optional ones. Names are the member names of the JSON form. A visitor that reads sets
/// the value it is given, a visitor that writes leaves it unchanged. Visitors are always concrete types: a walk is
/// specialised.
protocol FieldVisitor {
    /// The error of a field that cannot be read or written.
    associatedtype Failure: Error

    /// The id of the stream that the event belongs to; part of the record's head, not of its payload.
    mutating func subject(_ name: StaticString, _ id: inout String, category: StreamCategory) throws(Failure)
    /// Exactly one of two members; it names the stream and is not part of the payload. `rule` is what a line is reminded
    /// of that has both.
    mutating func subjectChoice<Choice: SubjectChoice>(_ subject: inout Choice, _ rule: StaticString) throws(Failure)
    /// The stream is fixed; no member names it.
    mutating func fixedSubject(_ stream: StreamName) throws(Failure)
    /// A field that is required, or whose form has a default.
    mutating func field<Form: FieldForm>(
        _ name: StaticString, _ value: inout Form.Value, _ form: Form) throws(Failure)
    /// A field that may be absent: nil in memory, no member in JSON, one bit of the presence mask in a payload.
    mutating func optional<Form: FieldForm>(
        _ name: StaticString, _ value: inout Form.Value?, _ form: Form) throws(Failure)
}

extension FieldVisitor {
    // Few visitors need the subject of an event.
    func subject(_ name: StaticString, _ id: inout String, category: StreamCategory) {}
    func subjectChoice<Choice: SubjectChoice>(_ subject: inout Choice, _ rule: StaticString) {}
    func fixedSubject(_ stream: StreamName) {}
}

/// The form of a field: everything that defines its values, in any event. Its checks apply to values from every source.
protocol FieldForm<Value> {
    /// The type of a value of this form.
    associatedtype Value

    /// Bytes of its slot in the fixed block of a payload.
    static var slotBytes: Int { get }
    /// Where in the slot the u16 length of its text is; nil where it has none.
    static var lengthOffset: Int? { get }
    /// Whether an optional field is present exactly where bytes are left at the end of a payload, without a bit of the
    /// presence mask.
    static var isTrailing: Bool { get }
    /// The value of a member that is left out; nil where it may not be left out.
    var absent: Value? { get }

    /// Brings text into NFC and checks the value against its limits.
    func check(_ name: StaticString, _ value: inout Value) throws(FieldProblem)
    /// Writes a checked value into the next slot of a payload, and long values after the fixed block.
    func put<Context: EncodingContext>(
        _ value: Value, _ name: StaticString, _ encoder: inout PayloadEncoder<Context>) throws(FieldProblem)
    /// Reads and checks the value in the next slot.
    func take<Context: DecodingContext>(
        _ name: StaticString, _ decoder: inout PayloadDecoder<Context>
    ) throws(FieldProblem) -> Value
    /// Checks the next slot in place, without making text; nil where the value is text.
    func inspect(_ inspector: inout PayloadInspector) throws(PayloadInspector.Doubt) -> Value?
    /// Reads and checks the value of a member.
    func read(_ name: StaticString, at node: Int, _ reader: inout FieldReader) throws(LedgerError) -> Value
    /// Writes the value of a member.
    func write(_ value: Value, _ writer: inout FieldWriter)
    /// Whether a member with that value is left out.
    func isLeftOut(_ value: Value) -> Bool
    /// Collects the ids in the value.
    func collect(_ name: StaticString, _ value: Value, _ names: inout EventNames)
}

extension FieldForm {
    static var lengthOffset: Int? { nil }
    static var isTrailing: Bool { false }
    var absent: Value? { nil }
    func check(_ name: StaticString, _ value: inout Value) {}

    /// A valid value.
    func checked(_ name: StaticString, _ value: Value) throws(FieldProblem) -> Value {
        var value = value
        try check(name, &value)
        return value
    }

    // Lists, days, references, figures and last texts are never inspected: their events are few, and the decoder judges
    // them.
    func inspect(_ inspector: inout PayloadInspector) throws(PayloadInspector.Doubt) -> Value? {
        throw PayloadInspector.Doubt()
    }
    func isLeftOut(_ value: Value) -> Bool { false }
    func collect(_ name: StaticString, _ value: Value, _ names: inout EventNames) {}
}

/// A type with fields, declared once for every reader and writer.
protocol FieldGroup: Hashable, Sendable {
    /// A value to read into; not valid before it has been read.
    init()
    /// Walks a visitor over the fields, required ones first, in the order of the record.
    mutating func visit<Visitor: FieldVisitor>(_ visitor: inout Visitor) throws(Visitor.Failure)
}

/// An event type.
public protocol EventFields: Hashable, Sendable {
    /// Whether a payload has the length that these fields give: that of the fixed block, and of the texts after it.
    static func fits(_ payload: RawSpan) -> Bool
}
