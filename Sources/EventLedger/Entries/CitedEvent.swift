// An event as it is cited: with the document that brought it, but without the rest of its entry.

/// A recorded event with what its entry says of where it comes from.
public struct CitedEvent: Hashable, Sendable {
    /// The event.
    public let event: RecordedEvent
    /// The document that its entry rests on.
    public let document: String?
    /// Who recorded it.
    public let actor: String
    /// Why its entry touches a closed period.
    public let restates: String?
}
