// A full block of a series' postings, sorted by day, with its totals: a question whose day is behind all of them takes
// the totals, one whose day is before all of them takes nothing, and another reads the postings up to its day.
//
//   0  i32  first day       8  u16  number of postings, 224      11  u8   0        12  u32  0
//   4  i32  last day       10  u8   bytes of an amount           16  u64  the accounts that there are, a bit each
//  24  for each of those accounts its two totals, i64; then the postings by day, position, account

enum ChunkRow {
    /// The postings of a chunk: with the totals of a few accounts they fill a page.
    static let postings = 224
    static let headBytes = 24

    static func bytes(of unsorted: [PlacedPosting]) -> [UInt8] {
        let postings = unsorted.sorted(by: PlacedPosting.precedes)
        var totals = BalanceSums()
        for posting in postings { totals.add(posting.account, posting.first, posting.second) }
        let width = PostingRun.width(of: postings)
        var bytes: [UInt8] = []
        bytes.reserveCapacity(4080)
        bytes.appendLittleEndian(postings.first?.day ?? 0)
        bytes.appendLittleEndian(postings.last?.day ?? 0)
        bytes.appendLittleEndian(UInt16(postings.count))
        bytes += [width, 0, 0, 0, 0, 0]
        bytes.appendLittleEndian(totals.mask)
        totals.append(totalsOf: totals.mask, to: &bytes)
        PostingRun.append(postings, width: width, to: &bytes)
        return bytes
    }

    /// The postings of a row; nil when it is damaged.
    static func run(_ row: RawSpan) -> PostingRun? {
        guard row.byteCount >= headBytes, row.loadUnchecked(8, as: UInt16.self) == UInt16(postings) else { return nil }
        let accounts = row.loadUnchecked(16, as: UInt64.self).nonzeroBitCount
        return PostingRun(
            row, from: headBytes + 16 * accounts, count: postings, width: row.loadUnchecked(10, as: UInt8.self))
    }

    /// Adds what the cut of a day and a position has of a row, whose last posting is at `last`; false when the row is
    /// damaged.
    static func add(
        _ row: RawSpan, to sums: inout BalanceSums, through day: Int32, known position: Position, last: Position
    ) -> Bool {
        guard let run = run(row) else { return false }
        guard row.loadUnchecked(0, as: Int32.self) <= day else { return true }
        if last <= position, row.loadUnchecked(4, as: Int32.self) <= day {
            sums.add(totalsOf: row.loadUnchecked(16, as: UInt64.self), in: row, at: headBytes)
        } else {
            run.add(to: &sums, in: row, through: day, known: position, sorted: true)
        }
        return true
    }
}
