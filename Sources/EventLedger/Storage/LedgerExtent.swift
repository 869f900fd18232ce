// How far a ledger reaches: its last position and what goes with it. The running state keeps two of them, one for
// readers and one for the writer; they differ only while an import stages its entries.
//
//   0  u64  last position                              16  u64  number of entries
//   8  i64  recorded time of the last entry, or        24  16 × u32: number of streams of each category
//           the least i64 while there is none

struct LedgerExtent: Equatable {
    /// The categories that there can be: 0–15.
    static let categories = 16
    static let byteCount = 24 + categories * 4

    /// The last position.
    var position: Position = 0
    /// When the last entry was recorded, microseconds since 1970; `Int64.min` while there is none.
    var recordedAt = Int64.min
    /// How many entries there are.
    var entries = 0
    /// How many streams of each category have a number.
    var streamCounts = [UInt32](repeating: 0, count: categories)

    init() {}

    /// Reads an extent at an offset that the caller has checked; nil when its numbers can't be so.
    init?(_ bytes: RawSpan, at offset: Int) {
        let position = bytes.loadUnchecked(offset, as: UInt64.self)
        let entries = bytes.loadUnchecked(offset + 16, as: UInt64.self)
        guard position < UInt64(Int.max), entries <= position else { return nil }
        self.position = Position(position)
        self.entries = Int(entries)
        recordedAt = bytes.loadUnchecked(offset + 8, as: Int64.self)
        for category in 0..<LedgerExtent.categories {
            streamCounts[category] = bytes.loadUnchecked(offset + 24 + category * 4, as: UInt32.self)
        }
    }

    func append(to bytes: inout [UInt8]) {
        bytes.appendLittleEndian(UInt64(position))
        bytes.appendLittleEndian(recordedAt)
        bytes.appendLittleEndian(UInt64(entries))
        for count in streamCounts { bytes.appendLittleEndian(count) }
    }
}
