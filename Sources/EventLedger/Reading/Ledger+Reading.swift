// What a ledger answers in one call: each takes a look at the file of its own. Several questions that belong together
// are asked of one view, which `read` yields. Costs and errors are those of the view's calls.

extension ReadableLedger {
    /// The last position that was recorded at an instant or before it; 0 when nothing was.
    public func position(knownAt instant: Instant) throws(LedgerError) -> Position {
        try view().position(knownAt: instant)
    }

    /// The last position that was recorded by the end of a day, at the ledger's own offset from UTC.
    public func position(knownOn day: Day) throws(LedgerError) -> Position {
        try view().position(knownOn: day)
    }

    /// Checks that a position is the last of an entry (or 0), as a cut's must be.
    public func checkEndOfEntry(_ position: Position) throws(LedgerError) {
        try view().checkEndOfEntry(position)
    }

    /// The event at a position with the document that brought it; nil when there is none.
    public func documentedEvent(at position: Position) throws(LedgerError) -> DocumentedEvent? {
        try view().documentedEvent(at: position)
    }

    /// The names of the events at some positions, in that order: for many events far less than reading each.
    public func references(at positions: [Position]) throws(LedgerError) -> [EventReference] {
        try view().references(at: positions)
    }

    /// The timeline of the stream with a number in a category, as `timeline(of:at:)`
    /// gives it; empty when there is none.
    public func timeline(category: UInt8, number: UInt32, at cut: Cut) throws(LedgerError) -> [TimelineItem] {
        try view().timeline(category: category, number: number, at: cut)
    }

    /// Everything recorded of the stream with a number in a category up to a position, as
    /// `record(of:knownThrough:)` gives it.
    public func record(
        category: UInt8, number: UInt32, knownThrough position: Position
    ) throws(LedgerError) -> [TimelineItem] {
        try view().record(category: category, number: number, knownThrough: position)
    }

    /// The position of the last event that is recorded and visible; 0 in an empty ledger.
    public func lastPosition() throws(LedgerError) -> Position {
        try view().lastPosition
    }

    /// When the first entry was recorded; nil in an empty ledger.
    public func firstRecordedAt() throws(LedgerError) -> Instant? {
        try view().firstRecordedAt()
    }

    /// When the last entry was recorded; nil in an empty ledger.
    public func lastRecordedAt() throws(LedgerError) -> Instant? {
        try view().lastRecordedAt
    }

    /// The entry with an id; nil when there is none.
    public func entry(withID id: String) throws(LedgerError) -> RecordedEntry? {
        try view().entry(withID: id)
    }

    /// The entry that holds the event at a position; nil when there is none.
    public func entry(at position: Position) throws(LedgerError) -> RecordedEntry? {
        try view().entry(at: position)
    }

    /// The entries recorded after a position, oldest first: at most `limit` of them, and so many that their records
    /// have at most `maximumBytes` bytes together, but one in any case.
    public func entries(
        after position: Position = 0, limit: Int, maximumBytes: Int = .max
    ) throws(LedgerError) -> [RecordedEntry] {
        try view().entries(after: position, limit: limit, maximumBytes: maximumBytes)
    }

    /// The entries recorded before a position (`Int.max` for all), latest first, bounded in the same way; all of them
    /// are wholly before it.
    public func entries(
        before position: Position, limit: Int, maximumBytes: Int = .max
    ) throws(LedgerError) -> [RecordedEntry] {
        try view().entries(before: position, limit: limit, maximumBytes: maximumBytes)
    }

    /// The events recorded after a position, in order: at most `limit` of those that are
    /// of one of `categories` and `types`.
    public func events(
        after position: Position = 0, limit: Int, categories: Set<UInt8>? = nil, types: Set<UInt16>? = nil
    ) throws(LedgerError) -> EventPage {
        try view().events(after: position, limit: limit, categories: categories, types: types)
    }

    /// The version that an event has in its stream; nil where there is no event at the position.
    public func streamVersion(ofEventAt position: Position) throws(LedgerError) -> Int? {
        try view().streamVersion(ofEventAt: position)
    }

    /// The event at a position; nil when there is none.
    public func event(at position: Position) throws(LedgerError) -> RecordedEvent? {
        try view().event(at: position)
    }

    /// The positions of the entry that holds the event at a position; nil when there is none.
    public func positions(ofEntryHolding position: Position) throws(LedgerError) -> ClosedRange<Position>? {
        try view().positions(ofEntryHolding: position)
    }

    /// The event a reference names; nil when there is none.
    public func event(_ reference: EventReference) throws(LedgerError) -> RecordedEvent? {
        try view().event(reference)
    }

    /// The number of entries.
    public func entryCount() throws(LedgerError) -> Int {
        try view().entryCount
    }

    /// Bytes of the file.
    public func fileBytes() throws(LedgerError) -> Int {
        do {
            return try store.environment.info().fileSizeBytes
        } catch { throw store.failure(error) }
    }

    /// The number of events of a stream, voids included; 0 when there is no such stream.
    public func version(of stream: StreamName) throws(LedgerError) -> Int {
        try view().version(of: stream)
    }

    /// The number of streams of a category.
    public func streamCount(category: UInt8) throws(LedgerError) -> Int {
        try view().streamCount(category: category)
    }

    /// The id of the stream with a number in a category; nil when there is none.
    public func streamID(category: UInt8, number: UInt32) throws(LedgerError) -> String? {
        try view().streamID(category: category, number: number)
    }

    /// The number of a stream in its category; nil when it has no events.
    public func streamNumber(_ stream: StreamName) throws(LedgerError) -> UInt32? {
        try view().streamNumber(stream)
    }

    /// The events of a stream from a version on (the first has version 1), oldest first, at most `limit`.
    public func events(
        of stream: StreamName, fromVersion version: Int = 1, limit: Int
    ) throws(LedgerError) -> [RecordedEvent] {
        try view().events(of: stream, fromVersion: version, limit: limit)
    }

    /// The events of a stream from a version backward, latest first, at most `limit`.
    public func events(
        of stream: StreamName, backwardFromVersion version: Int, limit: Int
    ) throws(LedgerError) -> [RecordedEvent] {
        try view().events(of: stream, backwardFromVersion: version, limit: limit)
    }

    /// The timeline of a stream: its events inside a cut in brief, without voided ones, by day and then position.
    public func timeline(of stream: StreamName, at cut: Cut) throws(LedgerError) -> [TimelineItem] {
        try view().timeline(of: stream, at: cut)
    }

    /// Everything recorded of a stream up to a position, in brief, in the order of recording: voided events are marked,
    /// voids are there.
    public func record(
        of stream: StreamName, knownThrough position: Position
    ) throws(LedgerError) -> [TimelineItem] {
        try view().record(of: stream, knownThrough: position)
    }

    /// Yields the timeline of every stream of a category at a cut, in the order of stream numbers: what
    /// `timeline(of:at:)` gives for it.
    public func scanTimelines(
        of category: UInt8, at cut: Cut, vouchedForBy witness: TimelineWitness, order: TimelineOrder = .effective,
        _ body: (_ stream: UInt32, _ timeline: Span<TimelineItem>) throws(LedgerError) -> Void
    ) throws(LedgerError) {
        try view().scanTimelines(of: category, at: cut, vouchedForBy: witness, order: order, body)
    }

    /// The voids of the events at some positions, by the position of the event each takes
    /// out, as far as they are known at `known`.
    public func voids(
        ofEventsAt positions: ClosedRange<Position>, knownThrough known: Position = .max
    ) throws(LedgerError) -> [Position: Position] {
        try view().voids(ofEventsAt: positions, knownThrough: known)
    }

    /// The size and root of the tree of everything that readers see.
    public func treeHead() throws(LedgerError) -> TreeHead {
        try view().treeHead()
    }

    /// The root that the tree had at a size, which is a position or 0.
    public func root(ofSize size: Int) throws(LedgerError) -> Digest {
        try view().root(ofSize: size)
    }

    /// The proof that the event at a position is in the tree of the first `size` events.
    public func inclusionProof(of position: Position, inSize size: Int) throws(LedgerError) -> InclusionProof {
        try view().inclusionProof(of: position, inSize: size)
    }

    /// The proof that the tree of the first `oldSize` events is the start of that of the first `newSize`.
    public func consistencyProof(from oldSize: Int, to newSize: Int) throws(LedgerError) -> ConsistencyProof {
        try view().consistencyProof(from: oldSize, to: newSize)
    }

    /// The hashes of a tile, as they are published.
    public func hashes(of tile: Tile) throws(LedgerError) -> [Digest] {
        try view().hashes(of: tile)
    }

    /// The leaf of the event at a position, with its parts.
    public func leaf(at position: Position) throws(LedgerError) -> Leaf {
        try view().leaf(at: position)
    }

    /// The secret of the entry whose first event has that position.
    public func secret(ofEntryAt firstPosition: Position) throws(LedgerError) -> EntrySecret {
        try view().secret(ofEntryAt: firstPosition)
    }

    /// The proof that the event at a position is in a signed tree, with the parts of its leaf: in the given checkpoint,
    /// or in the newest that is kept and covers it.
    public func proof(of position: Position, in given: SignedCheckpoint? = nil) throws(LedgerError) -> LeafProof {
        try view().proof(of: position, in: given)
    }

    /// The proof that the newest kept checkpoint of the same origin continues an older one, as witnesses take it.
    public func growthProof(since old: Checkpoint) throws(LedgerError) -> GrowthProof {
        try view().growthProof(since: old)
    }

    /// Folds the events inside a cut into a projection, in the order of their positions.
    @inlinable
    public func replay<Folding: Projection>(_ cut: Cut, into projection: inout Folding) throws(LedgerError) {
        try view().replay(cut, into: &projection)
    }

    /// Folds all raw events after a position and up to another into a projection: also voids, and events that were
    /// voided (`EventHead.voidedBy` says by what, looking past `last` too).
    @inlinable
    @discardableResult
    public func replay<Folding: Projection>(
        after first: Position = 0, through last: Position, limit: Int = .max, into projection: inout Folding
    ) throws(LedgerError) -> Position {
        try view().replay(after: first, through: last, limit: limit, into: &projection)
    }
}
