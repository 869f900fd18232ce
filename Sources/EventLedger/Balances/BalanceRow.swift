// The rows of the table of balances. The postings of a series are numbered in the order of recording. Each full block of
// 224 is a chunk, sorted by day; what came behind the last chunk is the tail; now and then a snapshot has everything
// from the first posting on, summed up by day. A question reads the last snapshot that its position covers, the chunks
// behind it, and what is left of a chunk or the tail.
//
//   key       u32 BE series · u8 level: 0 snapshot, 1 chunk, 2 tail · u64 BE position of the last posting, 0 of a tail
//             · u32 BE number of postings up to here, 0 of a tail
//
//   posting   u64  position of the last event of its entry, in bits 48–53 the account      8  i32  day
//             12  two amounts of w bytes each, w 1, 2, 4 or 8, the least that all amounts of the row need
//
// Every row ends with a u64, its digest (see BalanceDigest.swift); what the rows are is said without it.
//
// Numbers are little-endian but for those of the key.

/// The key of a row of the table of balances.
struct BalanceKey: Hashable {
    enum Level: UInt8 {
        case snapshot = 0
        case chunk = 1
        case tail = 2
    }

    static let byteCount = 17

    var series: UInt32
    var level: Level
    /// The position of the last posting; 0 of a tail.
    var position: Position = 0
    /// How many postings of the series there are up to here; 0 of a tail.
    var count: UInt32 = 0

    var bytes: [UInt8] {
        var key: [UInt8] = []
        key.reserveCapacity(BalanceKey.byteCount)
        key.appendBigEndian(series)
        key.append(level.rawValue)
        key.appendBigEndian(UInt64(position))
        key.appendBigEndian(count)
        return key
    }

    init(_ series: UInt32, _ level: Level, position: Position = 0, count: UInt32 = 0) {
        self.series = series
        self.level = level
        self.position = position
        self.count = count
    }

    /// Reads a key; nil when it is not one.
    init?(_ key: RawSpan) {
        guard key.byteCount == BalanceKey.byteCount, let level = Level(rawValue: key.loadUnchecked(4, as: UInt8.self)),
            case let position = key.loadUnchecked(5, as: UInt64.self).byteSwapped, position < UInt64(Int.max)
        else { return nil }
        series = key.loadUnchecked(0, as: UInt32.self).byteSwapped
        self.level = level
        self.position = Position(position)
        count = key.loadUnchecked(13, as: UInt32.self).byteSwapped
    }
}

/// A posting of a series with the position from which it is known.
struct PlacedPosting: Hashable {
    /// The last position of its entry.
    var position: Position
    var day: Int32
    var account: UInt8
    var first: Int64
    var second: Int64

    /// The order of recording: those of one entry by day, then account.
    static func isRecorded(_ left: PlacedPosting, before right: PlacedPosting) -> Bool {
        (left.position, left.day, left.account) < (right.position, right.day, right.account)
    }

    /// The order of a chunk.
    static func precedes(_ left: PlacedPosting, _ right: PlacedPosting) -> Bool {
        (left.day, left.position, left.account) < (right.day, right.position, right.account)
    }
}

/// Postings of one row, each as long as the others.
struct PostingRun {
    static let headBytes = 12
    /// Where the first posting lies.
    let start: Int
    let count: Int
    /// The bytes of an amount: 1, 2, 4 or 8.
    let width: Int

    /// The bytes of a posting.
    var stride: Int { PostingRun.headBytes + 2 * width }

    /// Postings that fill a row from an offset to its end; nil when they don't.
    init?(_ row: RawSpan, from start: Int, count: Int, width: UInt8) {
        guard [1, 2, 4, 8].contains(width), row.byteCount == start + count * (PostingRun.headBytes + 2 * Int(width))
        else { return nil }
        self.start = start
        self.count = count
        self.width = Int(width)
    }

    /// The posting at an index below `count`.
    @inline(__always)
    func posting(_ index: Int, in row: RawSpan) -> PlacedPosting {
        let offset = start &+ index &* stride
        let word = row.loadUnchecked(offset, as: UInt64.self)
        return PlacedPosting(
            position: Position(word & 0xFFFF_FFFF_FFFF), day: row.loadUnchecked(offset &+ 8, as: Int32.self),
            account: UInt8(truncatingIfNeeded: word >> 48) & 63,
            first: Amount.load(row, offset &+ 12, width), second: Amount.load(row, offset &+ 12 &+ width, width))
    }

    /// All of them, in the order of the row.
    func postings(in row: RawSpan) -> [PlacedPosting] {
        (0..<count).map { posting($0, in: row) }
    }

    /// Adds those of a day or before it, where `sorted` says that no earlier day follows a later one; and those alone
    /// that are known through a position.
    func add(to sums: inout BalanceSums, in row: RawSpan, through day: Int32, known position: Position, sorted: Bool) {
        for index in 0..<count {
            let posting = posting(index, in: row)
            if posting.day > day {
                if sorted { return }
                continue
            }
            if posting.position <= position { sums.add(posting.account, posting.first, posting.second) }
        }
    }

    /// The width that the amounts of postings need.
    static func width(of postings: [PlacedPosting]) -> UInt8 {
        postings.reduce(1) { max($0, max(Amount.width($1.first), Amount.width($1.second))) }
    }

    static func append(_ postings: [PlacedPosting], width: UInt8, to bytes: inout [UInt8]) {
        for posting in postings {
            bytes.appendLittleEndian(UInt64(posting.position) | UInt64(posting.account) << 48)
            bytes.appendLittleEndian(posting.day)
            Amount.append(posting.first, width, to: &bytes)
            Amount.append(posting.second, width, to: &bytes)
        }
    }
}

/// Amounts as rows have them: as few bytes as the largest of the row needs.
enum Amount {
    static let widths: [UInt8] = [1, 2, 4, 8]

    /// The bytes that an amount needs.
    static func width(_ amount: Int64) -> UInt8 {
        if amount == Int64(Int8(truncatingIfNeeded: amount)) { return 1 }
        if amount == Int64(Int16(truncatingIfNeeded: amount)) { return 2 }
        return amount == Int64(Int32(truncatingIfNeeded: amount)) ? 4 : 8
    }

    @inline(__always)
    static func load(_ bytes: RawSpan, _ offset: Int, _ width: Int) -> Int64 {
        switch width {
        case 1: Int64(bytes.loadUnchecked(offset, as: Int8.self))
        case 2: Int64(bytes.loadUnchecked(offset, as: Int16.self))
        case 4: Int64(bytes.loadUnchecked(offset, as: Int32.self))
        default: bytes.loadUnchecked(offset, as: Int64.self)
        }
    }

    static func append(_ amount: Int64, _ width: UInt8, to bytes: inout [UInt8]) {
        switch width {
        case 1: bytes.appendLittleEndian(Int8(truncatingIfNeeded: amount))
        case 2: bytes.appendLittleEndian(Int16(truncatingIfNeeded: amount))
        case 4: bytes.appendLittleEndian(Int32(truncatingIfNeeded: amount))
        default: bytes.appendLittleEndian(amount)
        }
    }
}
