// From here on the ledger's checkpoints are signed by another key under another origin. It says so for good: whoever follows
// the old origin finds where it ended, and nobody takes a ledger that was restored from an old copy for the same history.

import EventLedger

/// The checkpoints of the ledger have another origin from here on.
public struct OriginChanged: EventFields {
    static let type = EventKind.originChanged

    /// The new origin, the name of the key that signs.
    public var origin = ""

    init() {}

    /// The fields of the event; they are checked when it is recorded.
    public init(origin: String) { self.origin = origin }

    mutating func visit<Visitor: FieldVisitor>(_ visitor: inout Visitor) throws(Visitor.Failure) {
        try visitor.fixedSubject(StreamCategory.checkpoints)
        try visitor.text("origin", &origin)
    }

    /// What is wrong with the fields taken together, or nil.
    var problem: FieldProblem? {
        guard KeyName(origin) == nil else { return nil }
        return FieldProblem(
            "origin", "can't be the name of a key",
            remedy: "it has at most \(KeyName.maximumBytes) bytes, without spaces and plus signs")
    }
}
