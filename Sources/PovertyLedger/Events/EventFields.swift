// What every event type has in common: a kind, an empty value to read into, and a walk over its fields.

/// An event type: its fields, described once for every reader and writer.
public protocol EventFields: Hashable, Sendable {
    /// Which of the twenty-one kinds this is.
    static var type: EventKind { get }
    /// A value to read into; not valid before it has been read.
    init()
    /// Walks a visitor over the fields, required ones first, in the order of the record.
    mutating func visit<Visitor: FieldVisitor>(_ visitor: inout Visitor) throws(Visitor.Failure)
}
