// How a finding names an event: by its reference and the document that brought it, so that an auditor can ask for both.

import EventLedger

/// An event that a finding rests on.
public struct FindingEvent: Hashable, Sendable {
    /// Its reference.
    public let reference: EventReference
    /// The document of its entry.
    public let document: String?
    /// When its entry was recorded.
    public let recordedAt: Instant
    /// Whether that time was claimed by an older system rather than read from the ledger's clock.
    public let claimedTime: Bool

    /// Names an event.
    public init(reference: EventReference, document: String?, recordedAt: Instant, claimedTime: Bool) {
        self.reference = reference
        self.document = document
        self.recordedAt = recordedAt
        self.claimedTime = claimedTime
    }
}
