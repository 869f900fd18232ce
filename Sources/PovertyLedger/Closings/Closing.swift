// A closing as it was recorded: which period, when, by whom, and the figures that were signed off.

import EventLedger

/// A recorded closing.
public struct Closing: Hashable, Sendable {
    /// The event's name in the ledger.
    public let reference: EventReference
    /// The cut it closed: the last day of the period, and the last position of the closing's own entry.
    public let cut: Cut
    /// The day on which it was closed.
    public let effectiveOn: Day
    /// When it was recorded.
    public let recordedAt: Instant
    /// Whether that time was claimed by an older system rather than read from the ledger's clock.
    public let claimedTime: Bool
    /// Who closed it.
    public let actor: String
    /// The document it rests on.
    public let document: String?
    /// The figures it closed; nil where a program recorded it that knew no figures.
    public let figures: ClosedFigures?

    /// The last day of the period.
    public var through: Day { cut.effectiveOn }
}
