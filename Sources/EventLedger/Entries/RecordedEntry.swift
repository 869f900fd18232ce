// An entry as it was read back: owned copies of everything in its record.

/// A recorded entry.
public struct RecordedEntry: Hashable, Sendable {
    /// Its id.
    public let id: String
    /// Who recorded it.
    public let actor: String
    /// The document it rests on.
    public let document: String?
    /// Why it was recorded.
    public let reason: String?
    /// Why it restates what was reported before.
    public let restates: String?
    /// When it was recorded.
    public let recordedAt: Instant
    /// Whether `recordedAt` was claimed, by an older system or by a program that recorded while the clock was behind,
    /// not read from the ledger's clock.
    public let claimedTime: Bool
    /// The position of its first event.
    public let firstPosition: Position
    /// Its events, in order.
    public let events: [RecordedEvent]

    /// The position of its last event, where a cut may be.
    public var lastPosition: Position { firstPosition + events.count - 1 }

    /// Whether this is what recording `entry` would have recorded, whenever that was.
    func hasContent(of entry: NewEntry) -> Bool {
        id == entry.id && actor == entry.actor && document == entry.document && reason == entry.reason
            && restates == entry.restates && events.count == entry.events.count
            && zip(events, entry.events).allSatisfy { recorded, new in
                recorded.stream == new.stream && recorded.type == new.type && recorded.effectiveOn == new.effectiveOn
                    && recorded.voids == new.voids
                    && (new.voids == nil
                        ? recorded.payload == new.payload && recorded.summary == new.summary
                        : EventRecord.voidPayload(of: recorded.voids ?? 0, reason: recorded.voidReason ?? "")
                            == new.payload)
            }
    }
}

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

// An event together with its source as its entry names it, without the entry's other events: an entry may have
// a hundred thousand of them, and an explanation asks for one.

/// A recorded event with the document that brought it.
public struct DocumentedEvent: Hashable, Sendable {
    /// The event.
    public let event: RecordedEvent
    /// Who recorded its entry.
    public let actor: String
    /// The document its entry rests on.
    public let document: String?
    /// Why its entry was recorded.
    public let reason: String?
    /// Why its entry restates what was reported before.
    public let restates: String?
    /// When its entry was recorded.
    public let recordedAt: Instant
    /// Whether that time was claimed by an older system rather than read from the ledger's clock.
    public let claimedTime: Bool
}

// How one event names another: by the entry that brought it and its place there. Positions differ from ledger to
// ledger; references do not.

/// The `ordinal`-th event (from 1) of the entry with the id `entry`, written `"<entry>#<ordinal>"`.
public struct EventReference: Hashable, Sendable {
    /// The id of the entry that holds the event.
    public let entry: String
    /// The place of the event within its entry, from 1.
    public let ordinal: Int

    /// Refers to an event by its entry and its place there, from 1.
    public init(entry: String, ordinal: Int) {
        self.entry = entry
        self.ordinal = ordinal
    }
}

extension EventReference: LosslessStringConvertible {
    /// Reads `"<entry>#<n>"`, cutting at the last `#`; nil when there is none, or no whole number from 1 behind it.
    public init?(_ text: String) {
        guard let mark = text.utf8.lastIndex(of: UInt8(ascii: "#")) else { return nil }
        let digits = text[text.utf8.index(after: mark)...]
        guard mark > text.startIndex, !digits.isEmpty, digits.utf8.allSatisfy({ (0x30...0x39).contains($0) }),
            digits.utf8.first != 0x30, let ordinal = Int(digits)
        else { return nil }
        self.init(entry: String(text[..<mark]), ordinal: ordinal)
    }

    /// `"<entry>#<n>"`.
    public var description: String { "\(entry)#\(ordinal)" }
}
