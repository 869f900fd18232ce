// LMDB's 48-byte record of a table, as it stands in a meta page or in the main table. It only reads the numbers.
//
//     4 u16 flags   6 u16 depth   32 u64 records   40 u64 root page (all ones: none)

/// Where a table's tree begins, and its size.
struct TreeRoot: Hashable {
    static let byteCount = 48

    let flags: UInt16
    let depth: Int
    let entries: UInt64
    let root: UInt64

    /// Reads the record; the caller has checked the length.
    init(_ bytes: [UInt8], at offset: Int) {
        flags = bytes.unsigned16(at: offset + 4)
        depth = Int(bytes.unsigned16(at: offset + 6))
        entries = bytes.unsigned64(at: offset + 32)
        root = bytes.unsigned64(at: offset + 40)
    }
}
