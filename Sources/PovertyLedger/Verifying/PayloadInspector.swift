// Checks in place that a payload is encoded canonically: a walk over the same fields as reading and writing, that makes
// no text. It answers only yes or unsure; the decoder reports what is wrong.
//
// Kinds with nested blocks (plans, closings), with references or days, and aid of a fund are never inspected: they are
// few.

import EventLedger

/// A visitor that checks a payload in place; it borrows the bytes, which must outlive it.
struct PayloadInspector: FieldVisitor {
    /// Thrown where a payload may not be canonical.
    struct Doubt: Error {}
    typealias Failure = Doubt

    private let bytes: UnsafeRawBufferPointer
    private let category: UInt8
    // Borrowed as the bytes are: it is asked for every field.
    private unowned(unsafe) let ground: JudgingGround
    /// The offsets of the next slot and of the next text.
    private var cursor = 0
    private var tail = 0
    /// The presence of the optional fields still to come, the next one in bit 0.
    private var presence: UInt16 = 0
    /// The number of the unit that the event names; nil when it names none.
    private(set) var unit: UInt32?

    private init(_ bytes: UnsafeRawBufferPointer, category: UInt8, _ ground: JudgingGround) {
        self.bytes = bytes
        self.category = category
        self.ground = ground
    }

    /// Inspects a payload of an event type, in a stream of a category. Of the event that it returns, words, numbers and
    /// flags are those of the payload; ids and texts are left out.
    static func inspect<Fields: FieldGroup>(
        _ type: Fields.Type, _ payload: RawSpan, category: UInt8, _ ground: JudgingGround
    ) throws(Doubt) -> (fields: Fields, unit: UInt32?) {
        try payload.withUnsafeBytes { bytes throws(Doubt) in
            var fields = Fields()
            var inspector = PayloadInspector(bytes, category: category, ground)
            try inspector.begin(PayloadShape(of: Fields.self))
            try fields.visit(&inspector)
            guard inspector.tail == bytes.count else { throw Doubt() }
            return (fields, inspector.unit)
        }
    }

    private mutating func begin(_ shape: PayloadShape) throws(Doubt) {
        guard shape.fixedBytes <= bytes.count, bytes.count <= FieldLimits.payloadBytes else { throw Doubt() }
        tail = shape.fixedBytes
        guard shape.maskBytes > 0 else { return }
        presence = take()
        guard presence & ~shape.knownPresence == 0 else { throw Doubt() }
    }

    /// The number in the next slot of the fixed block.
    mutating func take<Number: FixedWidthInteger & BitwiseCopyable>() -> Number {
        defer { cursor += MemoryLayout<Number>.size }
        return Number(littleEndian: bytes.loadUnaligned(fromByteOffset: cursor, as: Number.self))
    }

    /// The bytes of the text at the tail whose length is in the next slot.
    private mutating func takeText() throws(Doubt) -> UnsafeRawBufferPointer {
        let length: UInt16 = take()
        guard Int(length) <= bytes.count - tail else { throw Doubt() }
        defer { tail += Int(length) }
        return UnsafeRawBufferPointer(rebasing: bytes[tail..<tail + Int(length)])
    }

    /// Checks the text at the tail whose length is in the next slot.
    mutating func checkText(atMost limit: Int) throws(Doubt) {
        guard ground.isSoundText(try takeText().bytes, atMost: limit) else { throw Doubt() }
    }

    /// Checks the unit in the next slot, and notes its number.
    mutating func checkUnit() throws(Doubt) {
        let number: UInt32 = take()
        let name = try takeText().bytes
        guard ground.isStream(category: StreamCategory.unit.rawValue, number: number, named: name) else {
            throw Doubt()
        }
        unit = number
    }

    func subject(_ name: StaticString, _ id: inout String, category expected: StreamCategory) throws(Doubt) {
        guard category == expected.rawValue else { throw Doubt() }
    }

    func subjectChoice<Choice: SubjectChoice>(_ subject: inout Choice, _ rule: StaticString) throws(Doubt) {
        let (first, second) = Choice.categories
        guard category == first.rawValue || category == second.rawValue else { throw Doubt() }
    }

    func fixedSubject(_ stream: StreamName) throws(Doubt) { throw Doubt() }

    mutating func field<Form: FieldForm>(
        _ name: StaticString, _ value: inout Form.Value, _ form: Form
    ) throws(Doubt) {
        if let found = try form.inspect(&self) { value = found }
    }

    /// Inspects the field where it is present; where it is absent, its slot must be zero.
    mutating func optional<Form: FieldForm>(
        _ name: StaticString, _ value: inout Form.Value?, _ form: Form
    ) throws(Doubt) {
        defer { presence >>= 1 }
        guard presence & 1 == 0 else {
            value = try form.inspect(&self)
            return
        }
        for _ in 0..<Form.slotBytes {
            let byte: UInt8 = take()
            guard byte == 0 else { throw Doubt() }
        }
    }
}
