// The rules of a field alone, which need no ledger: its form checks lengths, least values, NFC. Every reader and writer
// uses the same forms, so that they cannot differ. It never reads a ledger.

import EventLedger

/// Checks fields against their limits and brings their text into NFC.
struct FieldChecker: FieldVisitor {
    typealias Failure = FieldProblem

    func subject(_ name: StaticString, _ id: inout String, category: StreamCategory) throws(FieldProblem) {
        try TextForm.identifier.check(name, &id)
    }

    func subjectChoice<Choice: SubjectChoice>(
        _ subject: inout Choice, _ rule: StaticString
    ) throws(FieldProblem) {
        var id = subject.id
        try TextForm.identifier.check(Choice.member(subject.category), &id)
        subject = Choice(subject.category, id)
    }

    func field<Form: FieldForm>(
        _ name: StaticString, _ value: inout Form.Value, _ form: Form
    ) throws(FieldProblem) {
        try form.check(name, &value)
    }

    func optional<Form: FieldForm>(
        _ name: StaticString, _ value: inout Form.Value?, _ form: Form
    ) throws(FieldProblem) {
        guard var given = value else { return }
        try form.check(name, &given)
        value = given
    }
}

// The limits on what a field can hold. They are part of the format: raising one later is harmless, lowering one is not.

/// Limits on every field, so that no record is larger than readers accept.
public enum FieldLimits {
    /// The longest id, in bytes of UTF-8.
    public static let identifierBytes = 64
    /// The longest text field, reason or restatement, in bytes of UTF-8.
    public static let textBytes = 4_000
    /// The longest actor or document of an entry, in bytes of UTF-8.
    public static let headTextBytes = 400
    /// The most units that one is divided among.
    public static let dividedUnits = 100
    /// The most targets of one plan.
    public static let targets = 100
    /// The most programmes that a target names.
    public static let programmes = 20
    /// The longest payload of an event, in bytes: a record of 60,000 without its head of 16 and an id of 64.
    public static let payloadBytes = 59_920
    /// The longest figures of a closing after its fixed block of 8, in bytes.
    public static let figuresBytes = payloadBytes - 8
}

// What is wrong with one field of an event or entry. It has no file, line or position: the caller adds them.

/// A field that cannot be accepted: which member, what is wrong with it, and what would be right.
package struct FieldProblem: Error, Hashable, Sendable {
    /// The member, as a path from the event: `members`, `targets[0].value`; empty where no single member is at fault.
    package let member: String
    /// What is wrong, as the rest of a sentence that starts with the member: "is missing", "has 71 bytes".
    package let problem: Sentence
    /// What would be right, a sentence without its full stop: "an id has 1–64 bytes".
    package let remedy: Sentence

    package init(_ member: String, _ problem: Sentence, remedy: Sentence) {
        self.member = member
        self.problem = problem
        self.remedy = remedy
    }

    package init(_ member: StaticString, _ problem: Sentence, remedy: Sentence) {
        self.init(member.description, problem, remedy: remedy)
    }

    /// The same problem, named from the enclosing object: `value` inside `targets[0]` is `targets[0].value`.
    func inside(_ outer: String) -> FieldProblem {
        FieldProblem(member.isEmpty ? outer : "\(outer).\(member)", problem, remedy: remedy)
    }
}

extension FieldProblem: CustomStringConvertible {
    /// `"members" is 0`: the member, where one is at fault, and what is wrong.
    package var sentence: Sentence { member.isEmpty ? problem : "\"\(member)\" \(problem)" }

    /// `"members" is 0; a household has at least 1 member`.
    package var description: String { "\(sentence); \(remedy)" }
}

extension FieldProblem {
    /// A word that is not in the vocabulary, or that is not allowed here.
    package static func word<Word: Token>(_ member: StaticString, _ word: String, allowed: TokenSet<Word>)
        -> FieldProblem
    {
        let names = allowed.words.map(\.name).joined(separator: ", ")
        return FieldProblem(member, "is \"\(word)\"", remedy: "a \(Word.kind) is one of \(names)")
    }

    /// A payload that no writer of this format produces.
    package static func damaged(_ member: StaticString, _ problem: Sentence) -> FieldProblem {
        FieldProblem(member, problem, remedy: "the record is damaged or of a newer format")
    }
}
