// Reading one stream: its events by version, and its timeline as a cut sees it.

import LMDB

extension LedgerView {
    /// The number of events of a stream, voids included; 0 when there is no such stream. Cost: two tree lookups.
    public func version(of stream: StreamName) throws(LedgerError) -> Int {
        return try snapshot.row(of: stream).map { (row) throws(LedgerError) in
            try snapshot.visibleVersion(of: row)
        } ?? 0
    }

    /// The number of streams of a category.
    public func streamCount(category: UInt8) -> Int {
        snapshot.streamCount(category: category)
    }

    /// The id of the stream with a number in a category; nil when there is none. Cost: three tree
    /// lookups and the digest of one entry's record.
    public func streamID(category: UInt8, number: UInt32) throws(LedgerError) -> String? {
        guard let first = try store.firstItem(category: category, number: number, in: snapshot.transaction),
            let stream = try snapshot.event(at: first.position)?.stream
        else { return nil }
        guard stream.category == category else {
            throw store.damaged("the timeline of stream number \(number) names an event of another stream")
        }
        return stream.id
    }

    /// The number of a stream in its category; nil when it has no events.
    public func streamNumber(_ stream: StreamName) throws(LedgerError) -> UInt32? {
        guard let row = try snapshot.row(of: stream), try snapshot.visibleVersion(of: row) > 0 else { return nil }
        return row.number
    }

    /// The events of a stream from a version on (the first has version 1), oldest first, at most `limit`.
    ///
    /// Cost: what is asked for, independent of the length of the stream and of the entries: 16 bytes and the decoding
    /// an event, and the digest of each entry's record.
    public func events(
        of stream: StreamName, fromVersion version: Int = 1, limit: Int
    ) throws(LedgerError) -> [RecordedEvent] {
        guard let row = try snapshot.row(of: stream) else { return [] }
        let count = try snapshot.visibleVersion(of: row)
        let first = min(max(version, 1) - 1, count)
        let items = try snapshot.items(of: row, in: first..<first + min(max(limit, 0), count - first))
        return try events(items, stream, snapshot)
    }

    /// The events of a stream from a version backward, latest first, at most `limit`. Cost: the same.
    public func events(
        of stream: StreamName, backwardFromVersion version: Int, limit: Int
    ) throws(LedgerError) -> [RecordedEvent] {
        guard let row = try snapshot.row(of: stream) else { return [] }
        let end = try min(max(version, 0), snapshot.visibleVersion(of: row))
        let items = try snapshot.items(of: row, in: end - min(max(limit, 0), end)..<end)
        return try events(items.reversed(), stream, snapshot)
    }

    /// The timeline of a stream: its events inside a cut in brief, without voided ones, by day and then position.
    public func timeline(of stream: StreamName, at cut: Cut) throws(LedgerError) -> [TimelineItem] {
        TimelineItem.timeline(try record(of: stream, knownThrough: cut.position), on: cut.effectiveOn)
    }

    /// Everything recorded of a stream up to a position, in brief, in the order of recording: voided events are marked,
    /// voids are there.
    public func record(
        of stream: StreamName, knownThrough position: Position
    ) throws(LedgerError) -> [TimelineItem] {
        var items = try snapshot.items(stream)
        while let last = items.last, last.position > position { items.removeLast() }
        TimelineItem.applyVoids(&items)
        return items
    }

    private func events(
        _ items: [TimelineItem], _ stream: StreamName, _ snapshot: borrowing Snapshot
    ) throws(LedgerError) -> [RecordedEvent] {
        var events: [RecordedEvent] = []
        events.reserveCapacity(items.count)
        while events.count < items.count {
            // Neighbours in a stream often come from one entry, whose record is then checked once.
            let positions = items[events.count...].lazy.map(\.position)
            for event in try store.events(atFirstOf: positions, in: snapshot.transaction) {
                guard event.stream == stream else {
                    throw store.damaged(
                        "a timeline names an event that is not of its stream", position: event.position)
                }
                events.append(event)
            }
        }
        return events
    }
}

// All ids of a ledger, straight from the tables that find streams and entries by them. Those tables are derived: what
// is found there is looked up in the entries before it is reported.

extension LedgerView {
    /// Yields the id of every visible stream of a category, in the order of its bytes, with the stream's number.
    ///
    /// Throws `damaged` when a row can't be read, and what `body` throws. Cost: one pass over the rows of the category.
    package func scanStreamIDs(
        of category: UInt8, _ body: (_ id: RawSpan, _ number: UInt32) throws(LedgerError) -> Void
    ) throws(LedgerError) {
        let count = snapshot.streamCount(category: category)
        var rows = try store.scan(store.tables.streams, from: [category], in: snapshot.transaction)
        while try store.step(&rows) {
            let isInside = try rows.withRecord { (key, row) throws(LedgerError) -> Bool in
                guard key.load(0, as: UInt8.self) == category else { return false }
                guard row.byteCount == 4, let number = row.load(0, as: UInt32.self) else {
                    throw store.damaged("the number of a stream of category \(category) can't be read")
                }
                // Streams that an unfinished import opened are not visible.
                if number < count { try body(key.extracting(1..<key.byteCount), number) }
                return true
            }
            guard isInside else { return }
        }
    }

    /// Yields the id of every visible entry, in the order of its bytes, with the position of the entry's first event.
    ///
    /// Throws `damaged` when a row can't be read, and what `body` throws. Cost: one pass over the ids.
    package func scanEntryIDs(
        _ body: (_ id: RawSpan, _ first: Position) throws(LedgerError) -> Void
    ) throws(LedgerError) {
        let last = snapshot.state.visible.position
        var rows = try store.scan(store.tables.entryIDs, from: [0], in: snapshot.transaction)
        while try store.step(&rows) {
            try rows.withRecord { (key, row) throws(LedgerError) in
                guard let position = LedgerTables.position(row) else {
                    throw store.damaged("the position of an entry can't be read")
                }
                if position <= last { try body(key, position) }
            }
        }
    }
}

// Which events of a range were voided since, in one walk over that part of the table of voids.

extension LedgerView {
    /// The voids of the events at some positions, by the position of the event each takes out, as far as they are known
    /// at `known`. Cost: one walk over the voids of the range.
    public func voids(
        ofEventsAt positions: ClosedRange<Position>, knownThrough known: Position = .max
    ) throws(LedgerError) -> [Position: Position] {
        guard positions.upperBound >= 1 else { return [:] }
        let last = min(known, snapshot.state.visible.position)
        var voids: [Position: Position] = [:]
        let first = LedgerTables.key(max(1, positions.lowerBound))
        var scan = try store.scan(store.tables.voids, from: first, in: snapshot.transaction)
        while try store.step(&scan) {
            let row = scan.withRecord { key, value in (LedgerTables.position(key), LedgerTables.position(value)) }
            guard let event = row.0, let void = row.1 else {
                throw store.damaged("a void in the table of voids can't be read")
            }
            guard event <= positions.upperBound else { break }
            if void <= last { voids[event] = void }
        }
        return voids
    }
}
