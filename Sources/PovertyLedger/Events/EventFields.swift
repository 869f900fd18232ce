// What every event type has in common: a kind, an empty value to read into, and a walk over its fields.

/// Something with fields, described once for every reader and writer.
protocol FieldGroup: Hashable, Sendable {
    /// A value to read into; not valid before it has been read.
    init()
    /// Walks a visitor over the fields, required ones first, in the order of the record.
    mutating func visit<Visitor: FieldVisitor>(_ visitor: inout Visitor) throws(Visitor.Failure)
}

/// An event type.
protocol EventFields: FieldGroup {
    /// Which of the twenty-one kinds this is.
    static var type: EventKind { get }
}
