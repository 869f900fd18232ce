// One recorded event of the naive model, with all that a rule may want to know of it. It holds no state of its own.

import EventLedger
import PovertyLedger

/// An event at its place in the order of recording; an object, so that lists of events are cheap to filter and sort.
public final class NaiveEvent: Sendable {
    /// The place in the one order of the ledger, from 1.
    public let position: Int
    /// How other events name this one.
    public let reference: EventReference
    /// When its entry was recorded.
    public let recordedAt: Instant
    /// The event itself.
    public let event: Event
    /// The household whose state it is a step of, judged by the rules of its timeline; nil for aid and awards.
    public let household: String?
    /// The position of the event it voids; nil unless it is a void of an event that is there.
    let voidedPosition: Int?
    /// The place in a timeline: by the day of effect, then by position.
    private let order: Int

    init(
        position: Int, reference: EventReference, recordedAt: Instant, event: Event, voidedPosition: Int?
    ) {
        self.position = position
        self.reference = reference
        self.recordedAt = recordedAt
        self.event = event
        self.voidedPosition = voidedPosition
        household = NaiveEvent.household(of: event.body)
        order = Int(event.effectiveOn?.daysSinceEpoch ?? 0) << 32 + position
    }

    /// The day it takes effect; nil for a void.
    public var day: Day? { event.effectiveOn }
    /// What happened.
    public var body: EventBody { event.body }

    /// The order of a timeline: by the day of effect, then by position.
    static func timelineOrder(_ left: NaiveEvent, _ right: NaiveEvent) -> Bool {
        left.order < right.order
    }

    /// The event it takes out of the record; nil unless it is a void.
    var voids: EventReference? {
        if case .eventVoided(let fields) = body { fields.event } else { nil }
    }

    /// The household whose state an event of that kind is a step of.
    static func household(of body: EventBody) -> String? {
        switch body {
        case .householdRegistered(let fields): fields.household
        case .householdMoved(let fields): fields.household
        case .householdSizeChanged(let fields): fields.household
        case .householdDissolved(let fields): fields.household
        case .householdClassified(let fields): fields.household
        case .householdExitedPoverty(let fields): fields.household
        case .incomeAssessed(let fields): fields.household
        case .sponsorAssigned(let fields): fields.household
        case .sponsorEnded(let fields): fields.household
        case .responsibilityAssigned(let fields): fields.subject.category == .household ? fields.subject.id : nil
        case .responsibilityEnded(let fields): fields.subject.category == .household ? fields.subject.id : nil
        default: nil
        }
    }

    /// The household that was given this aid or award.
    var recipient: String? {
        switch body {
        case .aidGiven(let fields): fields.subject.category == .household ? fields.subject.id : nil
        case .awardGranted(let fields): fields.recipientKind == .household ? fields.recipient : nil
        default: nil
        }
    }

    /// The units that must be established by its day; those that households are placed in are asked for elsewhere.
    var unitsNeeded: [String] {
        switch body {
        case .unitEstablished(let fields): [fields.parent].compactMap { $0 }
        case .unitChanged(let fields): [fields.unit, fields.parent].compactMap { $0 }
        case .unitMerged(let fields): [fields.unit, fields.into]
        case .unitDivided(let fields): [fields.unit] + fields.into
        case .householdTotalReported(let fields): [fields.unit]
        case .aidGiven(let fields): fields.subject.category == .unit ? [fields.subject.id] : []
        case .awardGranted(let fields): [fields.unit].compactMap { $0 }
        case .initiativeRecorded(let fields): [fields.unit]
        case .initiativeAdopted(let fields): [fields.unit]
        case .movementJoined(let fields): fields.member.category == .unit ? [fields.member.id] : []
        case .reviewHeld(let fields): [fields.unit]
        case .responsibilityAssigned(let fields): fields.subject.category == .unit ? [fields.subject.id] : []
        case .responsibilityEnded(let fields): fields.subject.category == .unit ? [fields.subject.id] : []
        default: []
        }
    }
}
