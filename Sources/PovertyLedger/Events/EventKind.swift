// The kinds of events and their numbers in a record. A number, once given, never changes and is never reused.

import EventLedger

/// The kind of an event: `name` is its `type` in JSON, the raw value its type in a record.
public enum EventKind: UInt8, Token {
    // 0 is the void of the generic ledger; it is listed last here only because JSON names it too.
    /// A unit came into being.
    case unitEstablished = 1
    /// Attributes of a unit changed.
    case unitChanged = 2
    /// A unit merged into another.
    case unitMerged = 3
    /// All households of a unit were counted.
    case householdTotalReported = 4
    /// A household came into the register.
    case householdRegistered = 5
    /// A household is assigned to another unit.
    case householdMoved = 6
    /// The number of a household's members changed.
    case householdSizeChanged = 7
    /// A household left the register for good.
    case householdDissolved = 8
    /// The class of a household was decided.
    case householdClassified = 9
    /// A household was recognised as having left poverty or near-poverty.
    case householdExitedPoverty = 10
    /// The income of a household was assessed.
    case incomeAssessed = 11
    /// Aid was given to a household or a unit.
    case aidGiven = 12
    /// A sponsor took on a household.
    case sponsorAssigned = 13
    /// A sponsorship ended.
    case sponsorEnded = 14
    /// An award was granted.
    case awardGranted = 15
    /// An award was revoked.
    case awardRevoked = 16
    /// An initiative was recorded.
    case initiativeRecorded = 17
    /// A plan with targets was adopted.
    case planAdopted = 18
    /// The figures of a period were signed off.
    case periodClosed = 19
    /// The checkpoints of the ledger have another origin.
    case originChanged = 20
    /// A unit was divided among others.
    case unitDivided = 21
    /// A fund came into being.
    case fundEstablished = 22
    /// A contribution to a fund was promised.
    case contributionPledged = 23
    /// A contribution to a fund was received.
    case contributionReceived = 24
    /// A unit took over an initiative.
    case initiativeAdopted = 25
    /// A unit or a collective joined a movement.
    case movementJoined = 26
    /// A unit reviewed a movement.
    case reviewHeld = 27
    /// Somebody became responsible for a household or a unit.
    case responsibilityAssigned = 28
    /// A responsibility ended.
    case responsibilityEnded = 29
    /// A plan was replaced by another.
    case planRevised = 30
    /// An earlier event was voided.
    case eventVoided = 0

    /// What such a word is called in a message.
    public static let kind: StaticString = "type of event"

    /// The `type` member of the JSON form.
    public var name: String {
        switch self {
        case .unitEstablished: "unitEstablished"
        case .unitChanged: "unitChanged"
        case .unitMerged: "unitMerged"
        case .householdTotalReported: "householdTotalReported"
        case .householdRegistered: "householdRegistered"
        case .householdMoved: "householdMoved"
        case .householdSizeChanged: "householdSizeChanged"
        case .householdDissolved: "householdDissolved"
        case .householdClassified: "householdClassified"
        case .householdExitedPoverty: "householdExitedPoverty"
        case .incomeAssessed: "incomeAssessed"
        case .aidGiven: "aidGiven"
        case .sponsorAssigned: "sponsorAssigned"
        case .sponsorEnded: "sponsorEnded"
        case .awardGranted: "awardGranted"
        case .awardRevoked: "awardRevoked"
        case .initiativeRecorded: "initiativeRecorded"
        case .planAdopted: "planAdopted"
        case .periodClosed: "periodClosed"
        case .originChanged: "originChanged"
        case .unitDivided: "unitDivided"
        case .fundEstablished: "fundEstablished"
        case .contributionPledged: "contributionPledged"
        case .contributionReceived: "contributionReceived"
        case .initiativeAdopted: "initiativeAdopted"
        case .movementJoined: "movementJoined"
        case .reviewHeld: "reviewHeld"
        case .responsibilityAssigned: "responsibilityAssigned"
        case .responsibilityEnded: "responsibilityEnded"
        case .planRevised: "planRevised"
        case .eventVoided: "eventVoided"
        }
    }
}

// From the type in a record to the kind of event.

extension EventKind {
    /// The kind with that type in a record; nil for a void, which the generic ledger defines, and for an unknown type.
    @inlinable
    public init?(recordType type: UInt16) {
        guard type != 0, let number = UInt8(exactly: type), let kind = EventKind(rawValue: number) else { return nil }
        self = kind
    }

    /// The type in a record.
    @inlinable
    public var recordType: UInt16 { UInt16(rawValue) }
}

// The kinds of subjects of events. Each subject has a stream in the generic ledger, which knows only the number of its
// kind. A number, once given, never changes.

/// What a stream is about; the raw value is the category of its name.
public enum StreamCategory: UInt8, CaseIterable, Hashable, Sendable {
    /// A household.
    case household = 1
    /// An administrative unit.
    case unit = 2
    /// An individual or a collective: who received an award, or joined a movement.
    case recipient = 3
    /// A plan.
    case plan = 4
    /// The closings of periods.
    case closing = 5
    /// The checkpoints of the ledger itself.
    case checkpoint = 6
    /// A fund.
    case fund = 7

    /// The one stream of closings.
    public static let closings = StreamName(category: StreamCategory.closing.rawValue, id: "periods")
    /// The one stream of checkpoints.
    public static let checkpoints = StreamName(category: StreamCategory.checkpoint.rawValue, id: "checkpoints")
}
