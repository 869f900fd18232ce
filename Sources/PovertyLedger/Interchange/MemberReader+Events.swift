// What an event has whatever its type: the type itself, and in an error the household or unit it speaks of.

import EventLedger

extension MemberReader {
    /// The kind that the member `type` names; throws `missingMember` or `unknownType`.
    mutating func eventKind() throws(PovertyError) -> EventKind {
        guard let value = find("type") else {
            throw PovertyError(
                .missingMember, "\"type\" is missing",
                remedy: "an event has a \"type\", such as \"householdRegistered\"", column: column)
        }
        guard document.nodes[value].kind == .string else { throw mistyped("type", value, "a string") }
        guard let kind = self.word(at: value) as EventKind? else {
            let allowed = EventKind.allCases.map { "\"\($0.name)\"" }.joined(separator: ", ")
            throw PovertyError(
                .unknownType, "there is no type of event \(Excerpt.quoted(document.content(of: value)))",
                remedy: "there are \(allowed)", column: document.nodes[value].column)
        }
        return kind
    }

    /// The error for fields that are wrong only taken together.
    @inline(never)
    func invalid(_ problem: FieldProblem) -> PovertyError {
        let subject = problem.member.isEmpty ? "" : "\"\(problem.member)\" "
        return PovertyError(.invalidValue, subject + problem.problem, remedy: problem.remedy, column: column)
    }

    /// The error with the event it concerns, and the household or unit that the event names.
    @inline(never)
    mutating func place(
        _ error: PovertyError, ofEventAt element: Int, _ ordinal: Int, _ kind: EventKind?
    ) -> PovertyError {
        var error = error.with(entry: nil, event: ordinal, eventKind: kind)
        guard document.nodes[element].kind == .object else { return error }
        _ = enter(element, .entry)
        if let value = find("household") { error.household = try? identifier("household", at: value) }
        if let value = find("unit") { error.unit = try? identifier("unit", at: value) }
        return error
    }
}
