// How a domain judges its ordinary entries where they lie, without decoding them. It may only ever say that an entry
// keeps every rule, or that it is not sure: then that entry is judged the precise way, as if it came in now.

import LMDB

/// A judge of entries in their order, for verifying at the speed of a replay.
///
/// The calls for an entry come in this order: `isOrdinary` for each event, `begin`, `take` for each event, `end`. What
/// the judge keeps of a stream is the snapshot that recording would leave.
public protocol InPlaceJudge {
    /// Whether an event is of those that can be judged in place; one that is not makes the whole entry be judged the
    /// precise way. `voiding` is the event that a void names.
    func isOrdinary(type: UInt16, category: UInt8, voiding: TimelineItem?) -> Bool

    /// Takes in the head of an entry whose events are all ordinary.
    mutating func begin(_ entry: EntryHead, _ ground: JudgingGround)

    /// Judges an event, which is the next of its stream; false when it is not sure that the event keeps
    /// every rule and is written as the domain writes it. `payload` is valid during the call;
    /// `snapshot` is that of the event's stream.
    mutating func take(
        _ event: EventHead, voiding: TimelineItem?, payload: RawSpan, snapshot: inout StreamSnapshot?,
        _ ground: JudgingGround
    ) -> Bool

    /// Judges what depends on all events of the entry; false when it is not sure.
    mutating func end(_ ground: JudgingGround) -> Bool
}

// What a judge in place knows: the streams as far as the entries have come. It reads one snapshot of the file; rows of
// derived tables that it hands out are compared with the entries before verifying ends.

/// The streams of a ledger as they were at an entry, for an `InPlaceJudge`.
public final class JudgingGround {
    let rehearsal: Rehearsal
    let key: SumKey
    // As in `Rehearsal`.
    @exclusivity(unchecked) private var texts: SoundTexts
    /// Whether the state of a stream was asked that an entry left which broke a rule.
    private(set) var isUnsure = false
    /// What the judge finds that the entry posts, as `LedgerRules.follow` would.
    public var postings = Postings()

    init(_ rehearsal: Rehearsal, _ key: SumKey) {
        self.rehearsal = rehearsal
        self.key = key
        texts = SoundTexts(key)
    }

    /// Begins an entry.
    func beginEntry() {
        isUnsure = false
        postings.removeAll()
    }

    /// Whether the ledger keeps what is posted: see `WorkingLedger.keepsPostings`.
    public var keepsPostings: Bool { rehearsal.store.format.version >= 3 }

    /// The domain's snapshot of a stream after the events met so far; nil when none was set.
    public func snapshot(category: UInt8, number: UInt32) -> StreamSnapshot? {
        guard let stream = rehearsal.stream(category, number) else { return nil }
        if stream.isBroken { isUnsure = true }
        return stream.snapshot
    }

    /// Keeps the domain's snapshot of a stream that was met.
    public func setSnapshot(_ snapshot: StreamSnapshot?, category: UInt8, number: UInt32) {
        rehearsal.keep(snapshot, category, number)
    }

    /// Whether the stream with a number was met and has the name.
    public func isStream(category: UInt8, number: UInt32, named name: RawSpan) -> Bool {
        rehearsal.stream(category, number)?.nameHash == key.hash(name)
    }

    /// Whether bytes are text of 1 to `limit` bytes as the ledger stores it. Cost: one pass over them.
    public func isSoundText(_ bytes: RawSpan, atMost limit: Int) -> Bool { texts.isSound(bytes, atMost: limit) }

    /// One word for a run of bytes, another one in each verification.
    public func hash(_ bytes: RawSpan) -> UInt64 { key.hash(bytes) }

    /// The events of a stream met so far, in the order of recording, voids applied; nil when they can't be read.
    /// Cost: one lookup for 32 events.
    public func timeline(category: UInt8, number: UInt32) -> [TimelineItem]? {
        guard var items = try? rehearsal.items(category, number) else { return nil }
        TimelineItem.applyVoids(&items)
        return items
    }

    /// One word for the payload of the event at a position, as `hash` gives it; nil when it can't be read.
    /// Cost: one tree lookup.
    public func payloadHash(at position: Position) -> UInt64? {
        var hash: UInt64?
        return withPayload(at: position) { hash = key.hash($0) } ? hash : nil
    }

    /// Gives `body` the payload of the event at a position; false when it can't be read. Cost: one tree lookup.
    public func withPayload(at position: Position, _ body: (RawSpan) -> Void) -> Bool {
        (try? rehearsal.store.withPayload(at: position, in: rehearsal.transaction, body)) == true
    }

    /// The event with a version in a stream, among those met so far; nil when there is none.
    func item(_ category: UInt8, _ number: UInt32, version: UInt32) -> TimelineItem? {
        guard let stream = rehearsal.stream(category, number), version >= 1, version <= stream.version,
            let part = try? rehearsal.part(ofItem: Int(version) - 1, category, number)
        else { return nil }
        return (try? rehearsal.item(Int(version) - 1, in: part)) ?? nil
    }
}
