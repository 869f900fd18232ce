// Reads LMDB's list of free pages with plain, checked reads. It answers one question: may the pages that a file lacks
// at its end be missing? LMDB does not write a page that was taken and given back in one transaction, so a file can
// end before its last page; anything else missing was cut off. It never maps the file and trusts no number in it.

import Files

/// The free pages of a file, as its newest meta page lists them.
struct FreeList {
    /// The pages in the list that are at or beyond a given page.
    private(set) var pages: Set<UInt64> = []

    private let pageSize: Int
    private let from: UInt64
    /// Bytes of pages and lists that may still be looked at: twice those of the file is enough for any that is sound,
    /// and one that leads to the same pages again and again must end.
    private var bytesLeft: Int

    private static let leaf: UInt16 = 2
    private static let branch: UInt16 = 1
    private static let overflow: UInt16 = 4
    private static let headBytes = 16

    /// Whether every page from the end of a file of `sizeBytes` to its last page is free; false too if the list can't
    /// be read.
    static func coversMissingPages(
        of meta: MetaPages, sizeBytes: Int, in descriptor: borrowing FileDescriptor
    ) -> Bool {
        let present = sizeBytes / meta.pageSizeBytes
        let missing = meta.lastPage + 1 - present
        // More than a million pages would be 4 GiB given back in one transaction: not LMDB's doing.
        guard present >= 2, (1...1_000_000).contains(missing) else { return missing <= 0 }
        var list = FreeList(pageSize: meta.pageSizeBytes, from: UInt64(present))
        guard list.visit(page: meta.freeList.root, depth: 0, in: descriptor) else { return false }
        return list.pages.count == missing && list.pages.allSatisfy { $0 <= UInt64(meta.lastPage) }
    }

    private init(pageSize: Int, from: UInt64) {
        self.pageSize = pageSize
        self.from = from
        bytesLeft = 2 * Int(from) * pageSize
    }

    /// Reads a page of the tree and all below it; false if any of it is missing or not as it should be.
    private mutating func visit(page: UInt64, depth: Int, in descriptor: borrowing FileDescriptor) -> Bool {
        guard page != .max else { return true }
        guard page < from, depth < 16, spend(pageSize),
            let bytes = try? descriptor.read(at: Int(page) * pageSize, count: pageSize), bytes.count == pageSize
        else { return false }
        let flags = bytes.unsigned16(at: 10)
        let lower = Int(bytes.unsigned16(at: 12))
        guard lower >= Self.headBytes, lower <= pageSize, flags & (Self.leaf | Self.branch) != 0 else { return false }
        for index in 0..<(lower - Self.headBytes) / 2 {
            let node = Int(bytes.unsigned16(at: Self.headBytes + 2 * index))
            guard node >= Self.headBytes, node + 8 <= pageSize else { return false }
            let low = UInt64(bytes.unsigned32(at: node))
            let nodeFlags = bytes.unsigned16(at: node + 4)
            let keyBytes = Int(bytes.unsigned16(at: node + 6))
            if flags & Self.branch != 0 {
                guard visit(page: low | UInt64(nodeFlags) << 32, depth: depth + 1, in: descriptor) else { return false }
                continue
            }
            let start = node + 8 + keyBytes
            let isApart = nodeFlags & 1 != 0
            let list =
                isApart
                ? apart(at: start, count: Int(low), of: bytes, in: descriptor)
                : start + Int(low) <= pageSize && spend(Int(low)) ? Array(bytes[start..<start + Int(low)]) : nil
            guard let list, take(list) else { return false }
        }
        return true
    }

    /// Takes bytes from those that may still be read; false when there are fewer.
    private mutating func spend(_ count: Int) -> Bool {
        bytesLeft -= count
        return bytesLeft >= 0
    }

    /// A list that has pages of its own.
    private mutating func apart(
        at start: Int, count: Int, of bytes: [UInt8], in descriptor: borrowing FileDescriptor
    ) -> [UInt8]? {
        guard start + 8 <= pageSize, count <= 1 << 28 else { return nil }
        let page = bytes.unsigned64(at: start)
        guard page < from, Int(page) * pageSize + Self.headBytes + count <= Int(from) * pageSize,
            spend(Self.headBytes + count),
            let read = try? descriptor.read(at: Int(page) * pageSize, count: Self.headBytes + count),
            read.count == Self.headBytes + count, read.unsigned16(at: 10) & Self.overflow != 0
        else { return nil }
        return Array(read[Self.headBytes...])
    }

    /// Takes a list's pages: a count, then as many page numbers.
    private mutating func take(_ list: [UInt8]) -> Bool {
        guard list.count >= 8 else { return false }
        let count = list.unsigned64(at: 0)
        guard count <= UInt64(list.count / 8 - 1) else { return false }
        for index in 0..<Int(count) {
            let page = list.unsigned64(at: 8 + 8 * index)
            if page >= from { pages.insert(page) }
        }
        return true
    }
}
