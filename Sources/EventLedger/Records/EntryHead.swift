// What an entry record says before its events, as replay hands it to a projection: numbers only, no text.
// It never holds the texts of the entry; whoever lists an entry looks those up.

/// What is known of an entry without reading its texts.
@frozen
public struct EntryHead: Sendable {
    /// The position of its first event.
    public let firstPosition: Position
    /// The position of its last event, where a cut may lie.
    public let lastPosition: Position
    /// When it was recorded, in microseconds since 1970-01-01T00:00:00Z; it never goes back from entry to entry.
    public let recordedAt: Int64
    /// Whether it says that it restates a closed period.
    public let restates: Bool

    /// Describes an entry; for projections under test.
    @inlinable
    public init(firstPosition: Position, lastPosition: Position, recordedAt: Int64, restates: Bool) {
        self.firstPosition = firstPosition
        self.lastPosition = lastPosition
        self.recordedAt = recordedAt
        self.restates = restates
    }
}
