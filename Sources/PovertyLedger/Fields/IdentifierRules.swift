// The rules of ids beyond those of all text: no invisible characters, so that two ids that read the same are the same.
// Ids that older programs recorded stay readable; only new ones are refused, where the ledger is known
// (`HouseholdRules`). It never changes an id.

import EventLedger
import Files

/// The rules that a new id keeps.
package enum IdentifierRules {
    /// What is wrong with an id, as a predicate; nil when it may be recorded. Cost: one pass over its bytes.
    package static func problem(_ id: String) -> Sentence? {
        let isPlain = id.utf8.allSatisfy { $0 > 0x20 && $0 < 0x7F }
        guard !isPlain else { return nil }
        for scalar in id.unicodeScalars where scalar.isInvisible {
            let name = scalar.properties.name.map { ", \($0)" } ?? ""
            let code = String(scalar.value, radix: 16, uppercase: true)
            let digits = String(repeating: "0", count: max(0, 4 - code.count)) + code
            return "has U+\(digits)\(name)"
        }
        if id.utf8.first == 0x20 { return "begins with a blank" }
        if id.utf8.last == 0x20 { return "ends with a blank" }
        return nil
    }

    /// What a valid id is, for messages.
    package static let remedy: Sentence =
        "an id has no blank at either end, no blank but U+0020, and no control, format or other invisible character"
}

/// An id in an event that is refused in new records.
struct RefusedIdentifier: Sendable {
    /// The member that holds it.
    let member: String
    /// The id.
    let id: String
    /// What is wrong with it.
    let problem: Sentence
    /// The category of the stream that it names; nil when it names none.
    let category: StreamCategory?

    /// The error of the field.
    var fieldProblem: FieldProblem {
        FieldProblem(member, "is \(Excerpt.quoted(id)), which \(problem)", remedy: IdentifierRules.remedy)
    }
}

/// The names in an event: its stream, and the ids that are refused. References to other events are left out: they name
/// recorded events.
struct EventNames: FieldVisitor {
    typealias Failure = Never

    /// The stream that the event belongs to; nil when it belongs to that of the event it refers to.
    private(set) var stream: StreamName?
    private(set) var refused: [RefusedIdentifier] = []

    mutating func look(_ name: StaticString, _ id: String, _ category: StreamCategory?) {
        guard let problem = IdentifierRules.problem(id) else { return }
        refused.append(RefusedIdentifier(member: "\(name)", id: id, problem: problem, category: category))
    }

    mutating func subject(_ name: StaticString, _ id: inout String, category: StreamCategory) {
        stream = StreamName(category: category.rawValue, id: id)
        look(name, id, category)
    }

    mutating func subjectChoice<Choice: SubjectChoice>(_ subject: inout Choice, _ rule: StaticString) {
        var id = subject.id
        self.subject(Choice.member(subject.category), &id, category: subject.category)
    }

    mutating func fixedSubject(_ stream: StreamName) { self.stream = stream }

    mutating func field<Form: FieldForm>(_ name: StaticString, _ value: inout Form.Value, _ form: Form) {
        form.collect(name, value, &self)
    }

    mutating func optional<Form: FieldForm>(_ name: StaticString, _ value: inout Form.Value?, _ form: Form) {
        if let value { form.collect(name, value, &self) }
    }
}
