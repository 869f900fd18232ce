// Each event type describes its fields once, by walking a visitor over them; binary records, JSON Lines in and out, and
// the list of allowed members are all visitors. A field added in one place is thereby added in all.

import EventLedger

/// Something that reads or writes the fields of one event, in the order in which the event type names them.
///
/// Required fields come before optional ones. Names are the member names of the JSON form. A visitor that reads sets
/// what it is handed, a visitor that writes leaves it alone. Visitors are always concrete types: a walk is specialised.
protocol FieldVisitor {
    /// What a field that cannot be read or written makes the visitor throw.
    associatedtype Failure: Error

    /// The id of the stream that the event belongs to; part of the record's head, not of its payload.
    mutating func subject(_ name: StaticString, _ id: inout String, category: StreamCategory) throws(Failure)
    /// Exactly one of the members `household` and `unit`; it names the stream and is not part of the payload.
    mutating func subjectChoice(_ subject: inout AidSubject) throws(Failure)
    /// The stream is always this one; no member names it.
    mutating func fixedSubject(_ stream: StreamName) throws(Failure)
    /// The id of a unit that the event places something in; its number within the ledger is recorded with it.
    mutating func unit(_ name: StaticString, _ id: inout String) throws(Failure)
    /// The id of a unit, or nil.
    mutating func optionalUnit(_ name: StaticString, _ id: inout String?) throws(Failure)
    /// The ids of two or more units, each once, sorted; their numbers within the ledger are recorded with them.
    mutating func units(_ name: StaticString, _ ids: inout [String]) throws(Failure)
    /// An id: 1–64 bytes, no control characters.
    mutating func identifier(_ name: StaticString, _ id: inout String) throws(Failure)
    /// An id, or nil.
    mutating func optionalIdentifier(_ name: StaticString, _ id: inout String?) throws(Failure)
    /// Text of 1–`FieldLimits.textBytes` bytes.
    mutating func text(_ name: StaticString, _ text: inout String) throws(Failure)
    /// Text of 1–`FieldLimits.textBytes` bytes, or nil.
    mutating func optionalText(_ name: StaticString, _ text: inout String?) throws(Failure)
    /// One word of a fixed vocabulary, out of those allowed here.
    mutating func token<Word: Token>(
        _ name: StaticString, _ word: inout Word, allowed: TokenSet<Word>) throws(Failure)
    /// One word of a fixed vocabulary, or nil.
    mutating func optionalToken<Word: Token>(_ name: StaticString, _ word: inout Word?) throws(Failure)
    /// A set of words of a fixed vocabulary; an absent member and an empty list are the same.
    mutating func tokens<Word: Token>(_ name: StaticString, _ words: inout TokenSet<Word>) throws(Failure)
    /// A yes or no that is no when absent.
    mutating func flag(_ name: StaticString, _ flag: inout Bool) throws(Failure)
    /// A whole number from `least` to 4,294,967,295 (members of a household).
    mutating func smallCount(_ name: StaticString, _ count: inout UInt32, least: UInt32) throws(Failure)
    /// A whole number from `least` up.
    mutating func count(_ name: StaticString, _ count: inout Int64, least: Int64) throws(Failure)
    /// A whole number from `least` up, or nil.
    mutating func optionalCount(_ name: StaticString, _ count: inout Int64?, least: Int64) throws(Failure)
    /// A calendar date.
    mutating func day(_ name: StaticString, _ day: inout Day) throws(Failure)
    /// A calendar date, or nil.
    mutating func optionalDay(_ name: StaticString, _ day: inout Day?) throws(Failure)
    /// A reference to another event.
    mutating func reference(_ name: StaticString, _ reference: inout EventReference) throws(Failure)
    /// The targets of a plan, 1–`FieldLimits.targets` of them; each is an object of its own, walked by `Target.visit`.
    mutating func targets(_ name: StaticString, _ targets: inout [Target]) throws(Failure)
    /// The value of a target: a whole number from 0 up, or for a rate a decimal string. `kind` says which.
    mutating func targetValue(_ name: StaticString, _ value: inout TargetValue, kind: TargetKind) throws(Failure)
    /// The filter of a target, in JSON `{"socialProtection": true or false}`, or nil.
    mutating func filter(_ name: StaticString, _ socialProtection: inout Bool?) throws(Failure)
    /// The figures of a closing, an object of its own, or nil.
    mutating func figures(_ name: StaticString, _ figures: inout ClosedFigures?) throws(Failure)
}

extension FieldVisitor {
    /// One word of a fixed vocabulary, any of it.
    @inline(__always)
    mutating func token<Word: Token>(_ name: StaticString, _ word: inout Word) throws(Failure) {
        try token(name, &word, allowed: .all)
    }
}
