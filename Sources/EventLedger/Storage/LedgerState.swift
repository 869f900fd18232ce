// The running state of a ledger: how far it is visible, and how far it is written while an import stages its entries.
// No reader passes the visible position; a failed or killed import never moves it.
//
//   0  u64  visible position              16  i64  recorded time of the last visible entry
//   8  u64  written position, ≥ visible   24  i64  recorded time of the last written entry
//  32  16 × u32: streams of each category, staged ones included

struct LedgerState: Equatable {
    /// The categories that there can be: 0–15.
    static let categories = 16

    /// The last position that readers see.
    var visible: Position = 0
    /// The last position in the table of entries; beyond `visible` only while an import stages, or after it was killed.
    var written: Position = 0
    /// When the last visible entry was recorded, microseconds since 1970; `Int64.min` while there is none.
    var visibleRecordedAt = Int64.min
    /// When the last written entry was recorded.
    var writtenRecordedAt = Int64.min
    /// How many streams of each category have a number.
    var streamCounts = [UInt32](repeating: 0, count: categories)

    init() {}

    /// Whether entries lie beyond what readers see.
    var isStaging: Bool { written > visible }

    var bytes: [UInt8] {
        var bytes: [UInt8] = []
        bytes.appendLittleEndian(UInt64(visible))
        bytes.appendLittleEndian(UInt64(written))
        bytes.appendLittleEndian(visibleRecordedAt)
        bytes.appendLittleEndian(writtenRecordedAt)
        for count in streamCounts { bytes.appendLittleEndian(count) }
        return bytes
    }

    /// Reads the row; nil when it is damaged.
    init?(_ bytes: [UInt8]) {
        let span = bytes.span.bytes
        guard bytes.count == 32 + LedgerState.categories * 4, let visible = span.load(0, as: UInt64.self),
            let written = span.load(8, as: UInt64.self), visible <= written, written < UInt64(Int.max)
        else { return nil }
        self.visible = Position(visible)
        self.written = Position(written)
        visibleRecordedAt = span.loadUnchecked(16, as: Int64.self)
        writtenRecordedAt = span.loadUnchecked(24, as: Int64.self)
        for category in 0..<LedgerState.categories {
            streamCounts[category] = span.loadUnchecked(32 + category * 4, as: UInt32.self)
        }
    }
}
