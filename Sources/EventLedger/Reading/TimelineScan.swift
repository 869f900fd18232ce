// A walk over the timelines of a category: stream rows and their sealed chunks are in the order of stream numbers in
// two tables, so two cursors side by side read each page once. It decodes no event and allocates nothing for a stream
// once its longest timeline was seen.

import LMDB

/// The timelines of a category at a position, one stream after another, in one read transaction.
struct TimelineScan: ~Copyable {
    private let store: LedgerStore
    private let category: UInt8
    private let position: Position
    private let streamCount: Int
    private var rows: Scan
    private var chunks: Scan
    /// The number of the stream that comes next.
    private var upcoming = 0
    /// What all items so far give.
    private(set) var checksum = TimelineChecksum()
    /// The items of the current stream up to the position, in the order of recording, voids applied.
    private(set) var items: [TimelineItem] = []

    init(_ view: LedgerView, category: UInt8, through position: Position) throws(LedgerError) {
        try view.checkEndOfEntry(position)
        let store = view.store
        let first = LedgerTables.key(category: category, number: 0)
        let rows = try store.scan(store.tables.timelines, from: first, in: view.snapshot.transaction)
        let chunks = try store.scan(store.tables.sealedTimelines, from: first, in: view.snapshot.transaction)
        self.store = store
        self.category = category
        self.position = position
        self.rows = rows
        self.chunks = chunks
        streamCount = view.streamCount(category: category)
    }

    /// The number of the current stream.
    var number: UInt32 { UInt32(truncatingIfNeeded: upcoming - 1) }

    /// Steps to the next stream; false behind the last.
    mutating func next() throws(LedgerError) -> Bool {
        guard upcoming < streamCount else { return false }
        upcoming += 1
        // The array changes hands, so that it is filled in place while a row is read.
        var items: [TimelineItem] = []
        swap(&items, &self.items)
        defer { swap(&items, &self.items) }
        items.removeAll(keepingCapacity: true)
        let (category, number) = (category, number)
        guard try store.step(&rows) else { throw damaged("is missing") }
        let shape = rows.withRecord { key, row in
            LedgerTables.isKey(key, category, number) ? StreamRow.shape(of: row) : nil
        }
        guard let shape else { throw damaged("can't be read") }
        for chunk in 0..<shape.sealedChunks {
            let isThere = try store.step(&chunks)
            let isRight = chunks.withRecord { key, bytes in
                isThere && LedgerTables.isKey(key, category, number, chunk: UInt32(chunk))
                    && bytes.byteCount == StreamRow.itemsPerChunk * TimelineItem.byteCount
                    && TimelineScan.append(bytes, 0, StreamRow.itemsPerChunk, to: &items)
            }
            guard isRight else { throw damaged("can't be read in part \(chunk)") }
        }
        let isRight = rows.withRecord { _, row in
            TimelineScan.append(row, StreamRow.headBytes, shape.tailCount, to: &items)
        }
        guard isRight else { throw damaged("is out of order") }
        while let last = items.last, last.position > position { items.removeLast() }
        TimelineItem.applyVoids(&items)
        for item in items {
            checksum.take(
                position: item.position, type: item.type, effectiveDay: item.effectiveDay, summary: item.summary,
                stream: number, voidedBy: item.voidedBy)
        }
        return true
    }

    /// Appends items whose bytes are there; false when their positions do not ascend.
    private static func append(_ bytes: RawSpan, _ start: Int, _ count: Int, to items: inout [TimelineItem]) -> Bool {
        var previous = items.last?.position ?? 0
        for index in 0..<count {
            let item = TimelineItem(bytes, at: start + index * TimelineItem.byteCount)
            guard item.position > previous else { return false }
            previous = item.position
            items.append(item)
        }
        return true
    }

    private func damaged(_ problem: Sentence) -> LedgerError {
        store.damaged("the timeline of stream number \(number) of category \(category) \(problem)")
    }
}

// All timelines of a category in one pass, for questions that need each stream's events in the order of their days.
// Timelines are derived: what they say counts only where a fold over the raw records has vouched for them.

extension LedgerView {
    /// Yields the timeline of every stream of a category at a cut, in the order of stream numbers: what
    /// `timeline(of:at:)` gives for it. Streams that have nothing inside the cut are passed over.
    ///
    /// The timelines are then compared with `witness`, which must have been replayed through the cut's position; what
    /// `body` made of them counts only when this returns. Throws `damaged` when they do not agree with the entries or
    /// can't be read, `invalidPosition` when the cut's position is no end of an entry, and what `body` throws.
    /// Cost: one pass over 16 bytes an event, and sorting where a stream was recorded out of order; memory for the
    /// longest timeline.
    public func scanTimelines(
        of category: UInt8, at cut: Cut, vouchedForBy witness: TimelineWitness, order: TimelineOrder = .effective,
        _ body: (_ stream: UInt32, _ timeline: Span<TimelineItem>) throws(LedgerError) -> Void
    ) throws(LedgerError) {
        precondition(
            witness.category == category && witness.position == cut.position,
            "a witness vouches for its own category and position")
        var scan = try TimelineScan(self, category: category, through: cut.position)
        var timeline: [TimelineItem] = []
        while try scan.next() {
            timeline.removeAll(keepingCapacity: true)
            var isSorted = true
            for item in scan.items {
                guard item.type != EventHead.voidType, item.voidedBy == .max,
                    item.effectiveDay <= cut.effectiveOn.daysSinceEpoch
                else { continue }
                // Positions ascend, so the order is right as long as no day goes back.
                if let last = timeline.last, item.effectiveDay < last.effectiveDay { isSorted = false }
                timeline.append(item)
            }
            guard !timeline.isEmpty else { continue }
            if order == .effective, !isSorted { timeline.sort(by: TimelineItem.precedes) }
            try body(scan.number, timeline.span)
        }
        try check(scan.checksum, witness)
    }

    /// Yields everything recorded of every stream of a category up to the position of a witness, in the order of stream
    /// numbers and, of one stream, of recording: voided events are marked, voids are there.
    ///
    /// What `body` made of it counts only when this returns: see `scanTimelines`, also for errors and costs.
    package func scanRecords(
        of category: UInt8, vouchedForBy witness: TimelineWitness,
        _ body: (_ stream: UInt32, _ items: Span<TimelineItem>) throws(LedgerError) -> Void
    ) throws(LedgerError) {
        precondition(witness.category == category, "a witness vouches for its own category")
        var scan = try TimelineScan(self, category: category, through: witness.position)
        while try scan.next() {
            if !scan.items.isEmpty { try body(scan.number, scan.items.span) }
        }
        try check(scan.checksum, witness)
    }

    private func check(_ checksum: TimelineChecksum, _ witness: TimelineWitness) throws(LedgerError) {
        guard checksum == witness.checksum else {
            throw store.damaged("the timelines of category \(witness.category) do not agree with the entries")
        }
    }
}

// The choice that a scan of timelines leaves to its caller. It holds nothing else.

/// In which order a scan yields the events of a stream.
public enum TimelineOrder: Hashable, Sendable {
    /// By day of effect, then position: the order of a timeline.
    case effective
    /// In the order of recording, which costs no sorting.
    case recorded
}

// A sum over the events of timelines that does not depend on their order: the raw records and the timelines derived
// from them must give the same. It finds damage, not forgery, as the digests of entries do.

/// A wrapping sum of one mixed word an event.
struct TimelineChecksum: Hashable {
    /// How many events were taken in.
    private(set) var count = 0
    private var sum: UInt64 = 0

    /// Takes in an event of a stream; `voidedBy` is the position of a void that is known, or `Int.max`.
    /// Cost: two multiplications.
    @inline(__always)
    mutating func take(
        position: Position, type: UInt16, effectiveDay: Int32, summary: UInt32, stream: UInt32, voidedBy: Position
    ) {
        let place = UInt64(truncatingIfNeeded: position) | UInt64(type) << 48
        let fact = UInt64(UInt32(bitPattern: effectiveDay)) | UInt64(summary) << 32
        let inner = TimelineChecksum.mix(place ^ 0x9E37_79B1_85EB_CA87, fact ^ 0xC2B2_AE3D_27D4_EB4F)
        let outer = UInt64(truncatingIfNeeded: voidedBy) ^ UInt64(stream) << 32
        count &+= 1
        sum &+= TimelineChecksum.mix(inner ^ 0x1656_67B1_9E37_79F9, outer ^ 0x85EB_CA77_C2B2_AE63)
    }

    /// The two halves of a product, laid over each other: every bit of both words decides about every bit of it.
    @inline(__always)
    private static func mix(_ left: UInt64, _ right: UInt64) -> UInt64 {
        let product = left.multipliedFullWidth(by: right)
        return product.high ^ product.low
    }
}

// The timelines of one category by the raw records. A scan of the timelines is compared with it, because they are
// derived and only the records are the truth. It keeps one sum for a ledger of any size.

/// A fold over all events up to a position that vouches for the timelines of a category.
///
/// Replay it through its position, then scan the timelines with it.
public struct TimelineWitness: Projection {
    /// The category whose timelines it vouches for.
    public let category: UInt8
    /// The position up to which it does, the last of an entry.
    public let position: Position
    private(set) var checksum = TimelineChecksum()

    /// A witness that has seen nothing yet.
    public init(category: UInt8, through position: Position) {
        self.category = category
        self.position = position
    }

    /// Takes in one event, as `take` does.
    public mutating func apply(_ event: EventHead, payload: RawSpan) { take(event) }

    /// Takes in one event; for folds that hold a witness beside others. Cost: a few nanoseconds, no allocation.
    public mutating func take(_ event: EventHead) {
        guard event.category == category, event.position <= position else { return }
        checksum.take(
            position: event.position, type: event.type, effectiveDay: event.effectiveDay, summary: event.summary,
            stream: event.streamNumber, voidedBy: event.voidedBy <= position ? event.voidedBy : .max)
    }
}
