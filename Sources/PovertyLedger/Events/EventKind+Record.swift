// From the type in a record to the kind of event.

extension EventKind {
    /// The kind with that type in a record; nil for a void, which the ledger below keeps, and for a type of no kind.
    @inlinable
    init?(recordType type: UInt16) {
        guard type >= 1, type <= 21, let kind = EventKind(rawValue: UInt8(truncatingIfNeeded: type)) else { return nil }
        self = kind
    }

    /// The type in a record.
    var recordType: UInt16 { UInt16(rawValue) }
}
