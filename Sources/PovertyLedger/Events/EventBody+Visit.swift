// Walking a visitor over the fields of whatever event this is. Reading, writing and checking all pass through here.

extension EventBody {
    /// Walks a visitor over the fields, required ones first, in the order of the record. A visitor that reads starts
    /// from `EventBody.empty(_:)`; one that writes is given a copy.
    mutating func visit<Visitor: FieldVisitor>(_ visitor: inout Visitor) throws(Visitor.Failure) {
        switch self {
        case .unitEstablished(let fields): self = .unitEstablished(try EventBody.walk(fields, &visitor))
        case .unitChanged(let fields): self = .unitChanged(try EventBody.walk(fields, &visitor))
        case .unitMerged(let fields): self = .unitMerged(try EventBody.walk(fields, &visitor))
        case .householdTotalReported(let fields): self = .householdTotalReported(try EventBody.walk(fields, &visitor))
        case .householdRegistered(let fields): self = .householdRegistered(try EventBody.walk(fields, &visitor))
        case .householdMoved(let fields): self = .householdMoved(try EventBody.walk(fields, &visitor))
        case .householdSizeChanged(let fields): self = .householdSizeChanged(try EventBody.walk(fields, &visitor))
        case .householdDissolved(let fields): self = .householdDissolved(try EventBody.walk(fields, &visitor))
        case .householdClassified(let fields): self = .householdClassified(try EventBody.walk(fields, &visitor))
        case .householdExitedPoverty(let fields): self = .householdExitedPoverty(try EventBody.walk(fields, &visitor))
        case .incomeAssessed(let fields): self = .incomeAssessed(try EventBody.walk(fields, &visitor))
        case .aidGiven(let fields): self = .aidGiven(try EventBody.walk(fields, &visitor))
        case .sponsorAssigned(let fields): self = .sponsorAssigned(try EventBody.walk(fields, &visitor))
        case .sponsorEnded(let fields): self = .sponsorEnded(try EventBody.walk(fields, &visitor))
        case .awardGranted(let fields): self = .awardGranted(try EventBody.walk(fields, &visitor))
        case .awardRevoked(let fields): self = .awardRevoked(try EventBody.walk(fields, &visitor))
        case .initiativeRecorded(let fields): self = .initiativeRecorded(try EventBody.walk(fields, &visitor))
        case .planAdopted(let fields): self = .planAdopted(try EventBody.walk(fields, &visitor))
        case .periodClosed(let fields): self = .periodClosed(try EventBody.walk(fields, &visitor))
        case .originChanged(let fields): self = .originChanged(try EventBody.walk(fields, &visitor))
        case .unitDivided(let fields): self = .unitDivided(try EventBody.walk(fields, &visitor))
        case .eventVoided(let fields): self = .eventVoided(try EventBody.walk(fields, &visitor))
        }
    }

    private static func walk<Fields: EventFields, Visitor: FieldVisitor>(
        _ fields: Fields, _ visitor: inout Visitor
    ) throws(Visitor.Failure) -> Fields {
        var fields = fields
        try fields.visit(&visitor)
        return fields
    }
}
