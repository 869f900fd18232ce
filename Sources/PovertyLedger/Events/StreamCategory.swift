// The kinds of things that events are about. Each has a stream of its own in the ledger below, which only knows the
// number. A number, once given, never changes.

import EventLedger

/// What a stream is about; the raw value is the category of its name.
public enum StreamCategory: UInt8, CaseIterable, Hashable, Sendable {
    /// A household.
    case household = 1
    /// An administrative unit.
    case unit = 2
    /// An individual or a collective that received an award.
    case recipient = 3
    /// A plan.
    case plan = 4
    /// The closings of periods.
    case closing = 5
    /// The checkpoints of the ledger itself.
    case checkpoint = 6

    /// The one stream of closings.
    public static let closings = StreamName(category: StreamCategory.closing.rawValue, id: "periods")
    /// The one stream of checkpoints.
    public static let checkpoints = StreamName(category: StreamCategory.checkpoint.rawValue, id: "checkpoints")
}
