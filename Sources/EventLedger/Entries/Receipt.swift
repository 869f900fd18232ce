// What recording an entry answers: where it stands now. When it is returned the entry is on the disk.

/// Where an entry was recorded.
public struct Receipt: Hashable, Sendable {
    /// The positions of its events.
    public let positions: ClosedRange<Position>
    /// When it was recorded.
    public let recordedAt: Instant
    /// Whether an entry with this id and content was there before, so that nothing was recorded now.
    public let wasAlreadyRecorded: Bool

    /// Describes where an entry was recorded.
    public init(positions: ClosedRange<Position>, recordedAt: Instant, wasAlreadyRecorded: Bool) {
        self.positions = positions
        self.recordedAt = recordedAt
        self.wasAlreadyRecorded = wasAlreadyRecorded
    }
}
