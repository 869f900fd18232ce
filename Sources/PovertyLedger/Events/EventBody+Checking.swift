// What can be said of an event without a ledger: which stream it belongs to, and whether its fields are right.

import EventLedger

extension EventBody {
    /// The stream it belongs to; nil for `awardRevoked` and `eventVoided`, which belong to that of the event they
    /// refer to.
    public var stream: StreamName? {
        func name(_ category: StreamCategory, _ id: String) -> StreamName {
            StreamName(category: category.rawValue, id: id)
        }
        switch self {
        case .unitEstablished(let fields): return name(.unit, fields.unit)
        case .unitChanged(let fields): return name(.unit, fields.unit)
        case .unitMerged(let fields): return name(.unit, fields.unit)
        case .unitDivided(let fields): return name(.unit, fields.unit)
        case .householdTotalReported(let fields): return name(.unit, fields.unit)
        case .householdRegistered(let fields): return name(.household, fields.household)
        case .householdMoved(let fields): return name(.household, fields.household)
        case .householdSizeChanged(let fields): return name(.household, fields.household)
        case .householdDissolved(let fields): return name(.household, fields.household)
        case .householdClassified(let fields): return name(.household, fields.household)
        case .householdExitedPoverty(let fields): return name(.household, fields.household)
        case .incomeAssessed(let fields): return name(.household, fields.household)
        case .aidGiven(let fields): return name(fields.subject.category, fields.subject.id)
        case .sponsorAssigned(let fields): return name(.household, fields.household)
        case .sponsorEnded(let fields): return name(.household, fields.household)
        case .awardGranted(let fields): return name(fields.recipientKind.category, fields.recipient)
        case .initiativeRecorded(let fields): return name(.unit, fields.unit)
        case .planAdopted(let fields): return name(.plan, fields.plan)
        case .periodClosed: return StreamCategory.closings
        case .originChanged: return StreamCategory.checkpoints
        case .awardRevoked, .eventVoided: return nil
        }
    }

    /// What is wrong with the fields taken together, or nil.
    var problem: FieldProblem? {
        switch self {
        case .unitChanged(let fields): fields.problem
        case .planAdopted(let fields): fields.problem
        case .originChanged(let fields): fields.problem
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
        let checker = FieldChecker()
        try checker.identifier("id", &id)
        try checker.headText("actor", &actor)
        if var given = document {
            try checker.headText("document", &given)
            document = given
        }
        try checker.optionalText("reason", &reason)
        try checker.optionalText("restates", &restates)
        guard 1...NewEntry.maximumEvents ~= events.count else {
            throw FieldProblem(
                "events", "has \(events.count)", remedy: "an entry has 1–\(NewEntry.maximumEvents) events")
        }
    }
}
