// The leaves and the rows of the tree as the format's description gives them, worked out from the raw rows of entries
// and secrets. It shares the hash functions with the library, which are held against vectors elsewhere, and nothing
// else.

@testable import EventLedger

/// The tree that rows of entries and secrets lead to.
struct NaiveLeaves {
    /// The leaves, each whole.
    private(set) var leaves: [[UInt8]] = []
    /// The tree of their hashes.
    let tree = NaiveTree()

    /// Takes the rows of both tables, in the order of their keys.
    init(entries: Rows, secrets: Rows) {
        for (entry, secret) in zip(entries, secrets) { add(entry.value, secret.value) }
        tree.leaves = leaves.map { MerkleTree.leafHash($0) }
    }

    private mutating func add(_ record: [UInt8], _ secret: [UInt8]) {
        func number(_ offset: Int, _ count: Int) -> Int {
            (0..<count).reduce(0) { $0 + Int(record[offset + $1]) << (8 * $1) }
        }
        let directory = 32 + [2, 4, 6, 8, 10].map { number($0, 2) }.reduce(0, +)
        let count = number(12, 4)
        let events = directory + 4 * count
        var start = events
        for index in 0..<count {
            let end = events + number(directory + 4 * index, 4)
            let salt = sha256(secret + little(index, 4)).prefix(16)
            leaves.append(sha256(Array(record[..<directory])) + salt + record[start..<end])
            start = end
        }
    }

    private func sha256(_ bytes: [UInt8]) -> [UInt8] { bytes.withUnsafeBytes { Cryptography.sha256($0) }.bytes }

    /// The rows of the table of tiles, in the order of their keys.
    var tileRows: Rows {
        var rows: Rows = []
        var width = 1
        for level in 0...7 where width <= leaves.count {
            let hashes = (0..<leaves.count / width).map { tree.root($0 * width..<($0 + 1) * width).bytes }
            for start in stride(from: 0, to: hashes.count, by: 16) {
                let chunk = hashes[start..<min(start + 16, hashes.count)]
                rows.append(Row(key: [UInt8(7 - level)] + big(start / 16, 8), value: Array(chunk.joined())))
            }
            width *= 256
        }
        return rows.sorted()
    }

    /// The row of the tree's growing edge, without its digest.
    var edge: Row {
        var value = little(leaves.count, 8)
        var start = 0
        for bit in (0..<Int.bitWidth - 1).reversed() where leaves.count >> bit & 1 == 1 {
            value += tree.root(start..<start + 1 << bit).bytes
            start += 1 << bit
        }
        return Row(key: Array("tree".utf8), value: value)
    }
}
