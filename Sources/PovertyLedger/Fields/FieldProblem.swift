// What is wrong with one field of an event or entry. It knows no file, line or position: whoever does adds them.

/// A field that cannot be accepted: which member, what is wrong with it, and what would be right.
struct FieldProblem: Error, Hashable, Sendable {
    /// The member, as a path from the event: `members`, `targets[0].value`; empty where no single member is at fault.
    let member: String
    /// What is wrong, as the rest of a sentence that starts with the member: "is missing", "has 71 bytes".
    let problem: String
    /// What would be right, a sentence without its full stop: "an id has 1–64 bytes".
    let remedy: String

    init(_ member: String, _ problem: String, remedy: String) {
        self.member = member
        self.problem = problem
        self.remedy = remedy
    }

    init(_ member: StaticString, _ problem: String, remedy: String) {
        self.init(member.description, problem, remedy: remedy)
    }

    /// The same problem, seen from the object around: `value` inside `targets[0]` is `targets[0].value`.
    func inside(_ outer: String) -> FieldProblem {
        FieldProblem(member.isEmpty ? outer : "\(outer).\(member)", problem, remedy: remedy)
    }
}

extension FieldProblem: CustomStringConvertible {
    /// `"members" is 0; a household has at least 1 member`.
    var description: String {
        member.isEmpty ? "\(problem); \(remedy)" : "\"\(member)\" \(problem); \(remedy)"
    }
}

extension FieldProblem {
    /// A word that the vocabulary does not have, or that is not allowed here.
    static func word<Word: Token>(_ member: StaticString, _ word: String, allowed: TokenSet<Word>) -> FieldProblem {
        let names = allowed.words.map(\.name).joined(separator: ", ")
        return FieldProblem(member, "is \"\(word)\"", remedy: "a \(Word.kind) is one of \(names)")
    }

    /// A payload that no writer of this format makes.
    static func damaged(_ member: StaticString, _ problem: String) -> FieldProblem {
        FieldProblem(member, problem, remedy: "the record is damaged or of a newer format")
    }
}
