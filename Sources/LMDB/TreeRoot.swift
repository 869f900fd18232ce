// LMDB's 48-byte record of a table, as a meta page has it or in the main table. It only reads the numbers.
//
//     4 u16 flags   6 u16 depth   8 u64 branch pages   16 u64 leaf pages   24 u64 overflow pages   32 u64 records
//     40 u64 root page (all ones: none)

/// How many pages of each kind a tree has.
struct TreePages: Hashable {
    var branches: UInt64 = 0
    var leaves: UInt64 = 0
    var overflows: UInt64 = 0
}

/// Where a table's tree begins, and its size.
struct TreeRoot: Hashable {
    static let byteCount = 48

    let flags: UInt16
    let depth: Int
    let pages: TreePages
    let entries: UInt64
    let root: UInt64

    /// Reads the record; the caller has checked the length.
    init(_ bytes: [UInt8], at offset: Int) {
        flags = bytes.unsigned16(at: offset + 4)
        depth = Int(bytes.unsigned16(at: offset + 6))
        pages = TreePages(
            branches: bytes.unsigned64(at: offset + 8), leaves: bytes.unsigned64(at: offset + 16),
            overflows: bytes.unsigned64(at: offset + 24))
        entries = bytes.unsigned64(at: offset + 32)
        root = bytes.unsigned64(at: offset + 40)
    }

    /// Whether a table of these flags can begin there, in a file with a last page; LMDB itself doesn't ask.
    func isPossible(flags allowed: UInt16, lastPage: Int) -> Bool {
        guard flags & ~0x4000 == allowed else { return false }
        return root == .max
            ? depth == 0 && entries == 0 : (1...32).contains(depth) && (2...UInt64(lastPage)).contains(root)
    }
}
