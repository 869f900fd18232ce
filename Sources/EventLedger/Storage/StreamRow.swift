// The row of a stream: how many events it has, the domain's snapshot, and its latest items. Older items are sealed in
// chunks of 32, so that recording rewrites at most half a kilobyte a stream, independent of its length.
//
//   0  u32  version: the number of its events      4  u32  1 when there is a snapshot, else 0
//   8  16   the snapshot                          24       the items after the last sealed chunk, 16 bytes each

import LMDB

/// A row as it is stored: an import appends to the bytes and writes them back, and decodes items only to judge them.
struct StreamRow {
    static let headBytes = 24
    static let itemsPerChunk = 32

    /// The row.
    private(set) var bytes: [UInt8]

    init() { bytes = [UInt8](repeating: 0, count: StreamRow.headBytes) }

    /// Takes over a row; nil when it is damaged.
    init?(_ row: [UInt8]) {
        guard StreamRow.shape(of: row.span.bytes) != nil else { return nil }
        bytes = row
    }

    /// How many chunks are sealed and how many items are in a row; nil when it is damaged.
    static func shape(of row: RawSpan) -> (sealedChunks: Int, tailCount: Int)? {
        guard row.byteCount >= headBytes, (row.byteCount - headBytes).isMultiple(of: TimelineItem.byteCount),
            row.loadUnchecked(4, as: UInt32.self) <= 1
        else { return nil }
        let tailCount = (row.byteCount - headBytes) / TimelineItem.byteCount
        let sealed = Int(row.loadUnchecked(0, as: UInt32.self)) - tailCount
        guard tailCount < itemsPerChunk, sealed >= 0, sealed.isMultiple(of: itemsPerChunk) else { return nil }
        return (sealed / itemsPerChunk, tailCount)
    }

    /// Has the processor fetch the row, which is read soon.
    func prefetch() {
        // Called inside the closure it would have the array counted as in use first, and so wait for the very memory.
        let start = bytes.withUnsafeBytes { $0.baseAddress }
        if let start { LMDB.prefetch(start) }
    }

    /// The number of the stream's events.
    var version: Int { Int(bytes.span.bytes.loadUnchecked(0, as: UInt32.self)) }

    /// How many items there are after the last sealed chunk.
    var tailCount: Int { (bytes.count - StreamRow.headBytes) / TimelineItem.byteCount }

    /// How many chunks of 32 items are sealed.
    var sealedChunks: Int { (version - tailCount) / StreamRow.itemsPerChunk }

    /// The items after the last sealed chunk, in the order of recording.
    var tail: [TimelineItem] { StreamRow.items(bytes.span.bytes, from: StreamRow.headBytes) ?? [] }

    /// Appends those to others.
    func appendTail(to items: inout [TimelineItem]) {
        StreamRow.append(bytes.span.bytes, from: StreamRow.headBytes, to: &items)
    }

    /// The domain's snapshot of the stream.
    var snapshot: StreamSnapshot? {
        get {
            let span = bytes.span.bytes
            guard span.loadUnchecked(4, as: UInt32.self) == 1 else { return nil }
            return StreamSnapshot(
                first: span.loadUnchecked(8, as: UInt64.self), second: span.loadUnchecked(16, as: UInt64.self))
        }
        set {
            bytes.storeLittleEndian(UInt32(newValue == nil ? 0 : 1), at: 4)
            bytes.storeLittleEndian(newValue?.first ?? 0, at: 8)
            bytes.storeLittleEndian(newValue?.second ?? 0, at: 16)
        }
    }

    /// Says how many events the stream has, where its items are kept elsewhere.
    mutating func setVersion(_ version: UInt32) { bytes.storeLittleEndian(version, at: 0) }

    /// Adds the stream's next event. The row can't be stored before full chunks were taken out.
    mutating func append(_ item: TimelineItem) {
        item.append(to: &bytes)
        bytes.storeLittleEndian(UInt32(version + 1), at: 0)
    }

    /// Takes the full chunks out of the row, the earliest first, which are sealed behind those that are.
    mutating func takeFullChunks() -> [[UInt8]] {
        guard tailCount >= StreamRow.itemsPerChunk else { return [] }
        let length = StreamRow.itemsPerChunk * TimelineItem.byteCount
        var chunks: [[UInt8]] = []
        var start = StreamRow.headBytes
        while start + length <= bytes.count {
            chunks.append(Array(bytes[start..<start + length]))
            start += length
        }
        // Rows stay in memory for long: with no more room than they need.
        bytes = Array(bytes[..<StreamRow.headBytes]) + bytes[start...]
        return chunks
    }

    /// Takes the last event out and returns it; nil when the row has none. The snapshot is gone then.
    mutating func removeLast() -> TimelineItem? {
        guard let last = tail.last else { return nil }
        bytes.removeLast(TimelineItem.byteCount)
        bytes.storeLittleEndian(UInt32(version - 1), at: 0)
        snapshot = nil
        return last
    }

    /// Takes the last sealed chunk back into the row, which has no items of its own.
    mutating func unseal(_ chunk: [UInt8]) {
        precondition(tailCount == 0, "a chunk returns to an empty row")
        bytes.append(contentsOf: chunk)
    }

    /// The items in a row or a chunk from an offset; nil when the bytes are no whole number of items.
    static func items(_ bytes: RawSpan, from offset: Int = 0) -> [TimelineItem]? {
        let count = (bytes.byteCount - offset) / TimelineItem.byteCount
        guard count >= 0, offset + count * TimelineItem.byteCount == bytes.byteCount else { return nil }
        var items: [TimelineItem] = []
        items.reserveCapacity(count + 1)
        append(bytes, from: offset, to: &items)
        return items
    }

    /// Appends the items in a row or a chunk from an offset to others; what is no whole item is left out.
    static func append(_ bytes: RawSpan, from offset: Int = 0, to items: inout [TimelineItem]) {
        var place = offset
        while place + TimelineItem.byteCount <= bytes.byteCount {
            items.append(TimelineItem(bytes, at: place))
            place += TimelineItem.byteCount
        }
    }
}

/// A row together with the stream that it is of.
struct PlacedRow {
    let category: UInt8
    let number: UInt32
    let row: StreamRow
}

// What the domain remembers of a stream's state, so that judging the next event need not fold the whole timeline.
// It is derived: when it is missing, the domain folds the timeline again.

/// Sixteen bytes of the domain's: the state of a stream after all its events.
@frozen
public struct StreamSnapshot: Hashable, Sendable {
    /// The first eight bytes.
    public var first: UInt64
    /// The last eight bytes.
    public var second: UInt64

    /// A snapshot of two words.
    @inlinable
    public init(first: UInt64, second: UInt64) {
        self.first = first
        self.second = second
    }
}
