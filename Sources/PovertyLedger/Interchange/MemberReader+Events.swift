// What an event has whatever its type: the type itself, and in an error the household or unit it speaks of.

import EventLedger

extension MemberReader {
    /// The kind that the member `type` names; throws `missingMember` or `unknownType`.
    mutating func eventKind() throws(LedgerError) -> EventKind {
        guard let value = find("type") else {
            throw LedgerError(
                .missingMember, "\"type\" is missing",
                remedy: "an event has a \"type\", such as \"householdRegistered\"", column: column)
        }
        guard document.nodes[value].kind == .string else { throw mistyped("type", value, "a string") }
        guard let kind = self.word(at: value) as EventKind? else {
            let allowed = EventKind.allCases.map { "\"\($0.name)\"" }.joined(separator: ", ")
            throw LedgerError(
                .unknownType, "there is no type of event \(Excerpt.quoted(document.content(of: value)))",
                remedy: "there are \(allowed)", column: document.nodes[value].column)
        }
        return kind
    }

    /// The error for fields that are wrong only taken together.
    @inline(never)
    func invalid(_ problem: FieldProblem) -> LedgerError {
        let subject = problem.member.isEmpty ? "" : "\"\(problem.member)\" "
        return LedgerError(.invalidValue, subject + problem.problem, remedy: problem.remedy, column: column)
    }

    /// The error with the event it concerns, and the household or unit that the event names.
    @inline(never)
    mutating func place(
        _ error: LedgerError, ofEventAt element: Int, _ ordinal: Int, _ kind: EventKind?
    ) -> LedgerError {
        var error = error.with(entry: nil, event: ordinal, eventKind: kind)
        guard document.nodes[element].kind == .object else { return error }
        _ = enter(element, .entry)
        let household = find("household").flatMap { try? identifier("household", at: $0) }
        let unit = find("unit").flatMap { try? identifier("unit", at: $0) }
        error.place.subjects = LedgerError.Place.subjects(household: household, unit: unit)
        return error
    }
}
