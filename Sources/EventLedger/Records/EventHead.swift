// The fixed head of an event record, as replay hands it to a projection: numbers only, no text.
// It does not hold the payload, which is passed beside it.

/// The place of an event in the one total order of a ledger: 1, 2, 3 …, without gaps.
public typealias Position = Int

/// What an event record says before its payload.
@frozen
public struct EventHead: Sendable {
    /// The event's position, from 1.
    public let position: Position
    /// The position of the void that took the event out, or `Int.max` while there is none.
    public let voidedBy: Position
    /// Days since 1970-01-01 of the day it takes effect; `Int32.min` in a void, which has none.
    public let effectiveDay: Int32
    /// The number of its stream within the category: 0, 1, 2 … in the order of first appearance.
    public let streamNumber: UInt32
    /// Four bytes of the domain's: what its rules need of the event without reading the payload.
    public let summary: UInt32
    /// The event's type, numbered by the domain; 0 is a void.
    public let type: UInt16
    /// The category of its stream.
    public let category: UInt8

    /// Describes an event; for projections under test.
    @inlinable
    public init(
        position: Position, voidedBy: Position = .max, effectiveDay: Int32, category: UInt8, streamNumber: UInt32,
        type: UInt16, summary: UInt32
    ) {
        self.position = position
        self.voidedBy = voidedBy
        self.effectiveDay = effectiveDay
        self.category = category
        self.streamNumber = streamNumber
        self.type = type
        self.summary = summary
    }

    /// The type of a void.
    @inlinable
    public static var voidType: UInt16 { 0 }

    /// Whether the event is inside a cut: in effect, known, and not taken out by a void that is known.
    /// A void itself has no day and is inside every cut that knows it.
    @inlinable
    public func isInside(_ cut: Cut) -> Bool {
        position <= cut.position && effectiveDay <= cut.effectiveOn.daysSinceEpoch && voidedBy > cut.position
    }
}

// What an entry record says before its events, as replay hands it to a projection: numbers only, no text.
// It never holds the texts of the entry; a listing of the entry looks those up.

/// What is known of an entry without reading its texts.
@frozen
public struct EntryHead: Sendable {
    /// The position of its first event.
    public let firstPosition: Position
    /// The position of its last event, where a cut may be.
    public let lastPosition: Position
    /// When it was recorded, in microseconds since 1970-01-01T00:00:00Z; it never goes back from entry to entry.
    public let recordedAt: Int64
    /// Whether it says that it restates what was reported before.
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
