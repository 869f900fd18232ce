// The row that makes an LMDB file a ledger: a magic word, the version of the format, and what was fixed at creation.
// It is written once and never changes.
//
//   0  8 bytes  "SoCaiLdg"      8  u32  format version      12  i16  offset from UTC, minutes      14  u16  0

struct LedgerFormat: Equatable {
    /// The version that this software writes, and the newest it reads.
    static let current: UInt32 = 2
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
