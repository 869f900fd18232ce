// What the domain remembers of a stream's state, so that judging the next event need not fold the whole timeline.
// It is derived: when it is missing, the domain folds the timeline again.

/// Sixteen bytes of the domain's: the state of a stream after all its events.
@frozen
public struct StreamSnapshot: Hashable, Sendable {
    /// The first eight bytes.
    public var first: UInt64
    /// The last eight bytes.
    public var second: UInt64

    /// A snapshot of two words.
    @inlinable
    public init(first: UInt64, second: UInt64) {
        self.first = first
        self.second = second
    }
}
