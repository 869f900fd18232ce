// The content of one official document: events that are recorded together or not at all. As in accounting, the journal
// entry.

import EventLedger

/// An entry to record, or as it was read from JSON Lines.
public struct Entry: Hashable, Sendable {
    /// The id, by which recording it twice is detected, 1–64 bytes.
    public var id: String
    /// When an older system recorded it; nil takes the ledger's clock.
    public var recordedAt: Instant?
    /// Who recorded it, 1–400 bytes.
    public var actor: String
    /// The document it is based on, 1–400 bytes.
    public var document: String?
    /// Why it was recorded, 1–4,000 bytes.
    public var reason: String?
    /// Why it touches a closed period, 1–4,000 bytes; nil when it touches none.
    public var restates: String?
    /// The events, in order, 1–100,000.
    public var events: [Event]

    /// An entry; it is checked when it is recorded.
    public init(
        id: String, recordedAt: Instant? = nil, actor: String, document: String? = nil, reason: String? = nil,
        restates: String? = nil, events: [Event]
    ) {
        self.id = id
        self.recordedAt = recordedAt
        self.actor = actor
        self.document = document
        self.reason = reason
        self.restates = restates
        self.events = events
    }
}
