// Whether a payload is, byte for byte, what its fields would be written as, told where it lies: a walk over the same
// fields as reading and writing, that makes no text. It may only be unsure; the decoder says what is wrong.
//
// Kinds with nested blocks (plans, closings) and revocations are never inspected: they are few.

import EventLedger

/// A visitor that checks a payload in place; the bytes are only lent to it and must outlive it.
struct PayloadInspector: FieldVisitor {
    /// That a payload may not be what its fields would be written as.
    struct Doubt: Error {}
    typealias Failure = Doubt

    private let bytes: UnsafeRawBufferPointer
    private let category: UInt8
    private let ground: JudgingGround
    /// Where the next slot lies, and where the next text starts.
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

    /// Inspects a payload of an event type, in a stream of a category. Words, numbers and flags of what it gives are those
    /// of the payload; ids and texts are left out.
    static func inspect<Fields: EventFields>(
        _ type: Fields.Type, _ payload: RawSpan, category: UInt8, _ ground: JudgingGround
    ) throws(Doubt) -> (fields: Fields, unit: UInt32?) {
        try payload.withUnsafeBytes { bytes throws(Doubt) in
            var fields = Fields()
            var inspector = PayloadInspector(bytes, category: category, ground)
            try inspector.begin(.of(Fields.type))
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

    /// The number in the next slot, which lies in the fixed block.
    private mutating func take<Number: FixedWidthInteger & BitwiseCopyable>() -> Number {
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

    private mutating func text(atMost limit: Int) throws(Doubt) {
        guard ground.isSoundText(try takeText().bytes, atMost: limit) else { throw Doubt() }
    }

    /// Whether the next optional field is there; where it is not, its slot must be zero.
    private mutating func isPresent(slot: Int) throws(Doubt) -> Bool {
        defer { presence >>= 1 }
        guard presence & 1 == 0 else { return true }
        for _ in 0..<slot {
            let byte: UInt8 = take()
            guard byte == 0 else { throw Doubt() }
        }
        return false
    }

    func subject(_ name: StaticString, _ id: inout String, category expected: StreamCategory) throws(Doubt) {
        guard category == expected.rawValue else { throw Doubt() }
    }

    func subjectChoice(_ subject: inout AidSubject) throws(Doubt) {
        guard category == StreamCategory.household.rawValue || category == StreamCategory.unit.rawValue else {
            throw Doubt()
        }
    }

    func fixedSubject(_ stream: StreamName) throws(Doubt) { throw Doubt() }

    mutating func unit(_ name: StaticString, _ id: inout String) throws(Doubt) {
        let number: UInt32 = take()
        let name = try takeText().bytes
        guard ground.isStream(category: StreamCategory.unit.rawValue, number: number, named: name) else {
            throw Doubt()
        }
        unit = number
    }

    mutating func optionalUnit(_ name: StaticString, _ id: inout String?) throws(Doubt) {
        guard try isPresent(slot: PayloadShape.Slot.unit) else { return }
        var given = ""
        try unit(name, &given)
    }

    mutating func identifier(_ name: StaticString, _ id: inout String) throws(Doubt) {
        try text(atMost: FieldLimits.identifierBytes)
    }

    mutating func optionalIdentifier(_ name: StaticString, _ id: inout String?) throws(Doubt) {
        if try isPresent(slot: PayloadShape.Slot.text) { try text(atMost: FieldLimits.identifierBytes) }
    }

    mutating func text(_ name: StaticString, _ text: inout String) throws(Doubt) {
        try self.text(atMost: FieldLimits.textBytes)
    }

    mutating func optionalText(_ name: StaticString, _ text: inout String?) throws(Doubt) {
        if try isPresent(slot: PayloadShape.Slot.text) { try self.text(atMost: FieldLimits.textBytes) }
    }

    mutating func token<Word: Token>(
        _ name: StaticString, _ word: inout Word, allowed: TokenSet<Word>
    ) throws(Doubt) {
        guard let known = Word(rawValue: take()), allowed.contains(known) else { throw Doubt() }
        word = known
    }

    mutating func optionalToken<Word: Token>(_ name: StaticString, _ word: inout Word?) throws(Doubt) {
        guard try isPresent(slot: PayloadShape.Slot.token) else { return }
        guard let known = Word(rawValue: take()), known.bit != 0 else { throw Doubt() }
        word = known
    }

    mutating func tokens<Word: Token>(_ name: StaticString, _ words: inout TokenSet<Word>) throws(Doubt) {
        guard TokenSet<Word>(mask: take()) != nil else { throw Doubt() }
    }

    mutating func flag(_ name: StaticString, _ flag: inout Bool) throws(Doubt) {
        let byte: UInt8 = take()
        guard byte <= 1 else { throw Doubt() }
        flag = byte == 1
    }

    mutating func smallCount(_ name: StaticString, _ count: inout UInt32, least: UInt32) throws(Doubt) {
        count = take()
        guard count >= least else { throw Doubt() }
    }

    mutating func count(_ name: StaticString, _ count: inout Int64, least: Int64) throws(Doubt) {
        count = take()
        guard count >= least else { throw Doubt() }
    }

    mutating func optionalCount(_ name: StaticString, _ count: inout Int64?, least: Int64) throws(Doubt) {
        guard try isPresent(slot: PayloadShape.Slot.count) else { return }
        var given: Int64 = 0
        try self.count(name, &given, least: least)
    }
}

extension PayloadInspector {
    func units(_ name: StaticString, _ ids: inout [String]) throws(Doubt) { throw Doubt() }
    func day(_ name: StaticString, _ day: inout Day) throws(Doubt) { throw Doubt() }
    func optionalDay(_ name: StaticString, _ day: inout Day?) throws(Doubt) { throw Doubt() }
    func reference(_ name: StaticString, _ reference: inout EventReference) throws(Doubt) { throw Doubt() }
    func targets(_ name: StaticString, _ targets: inout [Target]) throws(Doubt) { throw Doubt() }
    func targetValue(_ name: StaticString, _ value: inout TargetValue, kind: TargetKind) throws(Doubt) { throw Doubt() }
    func filter(_ name: StaticString, _ socialProtection: inout Bool?) throws(Doubt) { throw Doubt() }
    func figures(_ name: StaticString, _ figures: inout ClosedFigures?) throws(Doubt) { throw Doubt() }
}
