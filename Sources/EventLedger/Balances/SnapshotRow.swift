// All postings of a series from the first one on, summed up by day and account. A sample every 128 cells has the sums
// before it, so that a question reads one sample and at most 128 cells.
//
//   0  u32  number of cells      4  u8  bytes of an amount, w      5  3 bytes  0      8  u64  the accounts, a bit each
//  16  i32  first day           20  i32  last day
//  24  for each account its two totals, i64
//      for each 128 cells: i32 the day of the first of them, then for each account its two sums before them, i64
//      the cells by day and account: u32 days since the first day, times 64, plus the account; two amounts of w bytes
//
// An amount beyond ± the largest of w bytes takes several cells; w is the one that makes the row the shortest.

/// The postings of a series on one day and account, summed up.
struct BalanceCell: Equatable {
    var day: Int32
    var account: UInt8
    var first: Int64
    var second: Int64
}

/// A snapshot row, its head checked.
struct SnapshotRow {
    static let cellsPerSample = 128
    static let headBytes = 24

    let cells: Int
    let width: Int
    let mask: UInt64
    let firstDay: Int32
    let lastDay: Int32

    private var totalBytes: Int { 16 * mask.nonzeroBitCount }
    private var sampleBytes: Int { 4 + totalBytes }
    private var samples: Int { (cells + SnapshotRow.cellsPerSample - 1) / SnapshotRow.cellsPerSample }
    private var samplesStart: Int { SnapshotRow.headBytes + totalBytes }
    private var cellsStart: Int { samplesStart + samples * sampleBytes }
    private var cellBytes: Int { 4 + 2 * width }

    /// Reads a row's head; nil when the row is damaged.
    init?(_ row: RawSpan) {
        guard row.byteCount >= SnapshotRow.headBytes else { return nil }
        cells = Int(row.loadUnchecked(0, as: UInt32.self))
        let width = row.loadUnchecked(4, as: UInt8.self)
        self.width = Int(width)
        mask = row.loadUnchecked(8, as: UInt64.self)
        firstDay = row.loadUnchecked(16, as: Int32.self)
        lastDay = row.loadUnchecked(20, as: Int32.self)
        guard Amount.widths.contains(width), row.byteCount == cellsStart + cells * cellBytes else { return nil }
    }

    /// Adds the cells of a day or before it.
    func add(_ row: RawSpan, to sums: inout BalanceSums, through day: Int32) {
        guard day < lastDay else { return sums.add(totalsOf: mask, in: row, at: SnapshotRow.headBytes) }
        guard day >= firstDay, cells > 0 else { return }
        let sample = sample(of: day, in: row)
        sums.add(totalsOf: mask, in: row, at: samplesStart + sample * sampleBytes + 4)
        let start = sample * SnapshotRow.cellsPerSample
        for index in start..<min(cells, start + SnapshotRow.cellsPerSample) {
            let cell = cell(index, in: row)
            guard cell.day <= day else { return }
            sums.add(cell.account, cell.first, cell.second)
        }
    }

    /// The index of a cell such that no cell before it is of a later day.
    func firstCell(after day: Int32, in row: RawSpan) -> Int {
        day < firstDay || cells == 0 ? 0 : sample(of: day, in: row) * SnapshotRow.cellsPerSample
    }

    /// The last sample that does not begin behind a day; the first where all do.
    private func sample(of day: Int32, in row: RawSpan) -> Int {
        var (low, high) = (0, samples)
        while high - low > 1 {
            let middle = (low + high) / 2
            let first = row.loadUnchecked(samplesStart + middle * sampleBytes, as: Int32.self)
            if first <= day { low = middle } else { high = middle }
        }
        return low
    }

    /// The cell at an index below `cells`.
    @inline(__always)
    func cell(_ index: Int, in row: RawSpan) -> BalanceCell {
        let offset = cellsStart &+ index &* cellBytes
        let word = row.loadUnchecked(offset, as: UInt32.self)
        return BalanceCell(
            day: firstDay &+ Int32(bitPattern: word >> 6), account: UInt8(truncatingIfNeeded: word & 63),
            first: Amount.load(row, offset &+ 4, width), second: Amount.load(row, offset &+ 4 &+ width, width))
    }
}

extension SnapshotRow {
    /// The row of cells, which are sorted by day and account and of which no two are of the same.
    static func bytes(of cells: [BalanceCell]) -> [UInt8] {
        let width = width(for: cells)
        let pieces = cells.flatMap { SnapshotRow.pieces(of: $0, width) }
        let firstDay = cells.first?.day ?? 0
        var totals = BalanceSums()
        for cell in cells { totals.add(cell.account, cell.first, cell.second) }
        var bytes: [UInt8] = []
        bytes.reserveCapacity(headBytes + pieces.count * (4 + 2 * Int(width) + 2) + 1024)
        bytes.appendLittleEndian(UInt32(pieces.count))
        bytes += [width, 0, 0, 0]
        bytes.appendLittleEndian(totals.mask)
        bytes.appendLittleEndian(firstDay)
        bytes.appendLittleEndian(cells.last?.day ?? 0)
        totals.append(totalsOf: totals.mask, to: &bytes)
        var before = BalanceSums()
        for (index, piece) in pieces.enumerated() {
            if index.isMultiple(of: cellsPerSample) {
                bytes.appendLittleEndian(piece.day)
                before.append(totalsOf: totals.mask, to: &bytes)
            }
            before.add(piece.account, piece.first, piece.second)
        }
        for piece in pieces {
            bytes.appendLittleEndian(UInt32(bitPattern: piece.day &- firstDay) << 6 | UInt32(piece.account))
            Amount.append(piece.first, width, to: &bytes)
            Amount.append(piece.second, width, to: &bytes)
        }
        return bytes
    }

    /// The largest amount of a number of bytes, with either sign.
    private static func limit(_ width: UInt8) -> UInt64 { UInt64.max >> (65 - 8 * UInt64(width)) }

    /// How many cells a cell takes at a width.
    private static func pieceCount(_ cell: BalanceCell, _ width: UInt8) -> UInt64 {
        let limit = limit(width)
        let largest = max(cell.first.magnitude, cell.second.magnitude)
        return max(1, largest / limit + (largest.isMultiple(of: limit) ? 0 : 1))
    }

    /// The width that makes the row the shortest; the smaller of two that are as good.
    private static func width(for cells: [BalanceCell]) -> UInt8 {
        var best: (width: UInt8, bytes: UInt64) = (8, .max)
        for width in Amount.widths {
            var bytes: UInt64 = 0
            for cell in cells {
                let (product, isTooLarge) = pieceCount(cell, width).multipliedReportingOverflow(
                    by: UInt64(4 + 2 * width))
                let (sum, isSumTooLarge) = bytes.addingReportingOverflow(product)
                bytes = isTooLarge || isSumTooLarge ? .max : sum
            }
            if bytes < best.bytes { best = (width, bytes) }
        }
        return best.width
    }

    /// A cell in as many as its amounts need.
    private static func pieces(of cell: BalanceCell, _ width: UInt8) -> [BalanceCell] {
        let count = pieceCount(cell, width)
        guard count > 1 else { return [cell] }
        let limit = Int64(limit(width))
        var rest = cell
        return (0..<count).map { _ in
            let piece = BalanceCell(
                day: cell.day, account: cell.account, first: min(max(rest.first, -limit), limit),
                second: min(max(rest.second, -limit), limit))
            rest.first -= piece.first
            rest.second -= piece.second
            return piece
        }
    }
}
