// The end of the tree in a write transaction: it takes the records of entries in order, and gives the rows of the tree.
// The leaves of a few entries are hashed when all rows are asked for; those of many, as of an import, by a helping thread
// while recording goes on. It stores nothing, and the helping thread sees nothing but records and secrets.

import Dispatch
import Files

/// A tree that grows by the leaves of entries.
struct TreeGrowth {
    /// Events and bytes of records that are handed to the helping thread together, and how many such batches it may have
    /// at a time before the writer waits for it: they bound the memory.
    static let batchEvents = 1_024
    private static let batchBytes = 1_048_576
    private static let maximumBatches = 4

    private let grown: GrownTree
    private var helper: Helper?
    private var batch = Batch()

    init(_ tree: GrowingTree) { grown = GrownTree(tree) }

    /// Appends the leaves of an entry with a sound record.
    mutating func append(_ record: [UInt8], events: Int, _ secret: EntrySecret) {
        batch.sources.append((record, secret))
        batch.events += events
        batch.bytes += record.count
        guard batch.events >= TreeGrowth.batchEvents || batch.bytes >= TreeGrowth.batchBytes else { return }
        let helper = helper ?? Helper(batches: TreeGrowth.maximumBatches)
        self.helper = helper
        helper.append(batch, to: grown)
        batch = Batch()
    }

    /// The rows that are full by now and were not taken yet, in the order in which they are to be stored.
    func takeFullRows() -> [GrowingTree.Row] { grown.takeFullRows() }

    /// Waits until the leaves of all entries are hashed, and gives the tree that they lead to.
    mutating func settle<Result>(_ body: (inout GrowingTree) -> Result) -> Result {
        helper?.finish()
        grown.append(batch)
        batch = Batch()
        return grown.withTree(body)
    }
}

/// Records whose leaves are to be hashed.
private struct Batch: Sendable {
    var sources: [(record: [UInt8], secret: EntrySecret)] = []
    var events = 0
    var bytes = 0
}

/// The tree, which one thread at a time extends, and the rows that it has filled.
private final class GrownTree: Sendable {
    private let tree: Guarded<GrowingTree>
    private let full = Guarded<[GrowingTree.Row]>([])

    init(_ tree: GrowingTree) { self.tree = Guarded(tree) }

    func append(_ batch: Batch) {
        let rows = tree.withLock { tree in
            for (record, secret) in batch.sources {
                let span = record.span.bytes
                EntryRecord(checking: span, digest: false)?.forEachLeafHash(in: span, secret) { tree.append($0) }
            }
            return tree.takeFullRows()
        }
        if !rows.isEmpty { full.withLock { $0 += rows } }
    }

    func takeFullRows() -> [GrowingTree.Row] {
        full.withLock { rows in
            guard !rows.isEmpty else { return [] }
            defer { rows = [] }
            return rows
        }
    }

    func withTree<Result>(_ body: (inout GrowingTree) -> Result) -> Result { tree.withLock(body) }
}

/// The thread that hashes, and how much it may be given.
private struct Helper {
    private let queue = DispatchQueue(label: "ledger.leaves")
    private let room: DispatchSemaphore

    init(batches: Int) { room = DispatchSemaphore(value: batches) }

    /// Gives it a batch; waits while it has as many as it may have.
    func append(_ batch: Batch, to tree: GrownTree) {
        room.wait()
        queue.async {
            tree.append(batch)
            room.signal()
        }
    }

    /// Waits until it has nothing to do.
    func finish() { queue.sync {} }
}
