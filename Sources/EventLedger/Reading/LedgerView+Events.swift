// The events of the whole log a page at a time, regardless of their entries, and where an event is in its stream. Only
// events that are asked for are decoded.

import LMDB

/// A page of the events of a log.
public struct EventPage: Hashable, Sendable {
    /// The events, in the order of their positions.
    public let events: [RecordedEvent]
    /// The position through which the log was looked at: the next page begins behind it. Behind the last
    /// page it is the last position of the ledger.
    public let end: Position
}

extension LedgerView {
    /// The events recorded after a position, in order, voids among them (type 0): at most `limit` of those that are of
    /// one of `categories` and `types`, where they are given.
    ///
    /// The position may be inside an entry. Throws `invalidPosition` where there is none. Cost: a look at each event,
    /// the decoding of those that are asked for, and the digest of the whole record of each entry that the page has
    /// events of, unless a replay has checked it since the file was opened.
    public func events(
        after position: Position = 0, limit: Int, categories: Set<UInt8>? = nil, types: Set<UInt16>? = nil
    ) throws(LedgerError) -> EventPage {
        let last = lastPosition
        guard (0...last).contains(position) else { throw snapshot.noPosition(position) }
        guard position < last, limit > 0 else { return EventPage(events: [], end: position) }
        guard var expected = try snapshot.head(ofEntryHolding: position + 1)?.firstPosition else {
            throw store.unreadable(position + 1)
        }
        let checkedThrough = store.checkedThrough
        var page = PageOfEvents(limit: limit, categories: categories, types: types, end: position)
        var scan = try store.scan(store.tables.entries, from: LedgerTables.key(expected), in: snapshot.transaction)
        while !page.isFull, expected <= last {
            guard try store.step(&scan) else { throw store.unreadable(expected) }
            expected = try scan.withRecord { (_, record) throws(LedgerError) -> Position in
                guard let entry = EntryRecord(checking: record, digest: expected > checkedThrough),
                    entry.firstPosition == expected,
                    let id = EntryTexts.id(head: record), page.take(entry, id, record)
                else { throw store.unreadable(expected) }
                return entry.lastPosition + 1
            }
        }
        return EventPage(events: page.events, end: page.end)
    }

    /// The version that an event has in its stream: the first has version 1. Nil where
    /// there is no event at the position.
    ///
    /// Cost: three tree lookups, and for a long stream one more for each doubling of it.
    public func streamVersion(ofEventAt position: Position) throws(LedgerError) -> Int? {
        guard let event = try event(at: position) else { return nil }
        guard let row = try snapshot.row(of: event.stream),
            let version = try snapshot.version(of: row, at: position)
        else { throw store.damaged("the timeline of the event's stream does not have it", position: position) }
        return version
    }
}

/// A page of events while it is filled.
private struct PageOfEvents {
    let limit: Int
    let categories: Set<UInt8>?
    let types: Set<UInt16>?
    /// The position that was looked at last.
    private(set) var end: Position
    private(set) var events: [RecordedEvent] = []

    init(limit: Int, categories: Set<UInt8>?, types: Set<UInt16>?, end: Position) {
        self.limit = limit
        self.categories = categories
        self.types = types
        self.end = end
    }

    var isFull: Bool { events.count >= limit }

    /// Takes in the events of an entry that are behind the end, until the page is full; false where they can't be read.
    mutating func take(_ entry: EntryRecord, _ id: String, _ record: RawSpan) -> Bool {
        var start = entry.events
        for index in 0..<entry.eventCount where !isFull {
            guard let range = entry.eventRange(index, startingAt: start, in: record) else { return false }
            start = range.upperBound
            let position = entry.firstPosition + index
            guard position > end else { continue }
            end = position
            if let types, !types.contains(record.loadUnchecked(range.lowerBound, as: UInt16.self)) { continue }
            if let categories, !categories.contains(record.loadUnchecked(range.lowerBound + 2, as: UInt8.self)) {
                continue
            }
            let reference = EventReference(entry: id, ordinal: index + 1)
            guard let event = RecordedEvent(record.extracting(range), position: position, reference: reference) else {
                return false
            }
            events.append(event)
        }
        return true
    }
}

extension Snapshot {
    /// The version of the event of a stream at a position, found by halving; nil when the stream has none there.
    fileprivate func version(of stream: PlacedRow, at position: Position) throws(LedgerError) -> Int? {
        func items(_ chunk: Int) throws(LedgerError) -> [TimelineItem] {
            if chunk == stream.row.sealedChunks { return stream.row.tail }
            return try store.chunkItems(
                category: stream.category, number: stream.number, chunk: UInt32(chunk), in: transaction)
        }
        // The chunk that is looked for is one of these; the last is the tail of the row.
        var (low, high) = (0, stream.row.sealedChunks)
        while low < high {
            let middle = low + (high - low) / 2
            guard let last = try items(middle).last else { return nil }
            if last.position >= position { high = middle } else { low = middle + 1 }
        }
        guard let index = try items(low).firstIndex(where: { $0.position == position }) else { return nil }
        return low * StreamRow.itemsPerChunk + index + 1
    }

    /// The error for a position that no event has.
    func noPosition(_ position: Position) -> LedgerError {
        let last = state.visible.position
        return LedgerError(
            .invalidPosition, "there is no position \(position)",
            remedy: last == 0 ? "the ledger is empty" : "positions go from 1 to \(last)", file: store.path)
    }
}
