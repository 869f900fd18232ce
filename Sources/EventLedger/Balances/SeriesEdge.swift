// The growing end of a series: the postings behind its last chunk, in the order of recording, and what a writer needs to
// go on. There is one for each series that was posted to.
//
//   0  u32  postings in chunks                           16  u64  position of the last posting of the last snapshot, or 0
//   4  u32  postings up to the last snapshot, or 0       24  u64  sum of the magnitudes of all first amounts
//   8  u32  cells of that snapshot, or 0                 32  u64  of all second amounts
//  12  u16  postings here, at most 223                   40  the postings in the order of recording
//  14  u8   bytes of an amount    15  u8  0
//
// The magnitudes of a series' amounts together are at most the largest Int64, so that no sum of any of them overflows.

struct SeriesEdge: Equatable {
    static let headBytes = 40

    /// How many postings are in chunks.
    var sealed: UInt32 = 0
    /// The last snapshot; zeros where there is none.
    var snapshot = LastSnapshot()
    var magnitudes: (first: UInt64, second: UInt64) = (0, 0)
    /// The postings behind the last chunk, in the order of recording.
    var tail: [PlacedPosting] = []

    struct LastSnapshot: Equatable {
        var count: UInt32 = 0
        var cells: UInt32 = 0
        var position: Position = 0
    }

    init() {}

    /// How many postings the series has.
    var count: Int { Int(sealed) + tail.count }

    /// Whether a snapshot is due behind the chunk that was sealed last: the larger the last one was, the later.
    var isSnapshotDue: Bool {
        Int(sealed - snapshot.count) >= max(32 * ChunkRow.postings, Int(snapshot.cells) / 4)
    }

    /// Takes the amounts of a posting into account; false where a sum of amounts could overflow.
    mutating func addMagnitudes(_ first: Int64, _ second: Int64) -> Bool {
        let sums = (
            magnitudes.first.addingReportingOverflow(first.magnitude),
            magnitudes.second.addingReportingOverflow(second.magnitude)
        )
        guard !sums.0.overflow, !sums.1.overflow, sums.0.partialValue <= UInt64(Int64.max),
            sums.1.partialValue <= UInt64(Int64.max)
        else { return false }
        magnitudes = (sums.0.partialValue, sums.1.partialValue)
        return true
    }

    var bytes: [UInt8] {
        let width = PostingRun.width(of: tail)
        var bytes: [UInt8] = []
        bytes.reserveCapacity(SeriesEdge.headBytes + tail.count * (PostingRun.headBytes + 2 * Int(width)))
        bytes.appendLittleEndian(sealed)
        bytes.appendLittleEndian(snapshot.count)
        bytes.appendLittleEndian(snapshot.cells)
        bytes.appendLittleEndian(UInt16(tail.count))
        bytes += [width, 0]
        bytes.appendLittleEndian(UInt64(snapshot.position))
        bytes.appendLittleEndian(magnitudes.first)
        bytes.appendLittleEndian(magnitudes.second)
        PostingRun.append(tail, width: width, to: &bytes)
        return bytes
    }

    /// How many postings are in chunks before a tail row, which `run` has read.
    static func sealed(_ row: RawSpan) -> UInt32 { row.loadUnchecked(0, as: UInt32.self) }

    /// The postings of a tail row; nil when it is damaged.
    static func run(_ row: RawSpan) -> PostingRun? {
        guard row.byteCount >= headBytes, case let count = Int(row.loadUnchecked(12, as: UInt16.self)),
            count < ChunkRow.postings
        else { return nil }
        return PostingRun(row, from: headBytes, count: count, width: row.loadUnchecked(14, as: UInt8.self))
    }

    /// Reads a row; nil when it is damaged.
    init?(_ row: RawSpan) {
        guard let run = SeriesEdge.run(row), case let position = row.loadUnchecked(16, as: UInt64.self),
            position < 1 << 48
        else { return nil }
        sealed = row.loadUnchecked(0, as: UInt32.self)
        snapshot = LastSnapshot(
            count: row.loadUnchecked(4, as: UInt32.self), cells: row.loadUnchecked(8, as: UInt32.self),
            position: Position(position))
        magnitudes = (row.loadUnchecked(24, as: UInt64.self), row.loadUnchecked(32, as: UInt64.self))
        guard snapshot.count <= sealed, sealed.isMultiple(of: UInt32(ChunkRow.postings)),
            magnitudes.first <= UInt64(Int64.max), magnitudes.second <= UInt64(Int64.max)
        else { return nil }
        tail = run.postings(in: row)
    }

    static func == (left: SeriesEdge, right: SeriesEdge) -> Bool {
        left.sealed == right.sealed && left.snapshot == right.snapshot && left.magnitudes == right.magnitudes
            && left.tail == right.tail
    }
}
