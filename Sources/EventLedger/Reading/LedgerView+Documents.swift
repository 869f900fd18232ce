// Reading one event with its document, and the timeline of a stream whose number a projection holds: what it takes to
// explain a figure, at the cost of what is explained.

import LMDB

extension LedgerView {
    /// The event at a position with the document that brought it; nil when there is none.
    ///
    /// Cost: a search in the tree, and the digest of its entry's record unless a replay has checked it since the file
    /// was opened; nothing else of the entry is decoded.
    public func documentedEvent(at position: Position) throws(LedgerError) -> DocumentedEvent? {
        let checkedThrough = store.checkedThrough
        return try snapshot.visible(position) { () throws(LedgerError) in
            let found = try store.record(holding: position, in: snapshot.transaction) { record in
                DocumentedEvent(at: position, in: record, checkedThrough: checkedThrough)
            }
            guard let event = found?.value else { throw store.unreadable(position) }
            return event
        }
    }

    /// Calls for the event at each of some positions, in that order, with the document that brought it: for many events of
    /// few entries far less than reading each by itself.
    ///
    /// Throws `damaged`, also for a position that does not exist, and what the closure throws. Cost: a search in the tree
    /// for each event, and the digest of an entry once for positions of it that follow on one another, so give them
    /// upwards.
    public func documentedEvents(
        at positions: [Position], _ body: (DocumentedEvent) throws(LedgerError) -> Void
    ) throws(LedgerError) {
        let checkedThrough = store.checkedThrough
        var checked: ClosedRange<Position> = 0...0
        for position in positions {
            let isChecked = position <= checkedThrough || checked.contains(position)
            let found = try snapshot.visible(position) { () throws(LedgerError) in
                try store.record(holding: position, in: snapshot.transaction) { record in
                    EntryRecord(checking: record, digest: !isChecked).flatMap { entry in
                        DocumentedEvent(at: position, of: entry, in: record).map {
                            (entry.firstPosition...entry.lastPosition, $0)
                        }
                    }
                }
            }
            guard let found, let (positions, event) = found.value, positions.lowerBound == found.key else {
                throw store.damaged("the event at this position can't be read", position: position)
            }
            checked = positions
            try body(event)
        }
    }

    /// The names of the events at some positions, in that order: for many events far less than reading each.
    ///
    /// Throws `damaged`, also for a position that does not exist. Cost: a search in the tree for each entry that
    /// positions which follow on one another are in, so give them upwards; digests as `documentedEvent`.
    public func references(at positions: [Position]) throws(LedgerError) -> [EventReference] {
        try entries(at: positions) { position, first, texts in
            EventReference(entry: texts.id, ordinal: position - first + 1)
        }
    }

    /// The documents of the entries that brought the events at some positions, in that order; nil where one has none.
    ///
    /// Throws and costs as `references(at:)`.
    package func documents(at positions: [Position]) throws(LedgerError) -> [String?] {
        try entries(at: positions) { _, _, texts in texts.document }
    }

    /// What is asked of the entries that hold some positions, given the first position and the texts of each.
    private func entries<Value>(
        at positions: [Position], _ value: (_ position: Position, _ first: Position, EntryTexts) -> Value
    ) throws(LedgerError) -> [Value] {
        let checkedThrough = store.checkedThrough
        var values: [Value] = []
        values.reserveCapacity(positions.count)
        var entry: (positions: ClosedRange<Position>, texts: EntryTexts)?
        for position in positions {
            if position < 1 || entry?.positions.contains(position) != true {
                let found = try snapshot.visible(position) { () throws(LedgerError) in
                    try store.record(holding: position, in: snapshot.transaction) { record in
                        EntryRecord(checking: record, digest: position > checkedThrough).flatMap { entry in
                            EntryTexts(head: record).map { (entry.firstPosition...entry.lastPosition, $0) }
                        }
                    }
                }
                guard let found, let named = found.value, named.0.lowerBound == found.key, named.0.contains(position)
                else { throw store.damaged("the entry that holds this position can't be read", position: position) }
                entry = named
            }
            guard let entry else { continue }
            values.append(value(position, entry.positions.lowerBound, entry.texts))
        }
        return values
    }

    /// The timeline of the stream with a number in a category, as `timeline(of:at:)`
    /// gives it; empty when there is none.
    ///
    /// Throws `damaged` when its items can't be read. Cost: the items of that stream.
    public func timeline(category: UInt8, number: UInt32, at cut: Cut) throws(LedgerError) -> [TimelineItem] {
        TimelineItem.timeline(
            try record(category: category, number: number, knownThrough: cut.position), on: cut.effectiveOn)
    }

    /// Everything recorded of the stream with a number in a category up to a position, as
    /// `record(of:knownThrough:)` gives it.
    ///
    /// Throws `damaged` when its items can't be read. Cost: the items of that stream.
    public func record(
        category: UInt8, number: UInt32, knownThrough position: Position
    ) throws(LedgerError) -> [TimelineItem] {
        let known = min(position, snapshot.state.visible.position)
        var items = try snapshot.items(category: category, number: number)
        while let last = items.last, last.position > known { items.removeLast() }
        TimelineItem.applyVoids(&items)
        return items
    }
}

extension DocumentedEvent {
    /// Decodes the event at a position, and the head of the entry record that holds it; nil when the
    /// record is damaged or holds no such position.
    init?(at position: Position, in record: RawSpan, checkedThrough: Position) {
        guard let event = RecordedEvent(at: position, in: record, checkedThrough: checkedThrough) else { return nil }
        self.init(event, head: record)
    }

    /// Decodes the event at a position of an entry whose record was checked; nil when it is damaged or the entry holds
    /// no such position.
    init?(at position: Position, of entry: EntryRecord, in record: RawSpan) {
        guard let id = EntryTexts.id(head: record),
            let event = RecordedEvent(at: position, of: entry, id: id, in: record)
        else { return nil }
        self.init(event, head: record)
    }

    /// Adds to an event what the head of its entry's record says; nil when that is damaged.
    init?(_ event: RecordedEvent, head: RawSpan) {
        guard let texts = EntryTexts(head: head),
            let recordedAt = Instant(microsecondsSinceEpoch: head.loadUnchecked(24, as: Int64.self))
        else { return nil }
        self.init(
            event: event, actor: texts.actor, document: texts.document, reason: texts.reason, restates: texts.restates,
            recordedAt: recordedAt,
            claimedTime: head.loadUnchecked(1, as: UInt8.self) & EntryRecord.claimedTimeFlag != 0)
    }
}
