// Reads the fields of an event out of its payload and refuses every payload that the encoder would not have written. It
// checks each length before reading, so that damaged bytes give an error and never a trap. Replay does not use it: it
// reads fields in place (`PayloadView`).

import EventLedger

/// A visitor that reads a payload; it borrows the bytes, which must outlive it.
struct PayloadDecoder<Context: DecodingContext>: FieldVisitor {
    typealias Failure = FieldProblem

    let bytes: UnsafeRawBufferPointer
    let context: Context
    /// The stream in the head of the record.
    let stream: StreamName
    /// The offset of the next slot, and the end of the slots of this block.
    var cursor = 0
    var blockEnd = 0
    /// The offset of the next text.
    var tail = 0
    /// The presence of the optional fields still to come, the next one in bit 0.
    var presence: UInt16 = 0

    init(_ bytes: UnsafeRawBufferPointer, stream: StreamName, context: Context) {
        self.bytes = bytes
        self.stream = stream
        self.context = context
    }

    /// Reads the fixed block of a shape, and the texts after it, by a walk.
    mutating func block<Value>(
        _ name: StaticString, _ shape: PayloadShape, walk: (inout Self) throws(FieldProblem) -> Value
    ) throws(FieldProblem) -> Value {
        let outer = (cursor, blockEnd, presence)
        guard shape.fixedBytes <= bytes.count - tail else { throw .damaged(name, "is cut short") }
        (cursor, blockEnd, presence) = (tail, tail + shape.fixedBytes, 0)
        tail = blockEnd
        if shape.maskBytes > 0 {
            presence = try take(name)
            guard presence & ~shape.knownPresence == 0 else { throw .damaged(name, "has unknown fields") }
        }
        let value = try walk(&self)
        (cursor, blockEnd, presence) = outer
        return value
    }

    /// The payload of a void, which has the form of the generic ledger.
    mutating func takeVoid() throws(FieldProblem) -> EventVoided {
        var void = EventVoided()
        (tail, blockEnd) = (min(ReferenceForm.slotBytes, bytes.count), bytes.count)
        void.event = try ReferenceForm().take("event", &self)
        void.reason = try takeText("reason", length: bytes.count - tail)
        try TextForm.text.check("reason", &void.reason)
        return void
    }

    /// Throws unless every byte was read.
    func finish() throws(FieldProblem) {
        guard tail == bytes.count else { throw .damaged("", "a payload with \(bytes.count - tail) bytes too many") }
    }

    /// The number in the next slot.
    mutating func take<Number: FixedWidthInteger & BitwiseCopyable>(
        _ name: StaticString
    ) throws(FieldProblem) -> Number {
        guard MemoryLayout<Number>.size <= blockEnd - cursor else { throw .damaged(name, "is cut short") }
        defer { cursor += MemoryLayout<Number>.size }
        return Number(littleEndian: bytes.loadUnaligned(fromByteOffset: cursor, as: Number.self))
    }

    /// The text whose length is in the next slot.
    mutating func takeText(_ name: StaticString) throws(FieldProblem) -> String {
        let length: UInt16 = try take(name)
        return try takeText(name, length: Int(length))
    }

    /// The text of a length at the tail.
    mutating func takeText(_ name: StaticString, length: Int) throws(FieldProblem) -> String {
        guard length <= bytes.count - tail else { throw .damaged(name, "is cut short") }
        let range = UnsafeRawBufferPointer(rebasing: bytes[tail..<tail + length])
        tail += length
        guard let text = String(validating: range, as: UTF8.self) else { throw .damaged(name, "is not UTF-8") }
        guard NormalizedText.isNormalized(text) else { throw .damaged(name, "is not in Unicode NFC") }
        return text
    }

    /// The text that ends the payload, without a length.
    mutating func takeLastText(_ name: StaticString) throws(FieldProblem) -> String {
        try takeText(name, length: bytes.count - tail)
    }

    /// What follows the fixed block, numbers and texts in turn: `read` takes all that belongs to a field.
    mutating func inTail<Value>(
        _ read: (inout Self) throws(FieldProblem) -> Value
    ) throws(FieldProblem) -> Value {
        let outer = (cursor, blockEnd)
        (cursor, blockEnd) = (tail, bytes.count)
        let value = try read(&self)
        tail = cursor
        (cursor, blockEnd) = outer
        return value
    }

    /// The text of a length at the offset of the next slot; the slots continue after it.
    mutating func takeNext(_ name: StaticString, length: Int) throws(FieldProblem) -> String {
        tail = cursor
        defer { cursor = tail }
        return try takeText(name, length: length)
    }

    /// Throws unless the record belongs to a stream of that category.
    private func expect(_ name: StaticString, category: StreamCategory) throws(FieldProblem) {
        guard stream.category == category.rawValue else {
            throw .damaged(name, "is in a stream of category \(stream.category), not \(category.rawValue)")
        }
    }
}

extension PayloadDecoder {
    func subject(_ name: StaticString, _ id: inout String, category: StreamCategory) throws(FieldProblem) {
        try expect(name, category: category)
        guard NormalizedText.isNormalized(stream.id) else { throw .damaged(name, "is not in Unicode NFC") }
        id = stream.id
        try TextForm.identifier.check(name, &id)
    }

    func subjectChoice<Choice: SubjectChoice>(
        _ subject: inout Choice, _ rule: StaticString
    ) throws(FieldProblem) {
        var id = ""
        let (first, second) = Choice.categories
        let category = stream.category == second.rawValue ? second : first
        try self.subject(Choice.member(category), &id, category: category)
        subject = Choice(category, id)
    }

    func fixedSubject(_ expected: StreamName) throws(FieldProblem) {
        guard stream == expected else { throw .damaged("", "an event of \"\(expected.id)\" in another stream") }
    }

    mutating func field<Form: FieldForm>(
        _ name: StaticString, _ value: inout Form.Value, _ form: Form
    ) throws(FieldProblem) {
        value = try form.take(name, &self)
    }

    /// Reads the field where it is present; where it is absent, its slot must be zero.
    mutating func optional<Form: FieldForm>(
        _ name: StaticString, _ value: inout Form.Value?, _ form: Form
    ) throws(FieldProblem) {
        guard !Form.isTrailing else {
            if tail < bytes.count { value = try form.take(name, &self) }
            return
        }
        defer { presence >>= 1 }
        guard presence & 1 == 0 else {
            value = try form.take(name, &self)
            return
        }
        for _ in 0..<Form.slotBytes {
            let byte: UInt8 = try take(name)
            guard byte == 0 else { throw .damaged(name, "is marked absent and has a value") }
        }
    }
}

// What reading a payload needs from the ledger: what its numbers refer to.

/// Resolves the numbers in a payload.
protocol DecodingContext {
    /// Whether a unit's stream has that number; false means damage. A context that cannot know returns true.
    func isUnit(_ id: String, numbered number: UInt32) -> Bool
    /// The event at a position; throws when there is none.
    func reference(at position: UInt64) throws(FieldProblem) -> EventReference
}
