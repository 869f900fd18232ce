// The awards granted inside a cut. A revoked one is never among those in force.

import EventLedger
import PovertyLedger

/// The awards granted inside a cut.
public struct AwardReport: Hashable, Sendable {
    /// The cut.
    public let cut: Cut
    /// The first day of the span in which they were granted; nil where it reaches back to the first event.
    public let from: Day?
    /// What the rows tell apart.
    public let dimensions: Set<AwardDimension>
    /// All of them together.
    public let total: AwardCount
    /// The groups in which awards were granted, sorted as `AwardGroup` is.
    public let rows: [AwardRow]
    /// The awards one by one, by day and position; nil when they were not asked for.
    public let awards: [Award]?
}

/// One group of awards and how many there are.
public struct AwardRow: Hashable, Sendable {
    /// The group.
    public let group: AwardGroup
    /// How many.
    public let count: AwardCount
}

/// A number of awards.
public struct AwardCount: Hashable, Sendable {
    /// Those that were not revoked inside the cut.
    public internal(set) var inForce: Int
    /// Those that were.
    public internal(set) var revoked: Int

    /// A number of awards.
    public init(inForce: Int = 0, revoked: Int = 0) {
        self.inForce = inForce
        self.revoked = revoked
    }
}

/// What a group of awards has in common; what was not asked for is nil.
public struct AwardGroup: Hashable, Sendable {
    /// The form.
    public let form: String?
    /// The kind of recipient.
    public let recipientKind: RecipientKind?
    /// Who granted them.
    public let authority: String?
    /// The calendar year.
    public let year: Int?

    /// A group; what is nil is not told apart.
    public init(form: String? = nil, recipientKind: RecipientKind? = nil, authority: String? = nil, year: Int? = nil) {
        self.form = form
        self.recipientKind = recipientKind
        self.authority = authority
        self.year = year
    }
}

extension AwardGroup: Comparable {
    /// By form, kind of recipient (in the order of the vocabulary), authority and year.
    public static func < (left: AwardGroup, right: AwardGroup) -> Bool { left.order < right.order }

    private var order: (String, UInt8, String, Int) {
        (form ?? "", recipientKind?.rawValue ?? 0, authority ?? "", year ?? 0)
    }
}

/// An award, and what became of it.
public struct Award: Hashable, Sendable {
    /// The event that granted it.
    public let reference: EventReference
    /// The day it took effect.
    public let effectiveOn: Day
    /// Recipient, form, authority and all else that was recorded.
    public let fields: AwardGranted
    /// Its revocation inside the cut; nil while it is in force.
    public let revocation: AwardRevocation?
}

/// The revocation of an award.
public struct AwardRevocation: Hashable, Sendable {
    /// The event that revoked it.
    public let reference: EventReference
    /// The day that took effect.
    public let effectiveOn: Day
    /// Why.
    public let cause: String
}

// What counts of awards can be told apart by. In force and revoked are always apart, so that is no choice.

/// What counts of awards are told apart by; the raw value is the word of the command line and of JSON.
public enum AwardDimension: String, CaseIterable, Hashable, Sendable {
    /// The form, such as `giấy khen`.
    case form
    /// Whether it went to a household, an individual or a collective.
    case recipientKind
    /// Who granted it.
    case authority
    /// The calendar year of the day it took effect.
    case year
}
