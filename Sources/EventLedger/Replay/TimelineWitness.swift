// What the raw records say of the timelines of one category. A scan of the timelines is held against it, because they are
// derived and only the records are the truth. It keeps one sum, whatever the size of the ledger.

/// A fold over all events up to a position that vouches for the timelines of a category.
///
/// Replay it through its position, then scan the timelines with it.
public struct TimelineWitness: Projection {
    /// The category whose timelines it vouches for.
    public let category: UInt8
    /// The position up to which it does, the last of an entry.
    public let position: Position
    private(set) var checksum = TimelineChecksum()

    /// A witness that has seen nothing yet.
    public init(category: UInt8, through position: Position) {
        self.category = category
        self.position = position
    }

    /// Takes in one event, as `take` does.
    public mutating func apply(_ event: EventHead, payload: RawSpan) { take(event) }

    /// Takes in one event; for folds that hold a witness beside others. Cost: a few nanoseconds, no allocation.
    public mutating func take(_ event: EventHead) {
        guard event.category == category, event.position <= position else { return }
        checksum.take(
            position: event.position, type: event.type, effectiveDay: event.effectiveDay, summary: event.summary,
            stream: event.streamNumber, voidedBy: event.voidedBy <= position ? event.voidedBy : .max)
    }
}
