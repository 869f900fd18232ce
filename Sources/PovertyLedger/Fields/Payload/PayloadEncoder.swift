// Writes the fields of an event as its payload: a fixed block with a slot for each field, then the bytes of the texts
// in the same order. Same content, same bytes; nothing that a reader would refuse is ever written.

import EventLedger

/// A visitor that appends a payload to a buffer. It allocates only when the buffer has to grow.
struct PayloadEncoder<Context: EncodingContext>: FieldVisitor {
    typealias Failure = FieldProblem

    /// The buffer that payloads are appended to.
    var bytes: [UInt8] = []
    let context: Context
    /// The offset of the next slot.
    private var cursor = 0
    /// The presence of the optional fields met so far.
    private var presence: UInt16 = 0
    private var nextOptional: UInt16 = 1

    init(context: Context) { self.context = context }

    /// Appends the fixed block of a shape and fills it, and the texts after it, by a walk.
    mutating func block(
        _ shape: PayloadShape, walk: (inout Self) throws(FieldProblem) -> Void
    ) throws(FieldProblem) {
        let outer = (cursor, presence, nextOptional)
        let start = bytes.count
        bytes.append(contentsOf: repeatElement(0, count: shape.fixedBytes))
        (cursor, presence, nextOptional) = (start + shape.maskBytes, 0, 1)
        try walk(&self)
        if shape.maskBytes > 0 { store(presence, at: start) }
        (cursor, presence, nextOptional) = outer
    }

    /// Appends the payload of a void, which has the form of the generic ledger.
    mutating func appendVoid(_ void: inout EventVoided) throws(FieldProblem) {
        try ReferenceForm().check("event", &void.event)
        try TextForm.text.check("reason", &void.reason)
        bytes.appendLittleEndian(try context.position(of: void.event, in: "event"))
        bytes.append(contentsOf: void.reason.utf8)
    }

    private mutating func store<Number: FixedWidthInteger & BitwiseCopyable>(_ number: Number, at offset: Int) {
        bytes.withUnsafeMutableBytes { $0.storeBytes(of: number.littleEndian, toByteOffset: offset, as: Number.self) }
    }

    /// A number in the next slot.
    mutating func put<Number: FixedWidthInteger & BitwiseCopyable>(_ number: Number) {
        store(number, at: cursor)
        cursor += MemoryLayout<Number>.size
    }

    /// The length in the next slot, the bytes in the tail.
    mutating func put(text: String) {
        put(UInt16(truncatingIfNeeded: text.utf8.count))
        bytes.append(contentsOf: text.utf8)
    }

    mutating func field<Form: FieldForm>(
        _ name: StaticString, _ value: inout Form.Value, _ form: Form
    ) throws(FieldProblem) {
        try form.check(name, &value)
        try form.put(value, name, &self)
    }

    /// Notes whether the field is present; its slot stays zero where it is absent.
    mutating func optional<Form: FieldForm>(
        _ name: StaticString, _ value: inout Form.Value?, _ form: Form
    ) throws(FieldProblem) {
        guard !Form.isTrailing else {
            if var given = value { try field(name, &given, form) }
            return
        }
        defer { nextOptional <<= 1 }
        guard var given = value else {
            cursor += Form.slotBytes
            return
        }
        presence |= nextOptional
        try field(name, &given, form)
    }
}

// What writing a payload needs from the ledger: the numbers of units and events that it refers to.

/// Turns ids and references into the numbers that a payload holds.
protocol EncodingContext {
    /// The number of a unit's stream; throws a problem without a member when there is no such unit.
    func unitNumber(of id: String) throws(FieldProblem) -> UInt32
    /// The position of an event, from 1; throws a problem without a member when there is no such event.
    func position(of reference: EventReference) throws(FieldProblem) -> UInt64
}

extension EncodingContext {
    /// The number of a unit's stream; the problem names the member that holds the unit.
    func unitNumber(of id: String, in member: StaticString) throws(FieldProblem) -> UInt32 {
        do throws(FieldProblem) {
            return try unitNumber(of: id)
        } catch { throw error.inside(member.description) }
    }

    /// The position of an event; the problem names the member that holds the reference.
    func position(of reference: EventReference, in member: StaticString) throws(FieldProblem) -> UInt64 {
        do throws(FieldProblem) {
            return try position(of: reference)
        } catch { throw error.inside(member.description) }
    }
}
