// An event of a household as an auditor reads it: what it said, from which document, when it became known, and what
// became of it.

import EventLedger

/// An event in a household's history.
public struct HistoryItem: Hashable, Sendable {
    /// The event's name in the ledger.
    public let reference: EventReference
    /// Its position.
    public let position: Position
    /// What it says, and from which day on.
    public let event: Event
    /// When it became known.
    public let recordedAt: Instant
    /// Whether that time was claimed by an older system rather than read from the ledger's clock.
    public let claimedTime: Bool
    /// Who recorded it.
    public let actor: String
    /// The document it rests on.
    public let document: String?
    /// Why it was recorded.
    public let reason: String?
    /// The void that took it out; nil while it stands.
    public let voidedBy: EventReference?
    /// When that void became known.
    public let voidedAt: Instant?
    /// Whether that time was claimed; false while it stands.
    public let voidClaimedTime: Bool
    /// Why it was voided.
    public let voidReason: String?
}
