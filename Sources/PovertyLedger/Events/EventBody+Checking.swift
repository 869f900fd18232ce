// What is known of an event without a ledger: its stream, and whether its fields are valid.

import EventLedger

extension EventBody {
    /// The stream it belongs to; nil for `awardRevoked` and `eventVoided`, which belong to that of the event they
    /// refer to.
    public var stream: StreamName? { names.stream }

    /// The names in it: its stream, and the ids that are refused in new records.
    var names: EventNames {
        var names = EventNames()
        var body = self
        body.visit(&names)
        return names
    }

    /// What is wrong with the fields taken together, or nil.
    var problem: FieldProblem? {
        switch self {
        case .unitChanged(let fields): fields.problem
        case .planAdopted(let fields): fields.problem
        case .planRevised(let fields): fields.problem
        case .originChanged(let fields): fields.problem
        case .contributionPledged(let fields): fields.problem
        case .contributionReceived(let fields): fields.problem
        default: nil
        }
    }

    /// Brings all text into NFC and checks every field and the fields taken together; throws the first problem.
    mutating func normalize() throws(FieldProblem) {
        var checker = FieldChecker()
        try visit(&checker)
        if let problem { throw problem }
    }
}

extension Event {
    /// Brings all text into NFC and checks everything that needs no ledger; throws the first problem.
    mutating func normalize() throws(FieldProblem) {
        guard (effectiveOn == nil) == (kind == .eventVoided) else {
            throw kind == .eventVoided
                ? FieldProblem("effectiveOn", "is given for a void", remedy: "a void has no day of its own")
                : FieldProblem("effectiveOn", "is missing", remedy: "every event but a void has its day of effect")
        }
        try body.normalize()
    }
}

extension Entry {
    /// Brings the texts of the head into NFC and checks them and the number of events, but not the events.
    mutating func normalizeHead() throws(FieldProblem) {
        try TextForm.identifier.check("id", &id)
        try TextForm.headText.check("actor", &actor)
        let checker = FieldChecker()
        try checker.optional("document", &document, .headText)
        try checker.optional("reason", &reason, .text)
        try checker.optional("restates", &restates, .text)
        guard 1...NewEntry.maximumEvents ~= events.count else {
            throw FieldProblem(
                "events", "has \(events.count)", remedy: "an entry has 1–\(NewEntry.maximumEvents) events")
        }
    }
}
