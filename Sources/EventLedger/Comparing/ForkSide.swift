// What one of two ledgers says where they part: the head of its entry, and the first of its events that differs.

/// One side of a fork.
public struct ForkSide: Hashable, Sendable {
    /// The id of the entry.
    public let entry: String
    /// When it was recorded.
    public let recordedAt: Instant
    /// Whether that time was claimed by an older system.
    public let claimedTime: Bool
    /// Who recorded it.
    public let actor: String
    /// The document it rests on.
    public let document: String?
    /// Why it was recorded.
    public let reason: String?
    /// Why it touches a closed period.
    public let restates: String?
    /// The positions of its events.
    public let positions: ClosedRange<Position>
    /// Its first event that differs from the other side's at that place; nil where all do not, or it has fewer.
    public let event: RecordedEvent?

    init(_ entry: RecordedEntry, event: RecordedEvent?) {
        self.entry = entry.id
        recordedAt = entry.recordedAt
        claimedTime = entry.claimedTime
        actor = entry.actor
        document = entry.document
        reason = entry.reason
        restates = entry.restates
        positions = entry.firstPosition...entry.lastPosition
        self.event = event
    }
}
