// A ledger as it was at some earlier position, so that the rules can judge an entry again as they did when it was
// recorded. It reads one snapshot of the file and keeps a few bytes a stream; it never writes.

import LMDB

/// What a `WorkingLedger` reads from while recorded entries are judged again: it moves on with them.
final class Rehearsal: EarlierLedger {
    /// What the ledger's clock is taken to have shown when the entry was recorded.
    var present = Instant.epoch
    /// By category and number. One walk uses a rehearsal, on one thread, and no access to it is handed on: that no two
    /// overlap need not be checked at run time, which is done several times for each event.
    @exclusivity(unchecked)
    private(set) var streams = [[RehearsedStream]](repeating: [], count: LedgerExtent.categories)
    /// The streams of the events of the current entry, each as it was before the event.
    @exclusivity(unchecked)
    private var metInEntry: [(category: Int, number: Int, before: RehearsedStream)] = []

    /// The ledger before its first entry.
    init(_ store: LedgerStore, _ transaction: TransactionReader) {
        super.init(store, transaction, LedgerState())
    }

    /// The stream with a number; nil when it was not met yet.
    func stream(_ category: UInt8, _ number: UInt32) -> RehearsedStream? {
        guard Int(category) < streams.count, Int(number) < streams[Int(category)].count else { return nil }
        return streams[Int(category)][Int(number)]
    }

    /// Takes in the next stream of a category; a hash of its name is kept where names are compared by that.
    func begin(_ category: UInt8, nameHash: UInt64 = 0) {
        streams[Int(category)].append(RehearsedStream(nameHash: nameHash))
    }

    /// Makes room for the streams of a category, so that memory does not double while they are met.
    func reserve(_ category: UInt8, _ count: Int) { streams[Int(category)].reserveCapacity(count) }

    /// Forgets all streams: the entries are met again from the first on.
    func rewind() {
        for category in streams.indices { streams[category].removeAll(keepingCapacity: true) }
    }

    /// Begins an entry.
    func beginEntry() { metInEntry.removeAll(keepingCapacity: true) }

    /// Takes in the next event of a stream, and gives the stream; nil when none of that number was met.
    @discardableResult
    func advance(_ category: UInt8, _ number: UInt32) -> RehearsedStream? {
        let (category, number) = (Int(category), Int(number))
        guard number < streams[category].count else { return nil }
        metInEntry.append((category, number, streams[category][number]))
        streams[category][number].version += 1
        return streams[category][number]
    }

    /// Goes back to before the current entry, so that it can be judged as if it came in now.
    func takeBackEntry() {
        for (category, number, before) in metInEntry.reversed() {
            if before.version == 0 {
                streams[category].removeLast()
            } else {
                streams[category][number] = before
            }
        }
    }

    /// Meets the events of the entry again that was taken back; snapshots are those of before. The streams
    /// of an entry that broke a rule are marked.
    func meetEntryAgain(isBroken: Bool) {
        for (category, number, before) in metInEntry {
            if before.version == 0 { streams[category].append(before) }
            streams[category][number].version += 1
            if isBroken { streams[category][number].isBroken = true }
        }
    }

    /// Keeps the domain's snapshot of a stream that was met.
    func keep(_ snapshot: StreamSnapshot?, _ category: UInt8, _ number: UInt32) {
        guard Int(number) < streams[Int(category)].count else { return }
        streams[Int(category)][Int(number)].snapshot = snapshot
    }

    /// The items of a stream that were met, in the order of recording, without their voids. Throws `damaged` when its
    /// timeline can't be read so far. Cost: one lookup, and one for 32 items.
    func items(_ category: UInt8, _ number: UInt32) throws(LedgerError) -> [TimelineItem] {
        let version = Int(stream(category, number)?.version ?? 0)
        var items: [TimelineItem] = []
        items.reserveCapacity(version + StreamRow.itemsPerChunk)
        var (sealed, tail): (Int, [TimelineItem]) = (0, [])
        try read(TimelinePart(key: LedgerTables.key(category: category, number: number), isSealed: false)) { row in
            sealed = StreamRow.shape(of: row)?.sealedChunks ?? 0
            if version > sealed * StreamRow.itemsPerChunk {
                tail = StreamRow.items(row, from: StreamRow.headBytes) ?? []
            }
        }
        for chunk in 0..<sealed where version > chunk * StreamRow.itemsPerChunk {
            let key = LedgerTables.key(category: category, number: number, chunk: UInt32(chunk))
            try read(TimelinePart(key: key, isSealed: true)) { items += StreamRow.items($0) ?? [] }
        }
        items += tail
        // A chunk that is missing has more items than a row.
        guard items.count >= version else {
            throw store.damaged("the timeline of stream number \(number) is too short")
        }
        items.removeLast(items.count - version)
        return items
    }

    /// The item with an index from 0 in a part of a timeline; nil when it can't be read.
    func item(_ index: Int, in part: TimelinePart) throws(LedgerError) -> TimelineItem? {
        let offset = part.start + index % StreamRow.itemsPerChunk * TimelineItem.byteCount
        var item: TimelineItem?
        try read(part) { bytes in
            if offset + TimelineItem.byteCount <= bytes.byteCount { item = TimelineItem(bytes, at: offset) }
        }
        return item
    }

    /// Where the item with an index from 0 lies in a stream's timeline; nil when the stream's row can't be read.
    func part(ofItem index: Int, _ category: UInt8, _ number: UInt32) throws(LedgerError) -> TimelinePart? {
        let key = LedgerTables.key(category: category, number: number)
        let chunk = index / StreamRow.itemsPerChunk
        do {
            let shape = try transaction.withValue(store.tables.timelines, key: key) { StreamRow.shape(of: $0) }
            guard case .some(.some(let shape)) = shape else { return nil }
            guard chunk < shape.sealedChunks else { return TimelinePart(key: key, isSealed: false) }
            return TimelinePart(
                key: LedgerTables.key(category: category, number: number, chunk: UInt32(chunk)), isSealed: true)
        } catch { throw store.failure(error) }
    }

    /// Yields the bytes of a part of a timeline, which are a whole number of items behind
    /// its start; not where there are none.
    private func read(_ part: TimelinePart, _ body: (RawSpan) -> Void) throws(LedgerError) {
        let table = part.isSealed ? store.tables.sealedTimelines : store.tables.timelines
        do {
            _ = try transaction.withValue(table, key: part.key) { bytes in
                let isWhole = bytes.byteCount == StreamRow.itemsPerChunk * TimelineItem.byteCount
                if !part.isSealed || isWhole { body(bytes) }
            }
        } catch { throw store.failure(error) }
    }

    /// The items of an open stream that were met.
    func items(of stream: WorkingStream) throws(LedgerError) -> [TimelineItem] {
        guard let number = stream.number else { return [] }
        return try items(stream.name.category, number)
    }

    /// A stream as it was; one that first appears later has no number yet. Its row says how long it is, and no more.
    /// The entry that is judged is there already, so that a snapshot may be set behind it.
    override func stream(_ name: StreamName) throws(LedgerError) -> WorkingStream? {
        var stream = WorkingStream(name: name, number: nil, row: StreamRow(), isStored: false, hasNewEvents: true)
        let row = try store.value(store.tables.streams, LedgerTables.key(name), in: transaction)
        guard let row, let number = row.span.bytes.load(0, as: UInt32.self),
            let met = self.stream(name.category, number)
        else { return stream }
        stream.number = number
        stream.isStored = true
        stream.row.snapshot = met.snapshot
        stream.row.setVersion(met.version)
        return stream
    }
}

/// A sealed chunk of a timeline, or the row of its stream, which has the items behind the last chunk.
struct TimelinePart {
    let key: [UInt8]
    let isSealed: Bool

    /// Where its first item lies.
    var start: Int { isSealed ? 0 : StreamRow.headBytes }
}

// A stream as far as a rehearsal has come: 32 bytes, so that a verification needs little memory a stream.

struct RehearsedStream {
    /// How many of its events were met.
    var version: UInt32 = 0
    /// A hash of its name, where names are compared by that; else 0.
    let nameHash: UInt64
    /// Whether an entry with an event of it broke a rule: what the entry left of its state is then not known.
    var isBroken = false
    private var hasSnapshot = false
    private var words: (UInt64, UInt64) = (0, 0)

    /// A stream before its first event.
    init(nameHash: UInt64) { self.nameHash = nameHash }

    /// The domain's snapshot after the events met.
    var snapshot: StreamSnapshot? {
        get { hasSnapshot ? StreamSnapshot(first: words.0, second: words.1) : nil }
        set {
            hasSnapshot = newValue != nil
            words = (newValue?.first ?? 0, newValue?.second ?? 0)
        }
    }
}
