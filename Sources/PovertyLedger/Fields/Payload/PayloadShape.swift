// How long the fixed block of a payload is, found by walking the fields; it never depends on what they hold.
// A slot's size is written down here and nowhere else.

import EventLedger

/// The fixed block of a kind of event or of a target.
package struct PayloadShape: FieldVisitor {
    typealias Failure = Never

    /// Bytes of the slots that fields have, in order.
    enum Slot {
        static let mask = 2
        static let text = 2
        static let unit = 6
        static let unitCount = 2
        static let token = 1
        static let tokens = 2
        static let flag = 1
        static let smallCount = 4
        static let count = 8
        static let day = 4
        static let reference = 8
        static let targetCount = 2
        static let targetValue = 9
        static let figures = 4
    }

    private(set) var slotBytes = 0
    /// How many of the fields may be absent.
    private(set) var optionalCount = 0

    /// Bytes of the presence mask: none where no field may be absent.
    var maskBytes: Int { optionalCount == 0 ? 0 : Slot.mask }
    /// Bytes of the fixed block, its mask among them.
    package var fixedBytes: Int { maskBytes + slotBytes }
    /// The bits that a presence mask may have.
    var knownPresence: UInt16 { UInt16(truncatingIfNeeded: (1 << optionalCount) - 1) }

    /// The shape of a kind of event.
    package static func of(_ kind: EventKind) -> PayloadShape { events[Int(kind.rawValue)] }

    /// The shape of a target.
    static let target: PayloadShape = {
        var target = Target()
        var shape = PayloadShape()
        target.visit(&shape)
        return shape
    }()

    private static let events = EventKind.allCases.sorted { $0.rawValue < $1.rawValue }.map { kind in
        var body = EventBody.empty(kind)
        var shape = PayloadShape()
        body.visit(&shape)
        return shape
    }

    private mutating func optional(_ bytes: Int) {
        slotBytes += bytes
        optionalCount += 1
    }

    func subject(_ name: StaticString, _ id: inout String, category: StreamCategory) {}
    func subjectChoice(_ subject: inout AidSubject) {}
    func fixedSubject(_ stream: StreamName) {}
    mutating func unit(_ name: StaticString, _ id: inout String) { slotBytes += Slot.unit }
    mutating func optionalUnit(_ name: StaticString, _ id: inout String?) { optional(Slot.unit) }
    mutating func units(_ name: StaticString, _ ids: inout [String]) { slotBytes += Slot.unitCount }
    mutating func identifier(_ name: StaticString, _ id: inout String) { slotBytes += Slot.text }
    mutating func optionalIdentifier(_ name: StaticString, _ id: inout String?) { optional(Slot.text) }
    mutating func text(_ name: StaticString, _ text: inout String) { slotBytes += Slot.text }
    mutating func optionalText(_ name: StaticString, _ text: inout String?) { optional(Slot.text) }
    mutating func token<Word: Token>(_ name: StaticString, _ word: inout Word, allowed: TokenSet<Word>) {
        slotBytes += Slot.token
    }
    mutating func optionalToken<Word: Token>(_ name: StaticString, _ word: inout Word?) { optional(Slot.token) }
    mutating func tokens<Word: Token>(_ name: StaticString, _ words: inout TokenSet<Word>) { slotBytes += Slot.tokens }
    mutating func flag(_ name: StaticString, _ flag: inout Bool) { slotBytes += Slot.flag }
    mutating func smallCount(_ name: StaticString, _ count: inout UInt32, least: UInt32) {
        slotBytes += Slot.smallCount
    }
    mutating func count(_ name: StaticString, _ count: inout Int64, least: Int64) { slotBytes += Slot.count }
    mutating func optionalCount(_ name: StaticString, _ count: inout Int64?, least: Int64) { optional(Slot.count) }
    mutating func day(_ name: StaticString, _ day: inout Day) { slotBytes += Slot.day }
    mutating func optionalDay(_ name: StaticString, _ day: inout Day?) { optional(Slot.day) }
    mutating func reference(_ name: StaticString, _ reference: inout EventReference) { slotBytes += Slot.reference }
    mutating func targets(_ name: StaticString, _ targets: inout [Target]) { slotBytes += Slot.targetCount }
    mutating func targetValue(_ name: StaticString, _ value: inout TargetValue, kind: TargetKind) {
        slotBytes += Slot.targetValue
    }
    mutating func filter(_ name: StaticString, _ socialProtection: inout Bool?) { optional(Slot.flag) }
    mutating func figures(_ name: StaticString, _ figures: inout ClosedFigures?) { slotBytes += Slot.figures }
}
