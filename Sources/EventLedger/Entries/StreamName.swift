// What a stream is called. A stream is the events of one thing (of a customer, of a machine), in the order of recording.
// The ledger attaches no meaning to categories; the domain above numbers them.

/// The name of a stream: a category (0–255, numbered by the domain) and an id (1–64 bytes of UTF-8).
public struct StreamName: Hashable, Sendable {
    /// The kind of thing the stream is about, numbered by the domain.
    public let category: UInt8
    /// The id within the category, 1–64 bytes of UTF-8 in Unicode NFC, no control characters.
    public let id: String

    /// Names a stream; the id is checked when an entry is recorded.
    @inlinable
    public init(category: UInt8, id: String) {
        self.category = category
        self.id = id
    }
}
