// The two kinds of messages that a log of a ledger has. They are distinguished by their first line: that of a segment
// has spaces, and a signed checkpoint begins with its origin, which has none.

import Files

/// A message of the log of a ledger.
public enum ReplicationMessage: Hashable, Sendable {
    /// A part of the history.
    case segment(Segment)
    /// A signed head of the tree, which a later reader can hold the history against.
    case checkpoint(SignedCheckpoint)

    /// Reads a message. Throws `malformedSegment`, or `malformedProof` and `invalidSize` for a checkpoint that is none;
    /// signatures are not checked. Cost: the digest of a segment's body.
    public init(_ bytes: [UInt8]) throws(LedgerError) {
        if Segment.isSegment(bytes) {
            self = .segment(try Segment(bytes))
        } else {
            self = .checkpoint(try SignedCheckpoint(bytes))
        }
    }

    /// The message as it is appended.
    public var bytes: [UInt8] {
        switch self {
        case .segment(let segment): segment.bytes
        case .checkpoint(let checkpoint): checkpoint.bytes
        }
    }
}
