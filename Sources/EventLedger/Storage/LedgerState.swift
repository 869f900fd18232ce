// The running state of a ledger: how far it is visible, and how far it is written while an import stages its entries.
// No reader passes the visible position; a failed or killed import never moves it. The digest is there because a writer
// discards what is beyond the visible position: a damaged row must never pass for an unfinished import.
//
//   0  88 bytes  the extent that readers see
//  88  88 bytes  the extent that is written, the same or beyond it
// 176  u64       XXH64 of every byte before it

struct LedgerState: Equatable {
    static let byteCount = 2 * LedgerExtent.byteCount + 8

    /// What readers see.
    var visible = LedgerExtent()
    /// What is in the tables; beyond `visible` only while an import stages, or after it was killed.
    var written = LedgerExtent()

    init() {}

    init(visible: LedgerExtent, written: LedgerExtent) {
        self.visible = visible
        self.written = written
    }

    /// Whether there are entries beyond what readers see.
    var isStaging: Bool { written.position > visible.position }

    var bytes: [UInt8] {
        var bytes: [UInt8] = []
        bytes.reserveCapacity(LedgerState.byteCount)
        visible.append(to: &bytes)
        written.append(to: &bytes)
        bytes.appendLittleEndian(XXH64.digest(bytes.span.bytes, count: bytes.count))
        return bytes
    }

    /// Reads the row; nil when it is damaged.
    init?(_ bytes: [UInt8]) {
        let span = bytes.span.bytes
        let digest = 2 * LedgerExtent.byteCount
        guard bytes.count == LedgerState.byteCount,
            span.loadUnchecked(digest, as: UInt64.self) == XXH64.digest(span, count: digest),
            let visible = LedgerExtent(span, at: 0), let written = LedgerExtent(span, at: LedgerExtent.byteCount),
            visible.position <= written.position
        else { return nil }
        self.visible = visible
        self.written = written
    }
}

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

    /// Reads an extent at an offset that the caller has checked; nil when its numbers are invalid.
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

// The row that makes an LMDB file a ledger: a magic word, the version of the format, and what was fixed at creation.
// It is written once; only an upgrade changes its version.
//
//   0  8 bytes  "SoCaiLdg"      8  u32  format version      12  i16  offset from UTC, minutes      14  u16  0

struct LedgerFormat: Equatable {
    /// The version that this software writes, and the newest it reads.
    static let current: UInt32 = 3
    static let magic = Array("SoCaiLdg".utf8)

    let version: UInt32
    let offset: UTCOffset

    var bytes: [UInt8] {
        var bytes = LedgerFormat.magic
        bytes.appendLittleEndian(version)
        bytes.appendLittleEndian(Int16(offset.minutes))
        bytes.appendLittleEndian(UInt16(0))
        return bytes
    }

    /// The version in a row of any format; nil when it is not one.
    static func version(_ bytes: [UInt8]) -> UInt32? {
        guard bytes.count >= 12, Array(bytes.prefix(8)) == magic else { return nil }
        return bytes.span.bytes.load(8, as: UInt32.self)
    }

    /// Reads a row of a version that is known; nil when it is damaged.
    init?(_ bytes: [UInt8]) {
        let span = bytes.span.bytes
        guard bytes.count == 16, let version = LedgerFormat.version(bytes),
            (1...LedgerFormat.current).contains(version),
            let minutes = span.load(12, as: Int16.self), let offset = UTCOffset(minutes: Int(minutes)),
            span.load(14, as: UInt16.self) == 0
        else { return nil }
        self.version = version
        self.offset = offset
    }

    init(version: UInt32 = LedgerFormat.current, offset: UTCOffset) {
        self.version = version
        self.offset = offset
    }
}
