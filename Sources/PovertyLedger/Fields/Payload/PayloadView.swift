// The fields of an event read in place in its payload, for folds: `AidGiven.View(payload)?.amountVND`. Nothing is
// decoded or allocated. The offset of a field follows from the declaration of its event type, and is a constant in the
// compiled program.

import EventLedger

/// The payload of an event type, with its fields in place; a view can't outlive the payload.
///
/// It does not check the payload: verifying does. An unknown word of a damaged payload is nil.
public struct PayloadView<Fields: EventFields>: ~Escapable {
    @usableFromInline let payload: RawSpan

    /// A view of a payload; nil where it is too short to be one of this event type.
    @_lifetime(copy payload)
    @inlinable
    public init?(_ payload: RawSpan) {
        guard Fields.fits(payload) else { return nil }
        self.payload = payload
    }
}

extension EventFields {
    /// The fields in place in a payload.
    public typealias View = PayloadView<Self>
}

extension PayloadView where Fields: FieldGroup {
    /// The offset of a field from the start of the payload, and its bit in the presence mask.
    @inline(__always)
    private func slot(_ name: StaticString) -> PayloadShape.Slot {
        let shape = PayloadShape(of: Fields.self, finding: name)
        guard let slot = shape.slot else { preconditionFailure("no field \(name)") }
        return PayloadShape.Slot(offset: shape.maskBytes + slot.offset, presence: slot.presence)
    }

    @inline(__always)
    private func load<Number: FixedWidthInteger & BitwiseCopyable>(_ offset: Int) -> Number {
        Number(littleEndian: payload.unsafeLoadUnaligned(fromUncheckedByteOffset: offset, as: Number.self))
    }

    /// Whether a field is present.
    @inline(__always)
    func has(_ name: StaticString) -> Bool {
        let presence = slot(name).presence
        return presence == 0 || (load(0) as UInt16) & presence != 0
    }

    /// The number in the slot of a field; of a unit, the number of its stream.
    @inline(__always)
    func number<Number: FixedWidthInteger & BitwiseCopyable>(_ name: StaticString) -> Number {
        load(slot(name).offset)
    }

    /// The number in the slot of a field that may be absent.
    @inline(__always)
    func optional<Number: FixedWidthInteger & BitwiseCopyable>(_ name: StaticString) -> Number? {
        has(name) ? number(name) : nil
    }

    /// The word of a field; nil where it is absent, its slot being 0, or not a word that a field can hold.
    @inline(__always)
    func word<Word: Token>(_ name: StaticString) -> Word? {
        let number: UInt8 = number(name)
        return number == 0 ? nil : Word(rawValue: number)
    }

    /// The words of a field; none where one is not of the vocabulary.
    @inline(__always)
    func words<Word: Token>(_ name: StaticString) -> TokenSet<Word> { TokenSet(mask: number(name)) ?? TokenSet() }

    /// A yes or no; nil where it is neither.
    @inline(__always)
    func flag(_ name: StaticString) -> Bool? {
        let byte: UInt8 = number(name)
        return byte > 1 ? nil : byte == 1
    }

    /// The bytes of a text, or of the id of a unit.
    @_lifetime(copy self)
    @inline(__always)
    func text(_ name: StaticString) -> RawSpan {
        payload.extracting(PayloadTexts.walk(payload, Fields.self, to: name))
    }

    /// The bytes of a text that may be absent.
    @_lifetime(copy self)
    @inline(__always)
    func optionalText(_ name: StaticString) -> RawSpan? { has(name) ? text(name) : nil }

    /// The bytes that end the payload, of a text without a length that may be absent.
    @_lifetime(copy self)
    @inline(__always)
    func optionalLastText(_ name: StaticString) -> RawSpan? {
        guard has(name) else { return nil }
        return payload.extracting(PayloadTexts.walk(payload, Fields.self, to: nil).upperBound..<payload.byteCount)
    }

    /// The same of a kind without a presence mask: it is there where bytes are left.
    @_lifetime(copy self)
    @inline(__always)
    func optionalTrailingText() -> RawSpan? {
        let start = PayloadTexts.walk(payload, Fields.self, to: nil).upperBound
        guard start < payload.byteCount else { return nil }
        return payload.extracting(start..<payload.byteCount)
    }
}
