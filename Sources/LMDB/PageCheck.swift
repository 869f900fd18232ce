// Checks every page that a file's newest state uses, with plain reads that trust no number in it. LMDB itself has no
// checksums and follows damaged pages out of the map, which ends the process; after this check it does not. Damage in
// one table does not hide the others. It never reads the bytes of values, so it does not replace a check of content.
//
//     byte of a page   0 u64 own number   10 u16 flags (1 branch, 2 leaf, 4 overflow)   12 u16 lower   14 u16 upper
//                      16 u16 offsets of the nodes, from lower down to 16; the nodes fill upper to the end
//     byte of a node   0 u32 length (leaf) or low bits of the child   4 u16 flags (1 apart, 2 table) or high bits
//                      6 u16 length of the key   8 key, then the value, or the number of its first overflow page

import Files

/// One walk over the pages of a file; memory is one bit a page and eight bytes a free page.
struct PageCheck {
    /// What is wrong, and on which page.
    struct Damage: Error {
        let page: UInt64
        let words: Sentence
    }

    /// Which rules a tree keeps.
    private enum Kind { case freeList, main, table }

    private let meta: MetaPages
    private let pageSize: Int
    private var used: PageSet
    private var freePages: [UInt64] = []
    private var found: [PageDamage] = []
    private var records = 0
    private var pages = TreePages()
    private var lastKey: ArraySlice<UInt8>?
    /// What a branch page says the next key is not below.
    private var leastKey: ArraySlice<UInt8>?

    /// Walks all pages and gives the first damage of each table; empty when the file is sound. Costs one small read a
    /// page.
    static func run(_ meta: MetaPages, in descriptor: borrowing FileDescriptor) -> [PageDamage] {
        var check = PageCheck(meta)
        check.note(in: .freeList) { (check) throws(Damage) in
            guard meta.isInStep else { throw Damage(page: 0, words: "and page 1 are not of two commits in a row") }
        }
        check.note(in: .freeList) { (check) throws(Damage) in
            try check.walk(meta.freeList, .freeList, in: descriptor)
        }
        check.note(in: .listOfTables) { (check) throws(Damage) in try check.walk(meta.main, .main, in: descriptor) }
        check.note(in: .freeList) { (check) throws(Damage) in try check.useFreePages() }
        return check.found
    }

    private init(_ meta: MetaPages) {
        self.meta = meta
        pageSize = meta.pageSizeBytes
        used = PageSet(count: meta.lastPage + 1)
    }

    /// Runs a part of the walk and keeps the damage that ends it.
    private mutating func note(in part: PageDamage.Part, _ walk: (inout PageCheck) throws(Damage) -> Void) {
        do {
            try walk(&self)
        } catch {
            found.append(PageDamage(part: part, page: Int(clamping: error.page), problem: error.words))
        }
    }

    private mutating func useFreePages() throws(Damage) {
        for page in freePages {
            guard page >= 2, page <= UInt64(meta.lastPage) else {
                throw Damage(page: page, words: "is free but does not exist")
            }
            guard used.insert(Int(page)) else {
                throw Damage(page: page, words: "is both free and in use, or free twice")
            }
        }
    }

    private mutating func walk(_ tree: TreeRoot, _ kind: Kind, in descriptor: borrowing FileDescriptor) throws(Damage) {
        // The free list has whole numbers as keys; LMDB marks there too that the file has
        // no folder of its own (0x4000).
        guard kind == .freeList ? tree.flags & ~0x4000 == 8 : tree.flags == 0 else {
            throw Damage(page: tree.root, words: "belongs to a table of an unknown kind")
        }
        if tree.root == .max {
            guard tree.entries == 0, tree.depth == 0, tree.pages == TreePages() else {
                throw Damage(page: 0, words: "has lost a table's root")
            }
            return
        }
        guard (1...32).contains(tree.depth) else { throw Damage(page: tree.root, words: "has an impossible depth") }
        (records, pages, lastKey, leastKey) = (0, TreePages(), nil, nil)
        try visit(tree.root, depth: tree.depth, kind, in: descriptor)
        guard UInt64(records) == tree.entries else {
            throw Damage(page: tree.root, words: "has \(records) records below it instead of \(tree.entries)")
        }
        guard pages == tree.pages else {
            throw Damage(page: tree.root, words: "has other numbers of pages below it than its table says")
        }
    }

    /// Walks a table whose record is in the list of tables; damage in it is the table's own.
    private mutating func walk(table name: ArraySlice<UInt8>, _ tree: TreeRoot, in descriptor: borrowing FileDescriptor)
    {
        let outer = (records, pages, lastKey, leastKey)
        note(in: .table(String(decoding: name, as: UTF8.self))) { (check) throws(Damage) in
            try check.walk(tree, .table, in: descriptor)
        }
        (records, pages, lastKey, leastKey) = outer
    }

    private mutating func visit(
        _ page: UInt64, depth: Int, _ kind: Kind, in descriptor: borrowing FileDescriptor
    ) throws(Damage) {
        let bytes = try read(page, in: descriptor)
        let flag: UInt16 = depth == 1 ? 2 : 1
        guard bytes.unsigned16(at: 10) == flag else {
            throw Damage(
                page: page, words: depth == 1 ? "is not the leaf it should be" : "is not the branch it should be")
        }
        let nodes = try nodes(of: page, bytes, isLeaf: depth == 1)
        guard nodes.count >= (depth == 1 || kind == .freeList ? 1 : 2) else {
            throw Damage(page: page, words: "is empty")
        }
        if depth > 1 { pages.branches += 1 } else { pages.leaves += 1 }
        for (index, node) in nodes.enumerated() {
            let low = bytes.unsigned32(at: node)
            let high = bytes.unsigned16(at: node + 4)
            if depth > 1 {
                // The key of the first child says nothing; LMDB leaves it out or leaves it as it was.
                if index > 0 { try separate(page, key(bytes, at: node, kind)) }
                try visit(UInt64(low) | UInt64(high) << 32, depth: depth - 1, kind, in: descriptor)
            } else {
                try record(page, bytes, at: node, length: Int(low), flags: high, kind, in: descriptor)
            }
        }
    }

    /// Reads a page, whole; it must be there, know its own number and not be in use elsewhere.
    private mutating func read(_ page: UInt64, in descriptor: borrowing FileDescriptor) throws(Damage) -> [UInt8] {
        try use(page, count: 1)
        guard let bytes = try? descriptor.read(at: Int(page) * pageSize, count: pageSize), bytes.count == pageSize
        else {
            throw Damage(page: page, words: "can't be read")
        }
        guard bytes.unsigned64(at: 0) == page else { throw Damage(page: page, words: "bears another page's number") }
        return bytes
    }

    /// Notes a key of a branch page: it is above every key before it, and not above the next.
    private mutating func separate(_ page: UInt64, _ key: ArraySlice<UInt8>) throws(Damage) {
        if let lastKey, !lastKey.lexicographicallyPrecedes(key) {
            throw Damage(page: page, words: "leads to keys out of order")
        }
        leastKey = key
    }

    /// The key of a node, as bytes that sort as LMDB sorts them: those of the free list are whole numbers.
    private func key(_ bytes: [UInt8], at node: Int, _ kind: Kind) -> ArraySlice<UInt8> {
        let key = bytes[node + 8..<node + 8 + Int(bytes.unsigned16(at: node + 6))]
        return kind == .freeList ? ArraySlice(key.reversed()) : key
    }

    private mutating func use(_ page: UInt64, count: Int) throws(Damage) {
        guard page >= 2, page <= UInt64(meta.lastPage), count <= meta.lastPage + 1 - Int(page) else {
            throw Damage(page: page, words: "is referred to and does not exist")
        }
        for number in Int(page)..<Int(page) + count {
            guard used.insert(number) else { throw Damage(page: UInt64(number), words: "is used twice") }
        }
    }

    /// The places of a page's nodes; they are within it and fill it as LMDB leaves them.
    private func nodes(of page: UInt64, _ bytes: [UInt8], isLeaf: Bool) throws(Damage) -> [Int] {
        let lower = Int(bytes.unsigned16(at: 12))
        let upper = Int(bytes.unsigned16(at: 14))
        guard lower >= 16, lower % 2 == 0, upper >= lower, upper <= pageSize else {
            throw Damage(page: page, words: "has an impossible layout")
        }
        var filled = 0
        var result: [Int] = []
        for place in stride(from: 16, to: lower, by: 2) {
            let node = Int(bytes.unsigned16(at: place))
            guard node >= upper, node % 2 == 0, node + 8 <= pageSize else {
                throw Damage(page: page, words: "has a record outside itself")
            }
            let isApart = bytes.unsigned16(at: node + 4) & 1 != 0
            let value = !isLeaf ? 0 : isApart ? 8 : Int(bytes.unsigned32(at: node))
            let length = 8 + Int(bytes.unsigned16(at: node + 6)) + value
            guard length <= pageSize - node else {
                throw Damage(page: page, words: "has a record that runs over its end")
            }
            filled += (length + 1) & ~1
            result.append(node)
        }
        guard filled == pageSize - upper else { throw Damage(page: page, words: "has records that overlap") }
        return result
    }

    private mutating func record(
        _ page: UInt64, _ bytes: [UInt8], at node: Int, length: Int, flags: UInt16, _ kind: Kind,
        in descriptor: borrowing FileDescriptor
    ) throws(Damage) {
        records += 1
        let key = key(bytes, at: node, kind)
        let keyEnd = node + 8 + key.count
        guard (1...511).contains(key.count), kind != .freeList || key.count == 8 else {
            throw Damage(page: page, words: "has a key of impossible length")
        }
        if let lastKey, !lastKey.lexicographicallyPrecedes(key) {
            throw Damage(page: page, words: "has keys out of order")
        }
        if let leastKey, key.lexicographicallyPrecedes(leastKey) {
            throw Damage(page: page, words: "has a key that its branch page leads past")
        }
        (lastKey, leastKey) = (key, nil)
        guard flags == 0 || flags == 1 || flags == 2 && kind == .main else {
            throw Damage(page: page, words: "has a record of an unknown kind")
        }
        if flags == 2 {
            guard length == TreeRoot.byteCount else { throw Damage(page: page, words: "has a damaged table") }
            walk(table: key, TreeRoot(bytes, at: keyEnd), in: descriptor)
            return
        }
        if flags == 1 { try overflow(bytes.unsigned64(at: keyEnd), length: length, in: descriptor) }
        guard kind == .freeList else { return }
        // LMDB takes a list of commit 0 again and again, and hands out the same pages twice.
        let commit = bytes.unsigned64(at: node + 8)
        guard commit >= 1, commit <= UInt64(meta.transaction) else {
            throw Damage(page: page, words: "has a free list of a commit that does not exist")
        }
        try takeFreePages(page, bytes, at: keyEnd, length: length, isApart: flags == 1, in: descriptor)
    }

    /// Pages of their own for a long value; only their head is read. There may be more of them than the value needs,
    /// where it replaced a longer one.
    private mutating func overflow(_ page: UInt64, length: Int, in descriptor: borrowing FileDescriptor) throws(Damage)
    {
        guard page >= 2, page <= UInt64(meta.lastPage) else {
            throw Damage(page: page, words: "is referred to and does not exist")
        }
        guard let head = try? descriptor.read(at: Int(page) * pageSize, count: 16), head.count == 16,
            head.unsigned64(at: 0) == page, head.unsigned16(at: 10) == 4,
            Int(head.unsigned32(at: 12)) > (15 + length) / pageSize,
            let end = try? descriptor.read(at: Int(page) * pageSize + 15 + length, count: 1), end.count == 1
        else { throw Damage(page: page, words: "is not the long value it should be") }
        try use(page, count: Int(head.unsigned32(at: 12)))
        pages.overflows += UInt64(head.unsigned32(at: 12))
    }

    private mutating func takeFreePages(
        _ page: UInt64, _ bytes: [UInt8], at start: Int, length: Int, isApart: Bool,
        in descriptor: borrowing FileDescriptor
    ) throws(Damage) {
        let list: [UInt8]
        if isApart {
            let place = Int(bytes.unsigned64(at: start)) * pageSize + 16
            list = (try? descriptor.read(at: place, count: length)) ?? []
        } else {
            list = Array(bytes[start..<start + length])
        }
        guard list.count == length, length >= 8, length % 8 == 0, list.unsigned64(at: 0) <= UInt64(length / 8 - 1)
        else { throw Damage(page: page, words: "has a damaged free list") }
        let numbers = (0..<Int(list.unsigned64(at: 0))).map { list.unsigned64(at: 8 + 8 * $0) }
        guard zip(numbers, numbers.dropFirst()).allSatisfy({ $0 > $1 }) else {
            throw Damage(page: page, words: "has a free list out of order")
        }
        freePages += numbers
    }
}

// What a check of a file's pages found: which part of the file, which page, what is wrong. It only carries the words.

/// Damage to the structure of a file: the first in one of its parts.
public struct PageDamage: Hashable, Sendable, CustomStringConvertible {
    /// A part of a file that can be damaged by itself.
    public enum Part: Hashable, Sendable {
        /// The first two pages and the list of free pages; only writing needs the list.
        case freeList
        /// The list of tables, without which no table is found.
        case listOfTables
        /// One table, by its name.
        case table(String)
    }

    /// The part.
    public let part: Part
    /// The page's number, from 0.
    public let page: Int
    /// What is wrong, as words that follow "page 7".
    public let problem: Sentence

    /// One sentence without its full stop.
    public var description: String { sentence.description }

    /// The same in the words of any language.
    package var sentence: Sentence {
        switch part {
        case .freeList, .listOfTables: "page \(page) \(problem)"
        case .table(let name): "page \(page) of table '\(name)' \(problem)"
        }
    }
}

// Which pages of a file were met, one bit each. It knows nothing of what is on them.

/// A set of page numbers from 0.
struct PageSet {
    private var words: [UInt64]

    /// An empty set for so many pages.
    init(count: Int) { words = [UInt64](repeating: 0, count: (count + 63) / 64) }

    /// Takes a page in; false if it is in already.
    mutating func insert(_ page: Int) -> Bool {
        let bit = UInt64(1) << (page & 63)
        guard words[page >> 6] & bit == 0 else { return false }
        words[page >> 6] |= bit
        return true
    }
}
