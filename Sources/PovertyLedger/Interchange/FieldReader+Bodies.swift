// Reads the body of an event of any kind. `EventBody.visit` would do, but copies the fields twice, and reading is where
// an import spends its time.

extension FieldReader {
    /// The body of an event of a kind, from the object the reader stands at.
    mutating func body(_ kind: EventKind) throws(LedgerError) -> EventBody {
        switch kind {
        case .unitEstablished: .unitEstablished(try read())
        case .unitChanged: .unitChanged(try read())
        case .unitMerged: .unitMerged(try read())
        case .householdTotalReported: .householdTotalReported(try read())
        case .householdRegistered: .householdRegistered(try read())
        case .householdMoved: .householdMoved(try read())
        case .householdSizeChanged: .householdSizeChanged(try read())
        case .householdDissolved: .householdDissolved(try read())
        case .householdClassified: .householdClassified(try read())
        case .householdExitedPoverty: .householdExitedPoverty(try read())
        case .incomeAssessed: .incomeAssessed(try read())
        case .aidGiven: .aidGiven(try read())
        case .sponsorAssigned: .sponsorAssigned(try read())
        case .sponsorEnded: .sponsorEnded(try read())
        case .awardGranted: .awardGranted(try read())
        case .awardRevoked: .awardRevoked(try read())
        case .initiativeRecorded: .initiativeRecorded(try read())
        case .planAdopted: .planAdopted(try read())
        case .periodClosed: .periodClosed(try read())
        case .originChanged: .originChanged(try read())
        case .unitDivided: .unitDivided(try read())
        case .eventVoided: .eventVoided(try read())
        }
    }

    private mutating func read<Fields: EventFields>() throws(LedgerError) -> Fields {
        var fields = Fields()
        try fields.visit(&self)
        return fields
    }
}
