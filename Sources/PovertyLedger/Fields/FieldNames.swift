// The members that the JSON form of each kind of event may have, found by walking its fields. Used for messages.

import EventLedger

/// Collects the member names of what it walks over.
struct FieldNames: FieldVisitor {
    typealias Failure = Never

    private(set) var names: [String] = []

    /// The members of an event of a kind, `type` and `effectiveOn` among them.
    static func members(of kind: EventKind) -> [String] { eventMembers[Int(kind.rawValue)] }

    /// The members of a target.
    static let targetMembers: [String] = {
        var target = Target()
        var visitor = FieldNames()
        target.visit(&visitor)
        return visitor.names
    }()

    private static let eventMembers: [[String]] = EventKind.allCases.sorted { $0.rawValue < $1.rawValue }.map { kind in
        var body = EventBody.empty(kind)
        var visitor = FieldNames()
        visitor.names = kind == .eventVoided ? ["type"] : ["type", "effectiveOn"]
        body.visit(&visitor)
        return visitor.names
    }

    private mutating func add(_ name: StaticString) { names.append(name.description) }

    mutating func subject(_ name: StaticString, _ id: inout String, category: StreamCategory) { add(name) }
    mutating func subjectChoice(_ subject: inout AidSubject) { names += ["household", "unit"] }
    mutating func fixedSubject(_ stream: StreamName) {}
    mutating func unit(_ name: StaticString, _ id: inout String) { add(name) }
    mutating func optionalUnit(_ name: StaticString, _ id: inout String?) { add(name) }
    mutating func identifier(_ name: StaticString, _ id: inout String) { add(name) }
    mutating func optionalIdentifier(_ name: StaticString, _ id: inout String?) { add(name) }
    mutating func text(_ name: StaticString, _ text: inout String) { add(name) }
    mutating func optionalText(_ name: StaticString, _ text: inout String?) { add(name) }
    mutating func token<Word: Token>(_ name: StaticString, _ word: inout Word, allowed: TokenSet<Word>) { add(name) }
    mutating func optionalToken<Word: Token>(_ name: StaticString, _ word: inout Word?) { add(name) }
    mutating func tokens<Word: Token>(_ name: StaticString, _ words: inout TokenSet<Word>) { add(name) }
    mutating func flag(_ name: StaticString, _ flag: inout Bool) { add(name) }
    mutating func smallCount(_ name: StaticString, _ count: inout UInt32, least: UInt32) { add(name) }
    mutating func count(_ name: StaticString, _ count: inout Int64, least: Int64) { add(name) }
    mutating func optionalCount(_ name: StaticString, _ count: inout Int64?, least: Int64) { add(name) }
    mutating func day(_ name: StaticString, _ day: inout Day) { add(name) }
    mutating func optionalDay(_ name: StaticString, _ day: inout Day?) { add(name) }
    mutating func reference(_ name: StaticString, _ reference: inout EventReference) { add(name) }
    mutating func targets(_ name: StaticString, _ targets: inout [Target]) { add(name) }
    mutating func targetValue(_ name: StaticString, _ value: inout TargetValue, kind: TargetKind) { add(name) }
    mutating func filter(_ name: StaticString, _ socialProtection: inout Bool?) { add(name) }
    mutating func reserved(_ name: StaticString) {}
}
