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
