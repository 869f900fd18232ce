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
    /// Why it touches a closed period.
    public let restates: String?
    /// When it was recorded.
    public let recordedAt: Instant
    /// Whether `recordedAt` was claimed, by an older system or by whoever recorded while the clock stood behind, rather than
    /// read from the ledger's clock.
    public let claimedTime: Bool
    /// The position of its first event.
    public let firstPosition: Position
    /// Its events, in order.
    public let events: [RecordedEvent]

    /// The position of its last event, where a cut may lie.
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
