// The row that makes an LMDB file a ledger: a magic word, the version of the format, and what was fixed at creation.
// It is written once and never changes.
//
//   0  8 bytes  "SoCaiLdg"      8  u32  format version      12  i16  offset from UTC, minutes      14  u16  0

struct LedgerFormat: Equatable {
    /// The version that this software writes, and the newest it reads.
    static let current: UInt32 = 1
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

    /// Reads the row; nil when it is not one.
    init?(_ bytes: [UInt8]) {
        let span = bytes.span.bytes
        guard bytes.count >= 16, Array(bytes.prefix(8)) == LedgerFormat.magic,
            let version = span.load(8, as: UInt32.self), let minutes = span.load(12, as: Int16.self),
            let offset = UTCOffset(minutes: Int(minutes))
        else { return nil }
        self.version = version
        self.offset = offset
    }

    init(version: UInt32 = LedgerFormat.current, offset: UTCOffset) {
        self.version = version
        self.offset = offset
    }
}
