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
    /// Why it restates what was reported before, 1–4,000 bytes; the ledger attaches no meaning to it.
    public let restates: String?
    /// The instant an older system recorded it; nil to take the ledger's clock.
    public let claimedTime: Instant?
    /// The secret that the salts of its events follow from; nil to draw a new one. It is no part of the content.
    public var secret: EntrySecret?
    /// Whether `claimedTime` is marked as claimed; false only for the copy of an entry, secret and all, to which the
    /// clock of the ledger that it was copied from gave its time.
    public var isTimeClaimed = true
    /// What it brings, in order.
    public let events: [NewEvent]
    /// The versions that streams must have.
    public let expectations: [StreamName: ExpectedVersion]

    /// Who recorded an entry that does not say so.
    public static let unnamedActor = "unnamed"

    /// The most events of one entry.
    public static let maximumEvents = 100_000

    /// Describes an entry; it is checked when it is recorded. A domain that does not say
    /// who records leaves `actor` out.
    public init(
        id: String, actor: String = NewEntry.unnamedActor, document: String? = nil, reason: String? = nil,
        restates: String? = nil,
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

// An event that is to be recorded. Its payload is bytes that only the domain understands.

/// An event to record: a fact of a stream with the day it takes effect, or the void of an earlier event.
public struct NewEvent: Hashable, Sendable {
    /// The stream it belongs to; a void belongs to the stream of the event it voids.
    public let stream: StreamName
    /// The domain's number of its type, from 1; 0 is a void.
    public let type: UInt16
    /// The day it takes effect; nil only for a void.
    public let effectiveOn: Day?
    /// Four bytes that timelines keep beside the event, for rules that need not read the payload.
    public let summary: UInt32
    /// The domain's bytes.
    public let payload: [UInt8]
    /// The position of the event that this one voids; nil for a fact.
    public let voids: Position?

    /// A fact: `type` is from 1 to 65,535, the record with its id at most 60,000 bytes. Where a domain has no days of
    /// effect it is in effect from the first day on, so that every cut sees it.
    public init(stream: StreamName, type: UInt16, effectiveOn: Day = .first, summary: UInt32 = 0, payload: [UInt8]) {
        precondition(type != EventHead.voidType, "type 0 is kept for voids")
        self.stream = stream
        self.type = type
        self.effectiveOn = effectiveOn
        self.summary = summary
        self.payload = payload
        voids = nil
    }

    /// The void of the event at a position, which must be an event of `stream` and of an earlier entry.
    public init(voiding position: Position, in stream: StreamName, reason: String) {
        self.stream = stream
        type = EventHead.voidType
        effectiveOn = nil
        summary = 0
        payload = EventRecord.voidPayload(of: position, reason: reason)
        voids = position
    }
}

// What recording an entry returns: its positions. When it is returned the entry is on the disk.

/// Where an entry was recorded.
public struct Receipt: Hashable, Sendable {
    /// The positions of its events.
    public let positions: ClosedRange<Position>
    /// When it was recorded.
    public let recordedAt: Instant
    /// Whether an entry with this id and content was there before, so that nothing was recorded now.
    public let wasAlreadyRecorded: Bool

    /// Describes where an entry was recorded.
    public init(positions: ClosedRange<Position>, recordedAt: Instant, wasAlreadyRecorded: Bool) {
        self.positions = positions
        self.recordedAt = recordedAt
        self.wasAlreadyRecorded = wasAlreadyRecorded
    }

    /// Where an entry was recorded before.
    public init(of recorded: RecordedEntry) {
        self.init(
            positions: recorded.firstPosition...recorded.lastPosition, recordedAt: recorded.recordedAt,
            wasAlreadyRecorded: true)
    }
}
