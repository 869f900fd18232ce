// The figures of a closed period: as filed, at each later closing, and now, and which entries changed them.

import EventLedger
import PovertyLedger

/// A closed period as it was known at one time after another.
public struct RevisedPeriod: Hashable, Sendable {
    /// The closing.
    public let closing: Closing
    /// What was known: as filed, at each later closing, and now, in this order.
    public let stages: [RevisionStage]
}

/// The figures of a period as they were known at one time.
public struct RevisionStage: Hashable, Sendable {
    /// When they were known so.
    public enum Moment: Hashable, Sendable {
        /// At the period's own closing.
        case filed
        /// At the later closing of the period through that day.
        case closing(through: Day)
        /// With all that is recorded.
        case now
    }

    /// When.
    public let moment: Moment
    /// The position that was known, the last of an entry.
    public let position: Position
    /// The accounts that are not zero, sorted as counts are; without units unless they were asked for.
    public let counts: [Counts.Row]
    /// What changed them since the stage before; added to that stage's counts they give these. By entry in the order of
    /// recording, then by cause and account. Empty as filed.
    public let changes: [RevisionChange]
}

/// Why a figure of a closed period changed.
public enum RevisionCause: String, CaseIterable, Hashable, Sendable {
    /// The same households, counted through a merger of units that became known later.
    case unitChange
    /// Something became known later.
    case lateReport
    /// The entry voids an event of the household that was in effect by the period's last day.
    case correction
}

/// What one entry changed in one account, for one of the causes.
public struct RevisionChange: Hashable, Sendable {
    /// Why.
    public let cause: RevisionCause
    /// The id of the entry.
    public let entry: String
    /// The document it rests on.
    public let document: String?
    /// When it was recorded.
    public let recordedAt: Instant
    /// Whether that time was claimed by an older system rather than read from the ledger's clock.
    public let claimedTime: Bool
    /// The account.
    public let account: Account
    /// Households and persons, more or less.
    public let change: Tally
}
