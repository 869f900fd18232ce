// Reads the fields of an event out of its payload and refuses every payload that the encoder would not have written.
// It checks each length before it reads, so that damaged bytes give an error and never a trap. Replay does not use it:
// it reads numbers in place (`PayloadLayout`).

import EventLedger

/// A visitor that reads a payload; the bytes are only lent to it and must outlive it.
struct PayloadDecoder<Context: DecodingContext>: FieldVisitor {
    typealias Failure = FieldProblem

    let bytes: UnsafeRawBufferPointer
    let context: Context
    /// The stream that the record's head names.
    let stream: StreamName
    let checker = FieldChecker()
    /// Where the next slot lies, and where the slots of this block end.
    var cursor = 0
    var blockEnd = 0
    /// Where the next text starts.
    var tail = 0
    /// The presence of the optional fields still to come, the next one in bit 0.
    var presence: UInt16 = 0

    init(_ bytes: UnsafeRawBufferPointer, stream: StreamName, context: Context) {
        self.bytes = bytes
        self.stream = stream
        self.context = context
    }

    /// Reads the fixed block of a shape, and the texts behind it, by a walk.
    mutating func block(
        _ name: StaticString, _ shape: PayloadShape, walk: (inout Self) throws(FieldProblem) -> Void
    ) throws(FieldProblem) {
        let outer = (cursor, blockEnd, presence)
        guard shape.fixedBytes <= bytes.count - tail else { throw .damaged(name, "is cut short") }
        (cursor, blockEnd, presence) = (tail, tail + shape.fixedBytes, 0)
        tail = blockEnd
        if shape.maskBytes > 0 {
            presence = try take(name)
            guard presence & ~shape.knownPresence == 0 else { throw .damaged(name, "has unknown fields") }
        }
        try walk(&self)
        (cursor, blockEnd, presence) = outer
    }

    /// The payload of a void, which has the form of the ledger below.
    mutating func takeVoid() throws(FieldProblem) -> EventVoided {
        var void = EventVoided()
        (tail, blockEnd) = (min(PayloadShape.Slot.reference, bytes.count), bytes.count)
        try reference("event", &void.event)
        void.reason = try takeText("reason", length: bytes.count - tail)
        try checker.text("reason", &void.reason)
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

    /// Whether the next optional field is there; where it is not, its slot must be zero.
    mutating func isPresent(_ name: StaticString, slot: Int) throws(FieldProblem) -> Bool {
        defer { presence >>= 1 }
        guard presence & 1 == 0 else { return true }
        for _ in 0..<slot {
            let byte: UInt8 = try take(name)
            guard byte == 0 else { throw .damaged(name, "is marked absent and has a value") }
        }
        return false
    }

    /// A yes or no in the next slot.
    mutating func takeFlag(_ name: StaticString) throws(FieldProblem) -> Bool {
        let byte: UInt8 = try take(name)
        guard byte <= 1 else { throw .damaged(name, "is \(byte), neither 0 nor 1") }
        return byte == 1
    }

    /// A day in the next slot.
    mutating func takeDay(_ name: StaticString) throws(FieldProblem) -> Day {
        let days: Int32 = try take(name)
        guard let day = Day(daysSinceEpoch: days) else { throw .damaged(name, "is no day: \(days)") }
        return day
    }

    /// Throws unless the record belongs to a stream of that category.
    func expect(_ name: StaticString, category: StreamCategory) throws(FieldProblem) {
        guard stream.category == category.rawValue else {
            throw .damaged(name, "is in a stream of category \(stream.category), not \(category.rawValue)")
        }
    }
}

// What reading a payload has to ask the ledger: what the numbers in it stand for.

/// Turns the numbers in a payload back into what they stand for.
protocol DecodingContext {
    /// Whether a unit's stream has that number; false tells of damage. A context that cannot know answers true.
    func isUnit(_ id: String, numbered number: UInt32) -> Bool
    /// The event at a position; throws when there is none.
    func reference(at position: UInt64) throws(FieldProblem) -> EventReference
}
