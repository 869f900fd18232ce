// Which bytes of a ledger's file a verification must answer for, worked out from LMDB's page layout by itself and
// sharing nothing with the code under test. Every other byte has the reason why nothing can be told from it.

/// For each byte of a file, why it is not covered; nil where any change must be found.
struct CoverageMap {
    private(set) var reasons: [String?]
    private let bytes: [UInt8]
    private static let page = 4_096

    init(_ bytes: [UInt8]) {
        self.bytes = bytes
        reasons = [String?](repeating: "a page that is free, or that nothing refers to", count: bytes.count)
        let newest = number(144, 8) > number(Self.page + 144, 8) ? 0 : Self.page
        for start in [0, Self.page] { meta(start, isNewest: start == newest) }
        tree(newest + 40, isFreeList: true)
        tree(newest + 88, isFreeList: false)
    }

    private func number(_ offset: Int, _ count: Int) -> Int {
        (0..<count).reduce(0) { $0 | Int(bytes[offset + $1]) << (8 * $1) }
    }

    private mutating func cover(_ start: Int, _ count: Int) {
        for offset in start..<start + count { reasons[offset] = nil }
    }

    private mutating func leaveOut(_ start: Int, _ count: Int, _ reason: String) {
        for offset in start..<start + count { reasons[offset] = reason }
    }

    private mutating func meta(_ start: Int, isNewest: Bool) {
        leaveOut(start, Self.page, isNewest ? "a meta page's slack" : "the meta page of the commit before")
        // Flags, magic, version, the free list's page size, the transaction.
        for (offset, count) in [(10, 1), (16, 8), (40, 4), (144, 8)] { cover(start + offset, count) }
        guard isNewest else { return }
        leaveOut(start + 24, 16, "the map's address and size, which a reader may choose")
        cover(start + 44, 44)
        table(start + 88)
        cover(start + 136, 8)
    }

    private mutating func table(_ record: Int) {
        cover(record, 48)
        leaveOut(record, 4, "a table's size of fixed duplicates, which there are none of")
    }

    private mutating func tree(_ record: Int, isFreeList: Bool) {
        let root = number(record + 40, 8)
        guard number(record + 32, 8) > 0 else { return }
        visit(root * Self.page, depth: number(record + 6, 2), isFreeList)
    }

    private mutating func visit(_ start: Int, depth: Int, _ isFreeList: Bool) {
        let (lower, upper) = (number(start + 12, 2), number(start + 14, 2))
        leaveOut(start, Self.page, "the room between a page's records")
        cover(start, lower)
        leaveOut(start + 8, 2, "a page's padding")
        cover(start + upper, Self.page - upper)
        for index in 0..<(lower - 16) / 2 {
            let node = start + number(start + 16 + 2 * index, 2)
            let (length, flags, key) = (number(node, 4), number(node + 4, 2), number(node + 6, 2))
            if depth > 1 {
                leaveOut(node + 8, key, "a key of a branch page, where many would separate its neighbours")
                if key % 2 == 1 { leaveOut(node + 8 + key, 1, "the padding of a record") }
                visit((length | flags << 32) * Self.page, depth: depth - 1, isFreeList)
                continue
            }
            let value = node + 8 + key
            let size = key + (flags & 1 != 0 ? 8 : length)
            if size % 2 == 1 { leaveOut(node + 8 + size, 1, "the padding of a record") }
            if flags & 2 != 0 {
                table(value)
                tree(value, isFreeList: false)
            } else if flags & 1 != 0 {
                apart(number(value, 8) * Self.page, length)
            }
            if isFreeList { freeList(node + 8, value, length) }
            if Array(bytes[node + 8..<value]) == Array("format".utf8) {
                leaveOut(value + 12, 2, "the offset from UTC, which nothing else in the file says")
            }
        }
    }

    private mutating func apart(_ start: Int, _ length: Int) {
        leaveOut(start, number(start + 12, 4) * Self.page, "the room behind a long record")
        cover(start, 16 + length)
        leaveOut(start + 8, 2, "a page's padding")
    }

    private mutating func freeList(_ key: Int, _ value: Int, _ length: Int) {
        leaveOut(key, 8, "the commit that freed pages")
        let used = 8 + 8 * number(value, 8)
        if length > used { leaveOut(value + used, length - used, "the room behind a list of free pages") }
    }
}
