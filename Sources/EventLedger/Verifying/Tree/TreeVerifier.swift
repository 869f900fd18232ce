// Verifying the tree: every leaf is made again from its entry and secret, every stored hash is compared with what the
// leaves give, and so are the growing edge and each checkpoint. Threads take one block of leaves after another, each on
// a look of its own at the same committed state; what they found is put together at the end. It reads only. An entry
// that can't be read is not its finding; the tree is then known only up to there.

import Dispatch
import LMDB
import Synchronization

/// One verification of a ledger's tree, shared by the threads that work on it.
final class TreeVerifier: Sendable {
    let store: LedgerStore
    let proofs: ProofTables
    let state: LedgerState
    /// Whether the stored hashes can be looked at.
    let compares: Bool
    let edge: StoredTreeEdge?
    /// One look for the thread that verifies and one for its helper.
    let reader: HeldReader
    private let helpersReader: HeldReader
    private let blocks: Mutex<[TreeBlock?]>
    private let taken = Atomic<Int>(0)
    private let done = Atomic<Int>(0)
    /// What ended the helper's work.
    private let failure = Mutex<LedgerError?>(nil)

    /// A verification of what is committed now; nil where there is no tree, or nothing says how large it is.
    /// A rebuild, which may have the state under another key, gives the one it read.
    init?(
        _ store: LedgerStore, state known: LedgerState? = nil, skipping skipped: Set<String>
    ) throws(LedgerError) {
        guard let proofs = store.tables.proofs else { return nil }
        (reader, helpersReader) = try HeldReader.pair(store)
        var found = known
        if found == nil { found = try store.probableState(in: reader.transaction) }
        guard let state = found else { return nil }
        // Only so many events can be there, whatever a damaged state says.
        let entries: Int
        do {
            entries = try reader.transaction.count(store.tables.entries)
        } catch { throw store.failure(error) }
        guard state.written.position <= entries * NewEntry.maximumEvents else { return nil }
        self.store = store
        self.proofs = proofs
        self.state = state
        compares = !skipped.contains(proofs.tiles.name)
        let row = try store.value(store.tables.properties, LedgerTables.treeKey, in: reader.transaction)
        edge = StoredTreeEdge(store, row, size: state.written.position)
        let count = (state.written.position + TreeBlock.leaves - 1) / TreeBlock.leaves
        blocks = Mutex([TreeBlock?](repeating: nil, count: count))
    }

    /// The number of leaves.
    var size: Int { state.written.position }

    private var blockCount: Int { (size + TreeBlock.leaves - 1) / TreeBlock.leaves }

    /// Runs `body` on this thread while another works on the tree; returns when both are done.
    func withHelper<Result>(_ body: () throws(LedgerError) -> Result) throws(LedgerError) -> Result {
        let helper = TreeHelper(self)
        helper.begin()
        defer { helper.wait() }
        return try body()
    }

    /// Works on the tree beside what ends it.
    func help() {
        do {
            try work(helpersReader) { _, _ in }
        } catch { failure.withLock { $0 = error } }
    }

    /// Works on what is left. Once the helper is done too, `finish` puts together what was found.
    func end(_ progress: (Position, Position) -> Void) throws(LedgerError) { try work(reader, progress) }

    /// Adds what was found. Throws what the helper threw.
    func finish(_ known: KnownCheckpoints, _ report: inout Verification) throws(LedgerError) {
        if let error = failure.withLock({ $0 }) { throw error }
        let blocks = blocks.withLock { $0 }
        try TreeAssembly(self, blocks.map { $0 ?? TreeBlock(frontier: nil) }).finish(known, &report)
    }

    /// Takes blocks until none is left.
    private func work(
        _ reader: HeldReader, _ progress: (Position, Position) -> Void
    ) throws(LedgerError) {
        while true {
            let index = taken.wrappingAdd(1, ordering: .relaxed).oldValue
            guard index < blockCount else { return }
            let leaves = index * TreeBlock.leaves..<min(size, (index + 1) * TreeBlock.leaves)
            do {
                let block = try TreeBlockCheck(
                    store, proofs, leaves: leaves, inSize: size, compares: compares, edge, reader.transaction
                ).run(reader.transaction)
                blocks.withLock { $0[index] = block }
            } catch { throw store.failure(error) }
            let count = done.wrappingAdd(1, ordering: .relaxed).newValue
            progress(min(size, count * TreeBlock.leaves), size)
        }
    }
}

// The other thread of a verification of the tree. It lets go of all that it used before it says that it is done, so
// that neither a look at the file nor the open file itself outlives the call that wanted it.

/// Helps with a tree on a thread of its own.
final class TreeHelper: Sendable {
    private let verifier: Mutex<TreeVerifier?>
    private let group = DispatchGroup()

    init(_ verifier: TreeVerifier) { self.verifier = Mutex(verifier) }

    /// Begins to work.
    func begin() {
        DispatchQueue(label: "ledger.verify.tree").async(group: group) { [self] in help() }
    }

    /// Returns when the work is done.
    func wait() { group.wait() }

    private func help() { verifier.withLock { $0.take() }?.help() }
}

// A look at the committed state that is handed to another thread. LMDB ties no reader to a thread here
// (MDB_NOTLS); it may only not be used by two at once.

/// A read transaction that one thread begins and another uses.
final class HeldReader: @unchecked Sendable {
    let transaction: TransactionReader

    init(_ transaction: TransactionReader) { self.transaction = transaction }

    /// Two looks at the same committed state, whatever others commit meanwhile.
    static func pair(_ store: LedgerStore) throws(LedgerError) -> (HeldReader, HeldReader) {
        while true {
            let readers = (HeldReader(try store.beginRead()), HeldReader(try store.beginRead()))
            if readers.0.transaction.identifier == readers.1.transaction.identifier { return readers }
        }
    }
}
