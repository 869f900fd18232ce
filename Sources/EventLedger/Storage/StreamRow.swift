// The row of a stream: how many events it has, the domain's snapshot, and its latest items. Older items are sealed in
// chunks of 32, so that recording rewrites at most half a kilobyte a stream whatever its length.
//
//   0  u32  version: the number of its events      4  u32  1 when there is a snapshot, else 0
//   8  16   the snapshot                          24       the items after the last sealed chunk, 16 bytes each

struct StreamRow {
    static let headBytes = 24
    static let itemsPerChunk = 32

    var version: Int = 0
    var snapshot: StreamSnapshot?
    /// The items after the last sealed chunk, in the order of recording.
    var tail: [TimelineItem] = []

    init() {}

    /// How many chunks of 32 items are sealed.
    var sealedChunks: Int { (version - tail.count) / StreamRow.itemsPerChunk }

    var bytes: [UInt8] {
        var bytes: [UInt8] = []
        bytes.reserveCapacity(StreamRow.headBytes + tail.count * TimelineItem.byteCount)
        bytes.appendLittleEndian(UInt32(version))
        bytes.appendLittleEndian(UInt32(snapshot == nil ? 0 : 1))
        bytes.appendLittleEndian(snapshot?.first ?? 0)
        bytes.appendLittleEndian(snapshot?.second ?? 0)
        for item in tail { item.append(to: &bytes) }
        return bytes
    }

    /// Reads a row; nil when it is damaged.
    init?(_ row: RawSpan) {
        guard row.byteCount >= StreamRow.headBytes,
            (row.byteCount - StreamRow.headBytes).isMultiple(of: TimelineItem.byteCount)
        else { return nil }
        version = Int(row.loadUnchecked(0, as: UInt32.self))
        let hasSnapshot = row.loadUnchecked(4, as: UInt32.self)
        guard hasSnapshot <= 1 else { return nil }
        if hasSnapshot == 1 {
            snapshot = StreamSnapshot(
                first: row.loadUnchecked(8, as: UInt64.self), second: row.loadUnchecked(16, as: UInt64.self))
        }
        guard let tail = StreamRow.items(row, from: StreamRow.headBytes) else { return nil }
        self.tail = tail
        guard tail.count < StreamRow.itemsPerChunk, version >= tail.count,
            (version - tail.count).isMultiple(of: StreamRow.itemsPerChunk)
        else { return nil }
    }

    /// The items in a row or a chunk from an offset; nil when the bytes are no whole number of items.
    static func items(_ bytes: RawSpan, from offset: Int = 0) -> [TimelineItem]? {
        let count = (bytes.byteCount - offset) / TimelineItem.byteCount
        guard count >= 0, offset + count * TimelineItem.byteCount == bytes.byteCount else { return nil }
        var items: [TimelineItem] = []
        items.reserveCapacity(count + 1)
        for index in 0..<count { items.append(TimelineItem(bytes, at: offset + index * TimelineItem.byteCount)) }
        return items
    }
}
