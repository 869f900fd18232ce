// What an id may hold beyond what all text may: nothing that cannot be seen, so that two ids that read the same are the
// same. Ids that older programs recorded stay readable; only new ones are refused, where the ledger is known
// (`EntryRecorder`). It changes nothing of an id.

import EventLedger
import Files

/// The rules that a new id keeps.
package enum IdentifierRules {
    /// What is wrong with an id, as the rest of a sentence; nil when it may be recorded. Cost: one pass over its bytes.
    package static func problem(_ id: String) -> String? {
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

    /// What an id is like, for messages.
    package static let remedy =
        "an id has no blank at either end, no blank but U+0020, and no control, format or other invisible character"
}

/// An id of an event that nothing new may be recorded under.
struct RefusedIdentifier: Sendable {
    /// The member that holds it.
    let member: String
    /// The id.
    let id: String
    /// What is wrong with it.
    let problem: String
    /// The category of the stream that it names; nil when it names none.
    let category: StreamCategory?

    /// The field as it is refused.
    var fieldProblem: FieldProblem {
        FieldProblem(member, "is \(Excerpt.quoted(id)), which \(problem)", remedy: IdentifierRules.remedy)
    }
}

/// Collects the ids of an event that are refused. References to other events are left out: they name what is recorded.
struct IdentifierFinder: FieldVisitor {
    typealias Failure = Never

    private(set) var refused: [RefusedIdentifier] = []

    private mutating func look(_ name: StaticString, _ id: String, _ category: StreamCategory?) {
        guard let problem = IdentifierRules.problem(id) else { return }
        refused.append(RefusedIdentifier(member: "\(name)", id: id, problem: problem, category: category))
    }

    mutating func subject(_ name: StaticString, _ id: inout String, category: StreamCategory) {
        look(name, id, category)
    }

    mutating func subjectChoice(_ subject: inout AidSubject) {
        look(subject.category == .unit ? "unit" : "household", subject.id, subject.category)
    }

    mutating func unit(_ name: StaticString, _ id: inout String) { look(name, id, .unit) }

    mutating func optionalUnit(_ name: StaticString, _ id: inout String?) {
        if let id { look(name, id, .unit) }
    }

    mutating func units(_ name: StaticString, _ ids: inout [String]) {
        for id in ids { look(name, id, .unit) }
    }

    mutating func identifier(_ name: StaticString, _ id: inout String) { look(name, id, nil) }

    mutating func optionalIdentifier(_ name: StaticString, _ id: inout String?) {
        // A household names the one that it split from, which an older program may have recorded.
        if let id { look(name, id, name.description == "splitFrom" ? .household : nil) }
    }

    mutating func targets(_ name: StaticString, _ targets: inout [Target]) {
        for index in targets.indices { targets[index].visit(&self) }
    }

    func fixedSubject(_ stream: StreamName) {}
    func text(_ name: StaticString, _ text: inout String) {}
    func optionalText(_ name: StaticString, _ text: inout String?) {}
    func token<Word: Token>(_ name: StaticString, _ word: inout Word, allowed: TokenSet<Word>) {}
    func optionalToken<Word: Token>(_ name: StaticString, _ word: inout Word?) {}
    func tokens<Word: Token>(_ name: StaticString, _ words: inout TokenSet<Word>) {}
    func flag(_ name: StaticString, _ flag: inout Bool) {}
    func smallCount(_ name: StaticString, _ count: inout UInt32, least: UInt32) {}
    func count(_ name: StaticString, _ count: inout Int64, least: Int64) {}
    func optionalCount(_ name: StaticString, _ count: inout Int64?, least: Int64) {}
    func day(_ name: StaticString, _ day: inout Day) {}
    func optionalDay(_ name: StaticString, _ day: inout Day?) {}
    func reference(_ name: StaticString, _ reference: inout EventReference) {}
    func targetValue(_ name: StaticString, _ value: inout TargetValue, kind: TargetKind) {}
    func filter(_ name: StaticString, _ socialProtection: inout Bool?) {}
    func figures(_ name: StaticString, _ figures: inout ClosedFigures?) {}
}
