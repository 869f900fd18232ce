// An event together with what its entry says of where it comes from, without the entry's other events: an entry may have
// a hundred thousand of them, and an explanation asks for one.

/// A recorded event with the document that brought it.
public struct DocumentedEvent: Hashable, Sendable {
    /// The event.
    public let event: RecordedEvent
    /// Who recorded its entry.
    public let actor: String
    /// The document its entry rests on.
    public let document: String?
    /// Why its entry was recorded.
    public let reason: String?
    /// Why its entry touches a closed period.
    public let restates: String?
    /// When its entry was recorded.
    public let recordedAt: Instant
    /// Whether that time was claimed by an older system rather than read from the ledger's clock.
    public let claimedTime: Bool
}
