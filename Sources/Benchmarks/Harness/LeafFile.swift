// The leaves of a ledger in a file that both sides read: u32 little-endian length and bytes of each. Nothing here is
// measured.

import EventLedger
import Glibc

/// A file of leaves.
enum LeafFile {
    private static let batch = 16_384

    /// Writes all leaves of a ledger, in their order.
    static func write(_ path: String, _ ledger: RecordedLedger) throws {
        guard let file = fopen(path, "w") else { throw BenchmarkError("\(path) can't be written") }
        var hasFailed = false
        do {
            for position in 1...max(1, try ledger.lastPosition()) {
                let leaf = try ledger.leaf(at: position).bytes
                var bytes: [UInt8] = []
                bytes.appendLittleEndian(UInt32(leaf.count))
                bytes += leaf
                if fwrite(bytes, 1, bytes.count, file) != bytes.count { hasFailed = true }
            }
        } catch {
            fclose(file)
            throw error
        }
        if fclose(file) != 0 || hasFailed { throw BenchmarkError("\(path) can't be written") }
    }

    /// Hands over the leaves, many at a time.
    static func forEachBatch(of path: String, _ body: ([[UInt8]]) throws -> Void) throws {
        guard let file = fopen(path, "r") else { throw BenchmarkError("\(path) can't be read") }
        defer { fclose(file) }
        var leaves: [[UInt8]] = []
        var head = [UInt8](repeating: 0, count: 4)
        while fread(&head, 1, 4, file) == 4 {
            let count = head.reversed().reduce(0) { $0 << 8 | Int($1) }
            var leaf = [UInt8](repeating: 0, count: count)
            guard fread(&leaf, 1, count, file) == count else { throw BenchmarkError("\(path) is cut short") }
            leaves.append(leaf)
            if leaves.count == batch {
                try body(leaves)
                leaves.removeAll(keepingCapacity: true)
            }
        }
        try body(leaves)
    }
}
