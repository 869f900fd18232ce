// An event as it was read back: owned copies, for reading by people and programs, not for replay.

/// A recorded event.
public struct RecordedEvent: Hashable, Sendable {
    /// Its position in the ledger, from 1.
    public let position: Position
    /// Its entry and its place there.
    public let reference: EventReference
    /// The stream it belongs to.
    public let stream: StreamName
    /// The domain's number of its type; 0 is a void.
    public let type: UInt16
    /// The day it takes effect; nil for a void.
    public let effectiveOn: Day?
    /// The domain's four bytes; for a void the version of the voided event in its stream.
    public let summary: UInt32
    /// The domain's bytes; empty for a void.
    public let payload: [UInt8]
    /// The position of the event that this one voids; nil for a fact.
    public let voids: Position?
    /// Why it voids; nil for a fact.
    public let voidReason: String?
}
