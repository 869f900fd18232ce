// The end of the tree in a write transaction: it takes the records of entries in order, and gives the rows of the tree.
// The leaves of a few entries are hashed when all rows are asked for; those of many, as of an import, by a helping
// thread while recording goes on. The writer never waits for that thread to come: what it has not begun the writer hashes
// itself. It stores nothing, and the helping thread sees nothing but records and secrets.

import Dispatch
import Files

/// A tree that grows by the leaves of entries.
struct TreeGrowth {
    /// Events and bytes of records that are hashed together, and how many such batches may wait before the writer
    /// hashes one itself: they bound the memory.
    static let batchEvents = 1_024
    private static let batchBytes = 1_048_576
    private static let maximumBatches = 4

    private let grown: GrownTree
    private static let helper = DispatchQueue(label: "ledger.leaves")
    private var batch = Batch()

    init(_ tree: GrowingTree) { grown = GrownTree(tree) }

    /// Appends the leaves of an entry with its record.
    mutating func append(_ record: [UInt8], _ entry: EntryRecord, _ secret: EntrySecret) {
        batch.sources.append(.entry(record, entry, secret))
        batch.events += entry.eventCount
        batch.bytes += record.count
        guard batch.events >= TreeGrowth.batchEvents || batch.bytes >= TreeGrowth.batchBytes else { return }
        let waiting = grown.add(batch)
        batch = Batch()
        if waiting > TreeGrowth.maximumBatches { _ = grown.hashNext() }
        TreeGrowth.helper.async { [grown] in _ = grown.hashNext() }
    }

    /// Notes that the root is wanted which the tree has behind the entries appended so far.
    mutating func noteRoot() { batch.sources.append(.root) }

    /// The heads that were noted and whose leaves are hashed: all of them once the tree is settled.
    func takeHeads() -> [TreeHead] { grown.takeHeads() }

    /// The rows that are full by now and were not taken yet, in the order in which they are to be stored.
    func takeFullRows() -> [GrowingTree.Row] { grown.takeFullRows() }

    /// Hashes the leaves of all entries, and gives the tree that they lead to.
    mutating func settle<Result>(_ body: (inout GrowingTree) -> Result) -> Result {
        if !batch.sources.isEmpty {
            _ = grown.add(batch)
            batch = Batch()
        }
        while grown.hashNext() {}
        return grown.withTree(body)
    }
}

/// Records whose leaves are to be hashed.
private struct Batch: Sendable {
    enum Source {
        case entry([UInt8], EntryRecord, EntrySecret)
        /// The root is wanted that the tree has here.
        case root
    }

    var sources: [Source] = []
    var events = 0
    var bytes = 0
}

/// The tree, which one thread at a time extends, the batches that wait, and the rows that it has filled.
private final class GrownTree: Sendable {
    private let tree: Guarded<GrowingTree>
    private let waiting = Guarded<[Batch]>([])
    private let full = Guarded<[GrowingTree.Row]>([])
    private let heads = Guarded<[TreeHead]>([])

    init(_ tree: GrowingTree) { self.tree = Guarded(tree) }

    /// Adds a batch behind those that wait, and gives how many wait now.
    func add(_ batch: Batch) -> Int {
        waiting.withLock { waiting in
            waiting.append(batch)
            return waiting.count
        }
    }

    /// Hashes the batch that has waited the longest; false when none waits and none is being hashed.
    func hashNext() -> Bool {
        tree.withLock { tree in
            let next = waiting.withLock { $0.isEmpty ? nil : $0.removeFirst() }
            guard let next else { return false }
            for source in next.sources {
                switch source {
                case .entry(let record, let entry, let secret):
                    entry.forEachLeafHash(in: record.span.bytes, secret) { tree.append($0) }
                case .root:
                    let head = TreeHead(size: tree.frontier.size, root: tree.frontier.root)
                    heads.withLock { $0.append(head) }
                }
            }
            // Under the lock of the tree, so that rows stay in their order.
            let rows = tree.takeFullRows()
            if !rows.isEmpty { full.withLock { $0 += rows } }
            return true
        }
    }

    func takeFullRows() -> [GrowingTree.Row] {
        full.withLock { rows in
            guard !rows.isEmpty else { return [] }
            defer { rows = [] }
            return rows
        }
    }

    func takeHeads() -> [TreeHead] {
        heads.withLock { heads in
            defer { heads = [] }
            return heads
        }
    }

    func withTree<Result>(_ body: (inout GrowingTree) -> Result) -> Result { tree.withLock(body) }
}
