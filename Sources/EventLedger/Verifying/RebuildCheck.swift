// What could stop a rebuild half-way, looked for before its first commit: entries that contradict each other, though
// each is sound by itself. It reads only entries, because the derived tables are what is to be thrown away.

import Files
import LMDB

/// A walk over the entries that makes sure that their rows can be made. Cost: a lookup for each void; memory for
/// each id of an entry and of a stream once.
struct RebuildCheck {
    private let store: LedgerStore
    private let transaction: TransactionReader
    private var extent = LedgerExtent()
    private var ids: Set<String> = []
    private var numbers: [StreamName: UInt32] = [:]
    private var voided: Set<Position> = []

    private init(_ store: LedgerStore) throws(LedgerError) {
        transaction = try store.beginRead()
        self.store = store
    }

    /// Throws `damaged`, naming the position, where an entry contradicts an earlier one or the state.
    static func run(_ store: LedgerStore, _ state: LedgerState) throws(LedgerError) {
        var check = try RebuildCheck(store)
        var scan = try store.scan(store.tables.entries, from: LedgerTables.key(1), in: check.transaction)
        while try store.step(&scan) {
            try scan.withRecord { (_, record) throws(LedgerError) in try check.take(record) }
        }
        var expected = state.written
        // The time of the last visible entry is put back only when the last of an unfinished import is taken out.
        if state.isStaging { expected.recordedAt = check.extent.recordedAt }
        guard check.extent == expected else {
            throw check.contradiction(
                check.extent.position,
                "the last position or time, or the number of entries or of streams, is not that "
                    + "of the running state")
        }
    }

    private mutating func take(_ record: RawSpan) throws(LedgerError) {
        let first = extent.position + 1
        guard let entry = RecordedEntry(record: record), let numbers = EntryRecord.streamNumbers(in: record),
            entry.firstPosition == first
        else { throw store.damaged("the entry at this position can't be read", position: first) }
        guard ids.insert(entry.id).inserted else {
            throw contradiction(first, "an earlier entry has its id, \(entry.id)")
        }
        for (event, number) in zip(entry.events, numbers) { try take(event, number, in: entry) }
        extent.position = entry.lastPosition
        extent.recordedAt = entry.recordedAt.microsecondsSinceEpoch
        extent.entries += 1
    }

    private mutating func take(
        _ event: RecordedEvent, _ number: UInt32, in entry: RecordedEntry
    ) throws(LedgerError) {
        let category = Int(event.stream.category)
        if let known = numbers[event.stream] {
            guard known == number else {
                throw contradiction(
                    event.position, "the event has stream number \(number), and stream \(event.stream.id) has \(known)")
            }
        } else {
            // Numbers are given in order, so a number that was given before is another stream's.
            guard category < LedgerExtent.categories, number == extent.streamCounts[category], number < .max else {
                throw contradiction(
                    event.position, "stream \(event.stream.id) begins with number \(number), and not with the next one")
            }
            numbers[event.stream] = number
            extent.streamCounts[category] += 1
        }
        guard let position = event.voids else { return }
        let target = position < entry.firstPosition ? try store.event(at: position, in: transaction) : nil
        guard let target, target.voids == nil, target.stream == event.stream, voided.insert(position).inserted else {
            throw contradiction(event.position, "the event at position \(position) can't be voided by this one")
        }
    }

    private func contradiction(_ position: Position, _ problem: Sentence) -> LedgerError {
        store.damaged("the entries contradict each other: \(problem)", position: position)
    }
}
