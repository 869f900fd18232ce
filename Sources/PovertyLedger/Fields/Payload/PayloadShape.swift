// The fixed block of a payload, found by walking a declaration: its length, and the offset of the slot of a field.
// Neither depends on the values, and where the event type is known the compiler makes them constants.

import EventLedger

/// The fixed block of a kind of event or of a target.
package struct PayloadShape: FieldVisitor {
    typealias Failure = Never

    /// The place of a field.
    struct Slot {
        /// From the start of the fixed block, its presence mask left out.
        let offset: Int
        /// Its bit of the presence mask; 0 where the field is required.
        let presence: UInt16
    }

    private(set) var slotBytes = 0
    /// The number of optional fields.
    private(set) var optionalCount = 0
    /// The slot of the field that is looked for.
    private(set) var slot: Slot?
    private let wanted: StaticString?

    /// Bytes of the presence mask: none where no field is optional.
    var maskBytes: Int { optionalCount == 0 ? 0 : 2 }
    /// Bytes of the fixed block, its mask among them.
    package var fixedBytes: Int { maskBytes + slotBytes }
    /// The bits that a presence mask may have.
    var knownPresence: UInt16 { UInt16(truncatingIfNeeded: (1 << optionalCount) - 1) }

    /// The shape of a kind of event.
    package static func of(_ kind: EventKind) -> PayloadShape { events[Int(kind.rawValue)] }

    /// The shape of a target.
    static let target = PayloadShape(of: Target.self)
    /// The shape of a target in the form that records had first.
    static let firstTarget = PayloadShape(of: FirstTarget.self)

    private static let events = EventKind.allCases.sorted { $0.rawValue < $1.rawValue }.map { PayloadShape($0) }

    private init(finding name: StaticString?) { wanted = name }

    /// The shape of a kind, with the slot of one of its fields, by a walk.
    init(_ kind: EventKind, finding name: StaticString? = nil) {
        self.init(finding: name)
        _ = EventBody(kind, readBy: &self)
    }

    /// The shape of a declaration, with the slot of one of its fields. Cost: none where the type and the name are
    /// constants.
    @inline(__always)
    init<Fields: FieldGroup>(of type: Fields.Type, finding name: StaticString? = nil) {
        // A value that was not read into owns no memory, so that it need not be destroyed. The compiler would otherwise
        // destroy it, by a call on the replay path.
        self = withUnsafeTemporaryAllocation(of: Fields.self, capacity: 1) { blank in
            var shape = PayloadShape(finding: name)
            blank.initializeElement(at: 0, to: Fields())
            blank[0].visit(&shape)
            return shape
        }
    }

    @inline(__always)
    mutating func field<Form: FieldForm>(_ name: StaticString, _ value: inout Form.Value, _ form: Form) {
        note(name, presence: 0)
        slotBytes += Form.slotBytes
    }

    @inline(__always)
    mutating func optional<Form: FieldForm>(_ name: StaticString, _ value: inout Form.Value?, _ form: Form) {
        guard !Form.isTrailing else { return note(name, presence: 0) }
        note(name, presence: 1 << UInt16(optionalCount))
        slotBytes += Form.slotBytes
        optionalCount += 1
    }

    @inline(__always)
    private mutating func note(_ name: StaticString, presence: UInt16) {
        guard let wanted, name.isSame(as: wanted) else { return }
        slot = Slot(offset: slotBytes, presence: presence)
    }
}

extension PayloadShape {
    /// Whether a payload is long enough for the fixed block of a declaration and the texts after it.
    @inline(__always)
    static func fits<Fields: FieldGroup>(_ payload: RawSpan, _ type: Fields.Type) -> Bool {
        guard payload.byteCount >= PayloadShape(of: type).fixedBytes else { return false }
        return PayloadTexts.walk(payload, type, to: nil).upperBound <= payload.byteCount
    }
}

/// Where the texts of a payload are, one after another after its fixed block: a text is found by the lengths of those
/// before it. Nested blocks come last, so that no text follows one.
struct PayloadTexts: FieldVisitor {
    typealias Failure = Never

    private let bytes: UnsafeRawBufferPointer
    private let wanted: StaticString?
    private var cursor: Int
    /// The text met last, or the one that is looked for.
    private var text: Range<Int>
    private var isFound = false

    private init(_ bytes: UnsafeRawBufferPointer, _ shape: PayloadShape, _ wanted: StaticString?) {
        self.bytes = bytes
        self.wanted = wanted
        cursor = shape.maskBytes
        text = shape.fixedBytes..<shape.fixedBytes
    }

    /// The range of a text in a payload that is as long as the fixed block at least; for no name, that of the last
    /// text.
    @inline(__always)
    static func walk<Fields: FieldGroup>(
        _ payload: RawSpan, _ type: Fields.Type, to name: StaticString?
    ) -> Range<Int> {
        payload.withUnsafeBytes { bytes in
            withUnsafeTemporaryAllocation(of: Fields.self, capacity: 1) { blank in
                var texts = PayloadTexts(bytes, PayloadShape(of: type), name)
                blank.initializeElement(at: 0, to: Fields())
                blank[0].visit(&texts)
                return texts.text
            }
        }
    }

    @inline(__always)
    mutating func field<Form: FieldForm>(_ name: StaticString, _ value: inout Form.Value, _ form: Form) {
        pass(name, Form.slotBytes, Form.lengthOffset)
    }

    @inline(__always)
    mutating func optional<Form: FieldForm>(_ name: StaticString, _ value: inout Form.Value?, _ form: Form) {
        pass(name, Form.slotBytes, Form.lengthOffset)
    }

    @inline(__always)
    private mutating func pass(_ name: StaticString, _ slotBytes: Int, _ lengthOffset: Int?) {
        if !isFound, let offset = lengthOffset {
            let length = bytes.loadUnaligned(fromByteOffset: cursor + offset, as: UInt16.self)
            text = text.upperBound..<text.upperBound + Int(UInt16(littleEndian: length))
            isFound = wanted?.isSame(as: name) ?? false
        }
        cursor += slotBytes
    }
}

extension StaticString {
    /// Whether both have the same bytes; written so that it is a constant for constants.
    @inline(__always)
    func isSame(as other: StaticString) -> Bool {
        guard utf8CodeUnitCount == other.utf8CodeUnitCount else { return false }
        var index = 0
        while index < utf8CodeUnitCount {
            guard utf8Start[index] == other.utf8Start[index] else { return false }
            index += 1
        }
        return true
    }
}
