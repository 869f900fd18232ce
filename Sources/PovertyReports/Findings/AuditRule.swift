// The rules that an audit knows, each with its name in JSON and how grave a breach of it is. What a rule asks exactly
// is in Docs/Commands.md and beside the code that asks it.

import Files
import PovertyLedger

/// A rule of the audit; the raw value is its name in JSON and on the command line.
public enum AuditRule: String, CaseIterable, Hashable, Sendable {
    /// A gift to a household that on that day was neither poor nor near-poor, or not in the register.
    case aidOutsidePoverty
    /// Aid to a household that was never registered.
    case aidToUnregistered
    /// The same aid to a household on one day, in several entries.
    case repeatedAid
    /// Two awards in force for one achievement.
    case repeatedAward
    /// An award that is still counted although it was revoked.
    case revokedAwardCounted
    /// Days on which a fund gave more money than it received.
    case overdrawnFund
    /// An exit, and a return to the class it left or a worse one soon afterwards.
    case quickReturn
    /// An exit, and later on the same day the class it left or a worse one.
    case exitUndone
    /// A decided class that differs from its own scores by its standard.
    case scoreMismatch
    /// A household that split off with as many members as the one it left had, or more.
    case splitTooLarge
    /// A household that split off from one that is not in the register.
    case splitFromUnknown
    /// An entry that restates a period after it was closed.
    case restatedPeriod
    /// A figure of a closed period that differs from the one filed.
    case openingMismatch
    /// Households without a class in the figures of a closed period.
    case unclassifiedAtClosing
    /// Poor or near-poor households dissolved in the last days before a target is due.
    case dissolvedBeforeDue
    /// An event that takes effect long after it was recorded.
    case farAhead
    /// Ids that look the same.
    case lookAlikeCodes
    /// An id that would be refused today.
    case refusedCode
    /// Households that are in a unit which was divided among others.
    case dividedUnit
    /// A rate that is due, over totals of another year, or without some.
    case rateTotals
    /// Days on which money that was earmarked for a programme is given for something else.
    case brokenEarmark
    /// A pledge of which not all is received although it was due.
    case overduePledge
    /// Exits bunched in the last days before a target is due.
    case bunchedExits
    /// A unit with registered households and no household total for a year.
    case missingTotal
    /// Events recorded long after they took effect, by unit and year.
    case lateEntry
    /// A household that is in the register of two offices of a union under one code.
    case householdInTwoOffices
    /// A transfer of a household between two offices of a union that one of them recorded again.
    case repeatedTransfer
    /// A household that arrived in an office of a union from another, which has not recorded that it left.
    case arrivedWithoutLeaving
    /// A unit of which two offices of a union recorded different things.
    case unitsDiffer
    /// A household that left an office of a union for another and has not arrived.
    case inTransit
    /// Ledgers of a union that were recorded under different versions of the rules.
    case rulesDiffer

    /// The rules that one ledger is asked, in the order of findings of one severity.
    public static let allCases: [AuditRule] = [
        .aidOutsidePoverty, .aidToUnregistered, .repeatedAid, .repeatedAward, .revokedAwardCounted, .overdrawnFund,
        .quickReturn, .exitUndone, .scoreMismatch, .splitTooLarge, .splitFromUnknown, .restatedPeriod,
        .openingMismatch, .unclassifiedAtClosing, .dissolvedBeforeDue, .farAhead, .lookAlikeCodes, .refusedCode,
        .dividedUnit, .rateTotals, .brokenEarmark, .overduePledge, .bunchedExits, .missingTotal, .lateEntry,
    ]

    /// The rules that compare the ledgers of a union, gravest first; one ledger can't break them.
    public static let ofUnion: [AuditRule] = [
        .householdInTwoOffices, .repeatedTransfer, .arrivedWithoutLeaving, .unitsDiffer, .rulesDiffer, .inTransit,
    ]

    /// How grave a breach is.
    public var severity: Severity {
        switch self {
        case .aidOutsidePoverty, .aidToUnregistered, .repeatedAid, .repeatedAward, .revokedAwardCounted,
            .overdrawnFund, .householdInTwoOffices, .repeatedTransfer:
            .error
        case .quickReturn, .exitUndone, .scoreMismatch, .splitTooLarge, .splitFromUnknown, .restatedPeriod,
            .openingMismatch, .unclassifiedAtClosing, .dissolvedBeforeDue, .farAhead, .lookAlikeCodes, .refusedCode,
            .dividedUnit, .rateTotals, .brokenEarmark, .overduePledge, .arrivedWithoutLeaving, .unitsDiffer,
            .rulesDiffer:
            .warning
        case .bunchedExits, .missingTotal, .lateEntry, .inTransit: .notice
        }
    }

    /// The place of a rule among all, which findings of one severity are sorted by.
    var order: Int { AuditRule.ofUnion.firstIndex(of: self) ?? AuditRule.allCases.firstIndex(of: self) ?? 0 }
}
