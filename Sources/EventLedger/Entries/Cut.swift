// A point in both times. It is resolved: a day and a position, however it was asked for.

/// The events in effect on a day, as known at a position: `effectiveOn ≤ D` and `position ≤ K`.
@frozen
public struct Cut: Hashable, Sendable {
    /// The day D; events in effect on it or before are inside.
    public let effectiveOn: Day
    /// The position K, the last of an entry, or 0 for "nothing known yet".
    public let position: Position

    /// A cut at a day and a position.
    @inlinable
    public init(effectiveOn: Day, position: Position) {
        self.effectiveOn = effectiveOn
        self.position = position
    }
}
