// What an entry adds to one stream, as the rules follow it: from the state before and the events that were added to the
// state after and to what is posted. Recording, rebuilding and verifying follow entries in the same way; nothing here
// judges an entry.

/// The events that an entry adds to a stream, and the stream before them.
public struct StreamAddition {
    /// The category of the stream.
    public let category: UInt8
    /// The events, voids among them, in the order of the entry.
    public let items: ArraySlice<TimelineItem>
    /// What is kept of the stream's state before the entry; nil where it is to be folded from the timeline.
    public let snapshot: StreamSnapshot?
    /// How many events the stream had before.
    public let version: Int
    private let stream: StreamHandle?
    private let payloads: EntryPayloads

    fileprivate init(
        _ category: UInt8, _ items: ArraySlice<TimelineItem>, _ snapshot: StreamSnapshot?, version: Int,
        _ stream: StreamHandle?, _ payloads: EntryPayloads
    ) {
        self.category = category
        self.items = items
        self.snapshot = snapshot
        self.version = version
        self.stream = stream
        self.payloads = payloads
    }

    /// The position of the entry's first event; of a stream followed as a whole, of the stream's first.
    public var firstPosition: Position { payloads.firstPosition }

    /// All events of the stream, those of the entry included, in the order of recording, voids applied. Cost: 16 bytes
    /// read an event.
    public func timeline(on ledger: borrowing WorkingLedger) throws(LedgerError) -> [TimelineItem] {
        var timeline = try stream.map { (stream) throws(LedgerError) in try ledger.timeline(stream) } ?? []
        timeline += items
        TimelineItem.applyVoids(&timeline)
        return timeline
    }

    /// Gives `body` the payload of an event of the stream, valid during the call: at hand where the entry brings it, else
    /// one lookup. Throws `damaged` where it can't be read.
    public func withPayload(
        of item: TimelineItem, on ledger: borrowing WorkingLedger, _ body: (RawSpan) -> Void
    ) throws(LedgerError) {
        let index = item.position - payloads.firstPosition
        if payloads.all.indices.contains(index) {
            let payload = payloads.all[index]
            return body(payload.span.bytes)
        }
        guard try ledger.withPayload(at: item.position, body) else {
            throw ledger.store.damaged("the event at this position can't be read", position: item.position)
        }
    }

    /// A stream as one addition to nothing, so that its state can be followed from its timeline alone.
    static func whole(_ category: UInt8, _ items: [TimelineItem]) -> StreamAddition {
        StreamAddition(
            category, items[...], nil, version: 0, nil,
            EntryPayloads(firstPosition: items.first?.position ?? 0, all: []))
    }
}

/// The payloads of an entry's events.
private struct EntryPayloads {
    let firstPosition: Position
    let all: [[UInt8]]
}

/// What recording an entry leaves beside its events.
struct EntryEffects {
    /// The states that its streams have after it.
    var snapshots: [(stream: StreamHandle, snapshot: StreamSnapshot?)] = []
    /// What it posts, summed.
    var postings: [Posting] = []
    /// Its events that can be found without a replay, by index, with the events that voids among them name.
    var keyEvents: [Int] = []
}

/// An entry as it is followed: its events in brief, in their streams.
struct FollowedEntry {
    let firstPosition: Position
    let items: [TimelineItem]
    let streams: [StreamHandle]
    let payloads: [[UInt8]]

    /// The events of each stream side by side, in the order of the entry; most entries bring them so.
    var byStream: (items: [TimelineItem], streams: [StreamHandle]) {
        var isSorted = true
        for index in streams.indices.dropFirst() where streams[index] < streams[index - 1] { isSorted = false }
        if isSorted { return (items, streams) }
        let order = items.indices.sorted { (streams[$0].index, $0) < (streams[$1].index, $1) }
        return (order.map { items[$0] }, order.map { streams[$0] })
    }
}

extension FollowedEntry {
    /// A recorded entry, in the open streams of its events.
    init(_ entry: RecordedEntry, in streams: [StreamHandle]) {
        firstPosition = entry.firstPosition
        items = entry.events.map(TimelineItem.init)
        self.streams = streams
        payloads = entry.events.map(\.payload)
    }

    /// An entry that is to be recorded; `summaries` are those of its events.
    init(_ entry: NewEntry, at first: Position, _ summaries: [UInt32], in streams: [StreamHandle]) {
        firstPosition = first
        items = entry.events.indices.map { TimelineItem(entry.events[$0], at: first + $0, summaries[$0]) }
        self.streams = streams
        payloads = entry.events.map(\.payload)
    }
}

extension LedgerRules {
    /// What an entry leaves that is to be added to the ledger.
    func effects(
        of entry: FollowedEntry, on ledger: borrowing WorkingLedger
    ) throws(LedgerError) -> EntryEffects {
        var effects = EntryEffects()
        var postings = Postings()
        let payloads = EntryPayloads(firstPosition: entry.firstPosition, all: entry.payloads)
        effects.snapshots.reserveCapacity(entry.items.count)
        let (items, streams) = entry.byStream
        var start = 0
        for end in 1...max(items.count, 1) where end == items.count || streams[end] != streams[start] {
            let stream = streams[start]
            let addition = StreamAddition(
                try ledger.name(stream).category, items[start..<end], try ledger.snapshot(stream),
                version: try ledger.version(stream), stream, payloads)
            effects.snapshots.append((stream, try follow(addition, on: ledger, posting: &postings)))
            start = end
        }
        effects.postings = postings.summed()
        guard !postings.isTooLarge else {
            throw LedgerError(.overflow, "the amounts that the entry posts add up to more than \(Int64.max)")
        }
        if let keyEvents { effects.keyEvents = try keyEvents.indices(in: entry, on: ledger) }
        return effects
    }

    /// What is kept of a stream with those events, the last of which is the last of the ledger.
    func snapshot(
        category: UInt8, items: [TimelineItem], on ledger: borrowing WorkingLedger
    ) throws(LedgerError) -> StreamSnapshot? {
        var postings = Postings()
        return try follow(StreamAddition.whole(category, items), on: ledger, posting: &postings)
    }
}
