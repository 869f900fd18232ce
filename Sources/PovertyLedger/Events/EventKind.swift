// The kinds of events and their numbers in a record. A number, once given, never changes and is never reused.

/// The kind of an event: `name` is its `type` in JSON, the raw value its type in a record.
public enum EventKind: UInt8, Token {
    // 0 is the void of the ledger below; it is listed last here only because JSON names it too.
    case unitEstablished = 1
    case unitChanged = 2
    case unitMerged = 3
    case householdTotalReported = 4
    case householdRegistered = 5
    case householdMoved = 6
    case householdSizeChanged = 7
    case householdDissolved = 8
    case householdClassified = 9
    case householdExitedPoverty = 10
    case incomeAssessed = 11
    case aidGiven = 12
    case sponsorAssigned = 13
    case sponsorEnded = 14
    case awardGranted = 15
    case awardRevoked = 16
    case initiativeRecorded = 17
    case planAdopted = 18
    case periodClosed = 19
    case eventVoided = 0

    public static let kind: StaticString = "type of event"
    /// The `type` member of the JSON form.
    public var name: String { String(describing: self) }
}
