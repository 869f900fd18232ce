// The awards granted inside a cut. A revoked one is never among those in force.

import EventLedger
import PovertyLedger

/// The awards granted inside a cut.
public struct AwardReport: Hashable, Sendable {
    /// The cut.
    public let cut: Cut
    /// The first day of the span in which they were granted; nil where it reaches back to the first event.
    public let from: Day?
    /// Whether awards in force were left out.
    public let revokedOnly: Bool
    /// What the rows are broken down by.
    public let dimensions: Set<AwardDimension>
    /// All of them together.
    public let total: AwardCount
    /// The groups in which awards were granted, sorted as `AwardGroup` is.
    public let rows: [AwardRow]
    /// The awards one by one, by day and position; nil when they were not asked for.
    public let awards: [Award]?

    /// What the rows are broken down by, in the order of their columns.
    package var sortedDimensions: [AwardDimension] { AwardDimension.allCases.filter(dimensions.contains) }

    /// All of them as the last row of a table.
    package var totalRow: AwardRow { AwardRow(group: AwardGroup(), count: total) }
}

extension AwardReport: LedgerAnswer {
    /// The cut and the span, then the counts and the awards, each a table of its own.
    public var columns: [AnswerColumn<AwardReport>] {
        [
            .cut("cut", \.cut, unitsOn: \.cut.effectiveOn), .day("from", \.from),
            .truth("revokedOnly", \.revokedOnly).onlyInJSON,
            .texts("by") { $0.sortedDimensions.map(\.rawValue) }.onlyInJSON,
            .object("total", \.total, AwardCount.columns).onlyInJSON,
            .list("counts", \.rows, AwardRow.columns(by: sortedDimensions)), .list("awards", \.awards, Award.columns),
        ]
    }
}

/// One group of awards and how many there are.
public struct AwardRow: Hashable, Sendable {
    /// The group.
    public let group: AwardGroup
    /// How many.
    public let count: AwardCount

    /// What the groups have in each dimension, and how many there are.
    package static func columns(by dimensions: [AwardDimension]) -> [AnswerColumn<AwardRow>] {
        dimensions.map { dimension -> AnswerColumn<AwardRow> in
            switch dimension {
            case .form: .text("form", \.group.form)
            case .recipientKind: .text("recipientKind", \.group.recipientKind?.name)
            case .authority: .text("authority", \.group.authority)
            case .year: .number("year", .year, \.group.year)
            }
        } + [.part(\.count, AwardCount.columns)]
    }
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

    /// The sums of both.
    static func + (left: AwardCount, right: AwardCount) -> AwardCount {
        AwardCount(inForce: left.inForce + right.inForce, revoked: left.revoked + right.revoked)
    }

    fileprivate static var columns: [AnswerColumn<AwardCount>] {
        [.count("inForce", \.inForce), .count("revoked", \.revoked)]
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

    /// A group; what is nil is not broken down by.
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

    /// What was recorded of it, and its revocation.
    package static var columns: [AnswerColumn<Award>] {
        let revocation: [AnswerColumn<AwardRevocation>] = [
            .reference("by", \.reference), .day("effectiveOn", \.effectiveOn), .text("cause", \.cause),
        ]
        let names = ["by": "revokedBy", "effectiveOn": "revokedOn", "cause": "revokedCause"]
        return [
            .reference("reference", \.reference), .day("effectiveOn", \.effectiveOn),
            .word("recipientKind", \.fields.recipientKind.name), .text("recipient", \.fields.recipient),
            .text("form", \.fields.form), .text("authority", \.fields.authority), .text("unit", \.fields.unit),
            .text("movement", \.fields.movement), .text("achievement", \.fields.achievement),
            .object("revoked", \.revocation, revocation) { names[$0] },
        ]
    }
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

// What counts of awards can be broken down by. In force and revoked are always separate, so that is no choice.

/// What counts of awards are broken down by; the raw value is the word of the command line and of JSON.
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
