// An entry that is to be recorded: what one document brought, all of it or nothing.

/// An entry to record: 1–100,000 events with the document that brought them.
public struct NewEntry: Hashable, Sendable {
    /// The id that makes recording idempotent, 1–64 bytes.
    public let id: String
    /// Who recorded it, 1–400 bytes.
    public let actor: String
    /// The document it rests on, 1–400 bytes.
    public let document: String?
    /// Why it was recorded, 1–4,000 bytes.
    public let reason: String?
    /// Why it touches a closed period, 1–4,000 bytes.
    public let restates: String?
    /// The instant an older system recorded it; nil to take the ledger's clock.
    public let claimedTime: Instant?
    /// The secret that the salts of its events follow from; nil to draw a new one. It is no part of the content.
    public var secret: EntrySecret?
    /// Whether `claimedTime` is marked as claimed; false only for the copy of an entry, secret and all, to which the clock
    /// of the ledger that it was copied from gave its time.
    public var isTimeClaimed = true
    /// What it brings, in order.
    public let events: [NewEvent]
    /// The versions that streams must have.
    public let expectations: [StreamName: ExpectedVersion]

    /// The most events of one entry.
    public static let maximumEvents = 100_000

    /// Describes an entry; it is checked when it is recorded.
    public init(
        id: String, actor: String, document: String? = nil, reason: String? = nil, restates: String? = nil,
        claimedTime: Instant? = nil, secret: EntrySecret? = nil, events: [NewEvent],
        expecting expectations: [StreamName: ExpectedVersion] = [:]
    ) {
        self.id = id
        self.actor = actor
        self.document = document
        self.reason = reason
        self.restates = restates
        self.claimedTime = claimedTime
        self.secret = secret
        self.events = events
        self.expectations = expectations
    }
}
