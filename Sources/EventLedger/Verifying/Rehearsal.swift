// A ledger as it stood at some earlier position, so that the rules can judge an entry again as they did when it was
// recorded. It reads one snapshot of the file and keeps a few bytes a stream; it never writes.

import LMDB

/// What a `WorkingLedger` reads from while recorded entries are judged again: it moves on with them.
final class Rehearsal: EarlierLedger {
    /// What the ledger's clock is taken to have shown when the entry was recorded.
    var present = Instant.epoch
    /// By category and number.
    private(set) var streams = [[RehearsedStream]](repeating: [], count: LedgerExtent.categories)
    /// The streams of the events of the current entry, each as it was before the event.
    private var metInEntry: [(category: Int, number: Int, before: RehearsedStream)] = []

    /// The ledger before its first entry.
    init(_ store: LedgerStore, _ transaction: consuming ReadTransaction) {
        super.init(store, transaction, LedgerState())
    }

    /// The stream with a number; nil when it was not met yet.
    func stream(_ category: UInt8, _ number: UInt32) -> RehearsedStream? {
        guard Int(category) < streams.count, Int(number) < streams[Int(category)].count else { return nil }
        return streams[Int(category)][Int(number)]
    }

    /// Takes in the next stream of a category: how many events its row says that it has, or a word for its name.
    func begin(_ category: UInt8, total: UInt32 = 0, nameHash: UInt64 = 0) {
        var stream = RehearsedStream()
        stream.total = total
        stream.nameHash = nameHash
        streams[Int(category)].append(stream)
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

    /// Meets the events of the entry again that was taken back; snapshots are those of before. The streams of an entry that
    /// broke a rule are marked.
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

    /// The items of a stream that were met, in the order of recording, without their voids.
    func items(_ category: UInt8, _ number: UInt32) throws(LedgerError) -> [TimelineItem] {
        guard let version = stream(category, number)?.version else { return [] }
        let items = try store.items(category: category, number: number, in: transaction)
        guard items.count >= Int(version) else {
            throw store.damaged("the timeline of stream number \(number) is too short")
        }
        return Array(items.prefix(Int(version)))
    }

    /// The items of an open stream that were met.
    func items(of stream: WorkingStream) throws(LedgerError) -> [TimelineItem] {
        guard let number = stream.number else { return [] }
        return try items(stream.name.category, number)
    }

    /// A stream as it stood; one that first appears later has no number yet. Its row says how long it is, and no more. The
    /// entry that is judged is there already, so that a snapshot may be set behind it.
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

// A stream as far as a rehearsal has come: 40 bytes, so that a verification needs little memory a stream.

struct RehearsedStream {
    /// How many of its events were met.
    var version: UInt32 = 0
    /// How many its row says there are; 0 when there is no row that can be read.
    var total: UInt32 = 0
    /// A word for its name, where names are told apart by that; else 0.
    var nameHash: UInt64 = 0
    /// Whether an entry with an event of it broke a rule: what the entry left of its state is then not known.
    var isBroken = false
    private var hasSnapshot = false
    private var words: (UInt64, UInt64) = (0, 0)

    init() {}

    /// The domain's snapshot after the events met.
    var snapshot: StreamSnapshot? {
        get { hasSnapshot ? StreamSnapshot(first: words.0, second: words.1) : nil }
        set {
            hasSnapshot = newValue != nil
            words = (newValue?.first ?? 0, newValue?.second ?? 0)
        }
    }
}
