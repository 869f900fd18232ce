// A ledger as it stood at some earlier position, so that the rules can judge an entry again as they did when it was
// recorded. It reads one snapshot of the file and keeps a few bytes a stream; it never writes.

import LMDB

/// What a rehearsing `Writer` stands on.
final class Rehearsal {
    let store: LedgerStore
    let transaction: ReadTransaction
    /// By category and number.
    private(set) var streams = [[RehearsedStream]](repeating: [], count: LedgerExtent.categories)
    /// What the ledger's clock is taken to have shown.
    var present = Instant.epoch

    init(_ store: LedgerStore, _ transaction: consuming ReadTransaction) {
        self.store = store
        self.transaction = transaction
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

    /// Takes in the next event of a stream that was met.
    func advance(_ category: UInt8, _ number: UInt32) { streams[Int(category)][Int(number)].version += 1 }

    /// Takes in the next event of a stream that was met under a name, and gives the stream; nil when there is none of that
    /// number and name.
    func advance(_ category: UInt8, _ number: UInt32, ifNamed hash: UInt64) -> RehearsedStream? {
        let (category, number) = (Int(category), Int(number))
        func step(_ streams: inout [RehearsedStream]) -> RehearsedStream? {
            guard number < streams.count, streams[number].nameHash == hash else { return nil }
            streams[number].version += 1
            return streams[number]
        }
        return step(&streams[category])
    }

    /// Keeps the domain's snapshot of a stream that was met.
    func keep(_ snapshot: StreamSnapshot?, _ category: UInt8, _ number: UInt32) {
        guard Int(number) < streams[Int(category)].count else { return }
        streams[Int(category)][Int(number)].snapshot = snapshot
    }

    /// An entry, if it was met by a position.
    func met(_ entry: RecordedEntry?, through position: Position) -> RecordedEntry? {
        guard let entry, entry.lastPosition <= position else { return nil }
        return entry
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
}
