// What an event does to a household: the one place that defines which kinds of events change its state, and how. Rules,
// counts, movement, comparisons and the audit all take their steps from here and apply them to `HouseholdState` or
// `HouseholdSlot`.

import EventLedger

/// What an event does to the state of its household.
@frozen
public enum HouseholdStep: Hashable, Sendable {
    /// The household was registered, in the unit with that number.
    case registered(unit: UInt32, members: UInt32)
    /// It moved to another unit, or a boundary moved it.
    case moved(unit: UInt32)
    /// Its number of members changed.
    case resized(members: UInt32)
    /// A class was decided.
    case classified(HouseholdClass, socialProtection: Bool)
    /// It left a class for a better one, by a recognised exit.
    case exited(from: HouseholdClass, to: HouseholdClass, socialProtection: Bool)
    /// It left the register for good.
    case dissolved
    /// No change of its state: aid, an income, a sponsor, an award, a void.
    case other
}

extension HouseholdStep {
    /// The step of an event of a kind, from its summary; nil for an unknown class.
    ///
    /// A summary has no members: pass those of the payload, else they are 0.
    @inlinable @inline(__always)
    public init?(_ kind: EventKind?, summary: UInt32, members: UInt32 = 0) {
        switch kind {
        case .householdRegistered: self = .registered(unit: summary, members: members)
        case .householdMoved: self = .moved(unit: summary)
        case .householdSizeChanged: self = .resized(members: members)
        case .householdDissolved: self = .dissolved
        case .householdClassified:
            guard let householdClass = EventSummary.householdClass(summary) else { return nil }
            self = .classified(householdClass, socialProtection: EventSummary.socialProtection(summary))
        case .householdExitedPoverty:
            guard let from = EventSummary.classLeft(summary), let to = EventSummary.householdClass(summary) else {
                return nil
            }
            self = .exited(from: from, to: to, socialProtection: EventSummary.socialProtection(summary))
        default: self = .other
        }
    }

    /// The step of an item of a timeline, which has no members: those of the payload, or 0 where nobody asks for them.
    @inlinable @inline(__always)
    public init?(_ item: TimelineItem, members: UInt32 = 0) {
        self.init(EventKind(recordType: item.type), summary: item.summary, members: members)
    }

    /// The step of an event; nil where it can't be one of its type.
    @inlinable
    public init?(_ event: EventHead, payload: RawSpan) {
        let kind = EventKind(recordType: event.type)
        var members: UInt32 = 0
        if HouseholdStep.hasMembers(kind) {
            guard let read = HouseholdStep.members(kind, payload) else { return nil }
            members = read
        }
        self.init(kind, summary: event.summary, members: members)
        // An event may name a unit that is established later in its entry; a larger number is damage.
        if let unit, Int(unit) - NewEntry.maximumEvents >= event.position { return nil }
    }

    /// Whether events of a kind set the members, which their payload has.
    @inlinable
    public static func hasMembers(_ kind: EventKind?) -> Bool {
        kind == .householdRegistered || kind == .householdSizeChanged
    }

    /// The members that a payload of such a kind sets; nil where it is too short.
    @inlinable
    public static func members(_ kind: EventKind?, _ payload: RawSpan) -> UInt32? {
        kind == .householdRegistered
            ? HouseholdRegistered.View(payload)?.members : HouseholdSizeChanged.View(payload)?.members
    }

    /// The number of the unit that it places its household in; nil for other steps.
    @inlinable
    public var unit: UInt32? {
        switch self {
        case .registered(let unit, _), .moved(let unit): unit
        default: nil
        }
    }

    /// The class and the social protection that it decides; nil for other steps.
    @inlinable
    public var decision: (householdClass: HouseholdClass, socialProtection: Bool)? {
        switch self {
        case .classified(let householdClass, let isProtected), .exited(_, let householdClass, let isProtected):
            (householdClass, isProtected)
        default: nil
        }
    }

    /// Whether events of a type change the state of a household; aid, awards, incomes and sponsors don't.
    @inlinable
    public static func changesState(_ type: UInt16) -> Bool {
        type >= EventKind.householdRegistered.recordType && type <= EventKind.householdExitedPoverty.recordType
    }
}
