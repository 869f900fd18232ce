// Reading one stream: its events by version, and its timeline as a cut sees it.

import LMDB

extension Ledger {
    /// The number of events of a stream, voids included; 0 when there is no such stream.
    public func version(of stream: StreamName) throws(LedgerError) -> Int {
        try Snapshot(store).items(stream).count
    }

    /// The number of streams of a category.
    public func streamCount(category: UInt8) throws(LedgerError) -> Int {
        try Snapshot(store).streamCount(category: category)
    }

    /// The id of the stream with a number in a category; nil when there is none. Cost: three tree lookups and the digest of
    /// one entry's record.
    public func streamID(category: UInt8, number: UInt32) throws(LedgerError) -> String? {
        let snapshot = try Snapshot(store)
        guard let first = try snapshot.firstItem(category: category, number: number),
            let stream = try snapshot.event(at: first.position)?.stream
        else { return nil }
        guard stream.category == category else {
            throw store.damaged("the timeline of stream number \(number) names an event of another stream")
        }
        return stream.id
    }

    /// The number of a stream in its category; nil when it has no events.
    public func streamNumber(_ stream: StreamName) throws(LedgerError) -> UInt32? {
        let snapshot = try Snapshot(store)
        guard try !snapshot.items(stream).isEmpty else { return nil }
        return try snapshot.number(stream)
    }

    /// The events of a stream from a version on (the first has version 1), oldest first, at most `limit`.
    public func events(
        of stream: StreamName, fromVersion version: Int = 1, limit: Int
    ) throws(LedgerError) -> [RecordedEvent] {
        let snapshot = try Snapshot(store)
        let items = try snapshot.items(stream)
        return try events(items.dropFirst(max(version, 1) - 1).prefix(max(limit, 0)), stream, snapshot)
    }

    /// The events of a stream from a version backward, latest first, at most `limit`.
    public func events(
        of stream: StreamName, backwardFromVersion version: Int, limit: Int
    ) throws(LedgerError) -> [RecordedEvent] {
        let snapshot = try Snapshot(store)
        let items = try snapshot.items(stream).prefix(max(version, 0))
        return try events(items.suffix(max(limit, 0)).reversed(), stream, snapshot)
    }

    /// The timeline of a stream: its events inside a cut in brief, without voided ones, by day and then position.
    public func timeline(of stream: StreamName, at cut: Cut) throws(LedgerError) -> [TimelineItem] {
        TimelineItem.timeline(try record(of: stream, knownThrough: cut.position), at: cut)
    }

    /// Everything recorded of a stream up to a position, in brief, in the order of recording: voided events are marked,
    /// voids are there.
    public func record(
        of stream: StreamName, knownThrough position: Position
    ) throws(LedgerError) -> [TimelineItem] {
        var items = try Snapshot(store).items(stream)
        while let last = items.last, last.position > position { items.removeLast() }
        TimelineItem.applyVoids(&items, knownThrough: position)
        return items
    }

    private func events(
        _ items: some Sequence<TimelineItem>, _ stream: StreamName, _ snapshot: borrowing Snapshot
    ) throws(LedgerError) -> [RecordedEvent] {
        var events: [RecordedEvent] = []
        var current: RecordedEntry?
        for item in items {
            // Neighbours in a stream often come from one entry, which is then decoded once.
            if current.map({ ($0.firstPosition...$0.lastPosition).contains(item.position) }) != true {
                current = try snapshot.entry(holding: item.position)
            }
            guard let entry = current, case let event = entry.events[item.position - entry.firstPosition],
                event.stream == stream
            else {
                throw store.damaged("a timeline names an event that is not of its stream", position: item.position)
            }
            events.append(event)
        }
        return events
    }
}
