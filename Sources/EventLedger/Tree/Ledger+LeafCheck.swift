// Making leaves again from entries and secrets before somebody signs for them. A stored hash says
// what an entry was when it was recorded, not what it is now: a signature over stored hashes alone
// would cover an entry that was changed since.

import LMDB

extension ReadableLedger {
    /// Makes the leaves behind an edge again, up to a head, and gives the edge that they lead to.
    ///
    /// Throws `damaged` with the position of the first event that is not the one the stored tree was made of, and
    /// where the leaves do not lead to the root of the head. Cost: two hashes and a comparison an event; nothing where
    /// the head has no more events than the edge.
    func checkedEdge(from edge: TreeFrontier, to head: TreeHead) throws(LedgerError) -> TreeFrontier {
        var check = LeafCheck(edge, store)
        if edge.size < head.size { try check.run(through: head.size) }
        guard check.edge.root == head.root else {
            throw store.brokenTree("the events do not give the root of the tree that is to be signed")
        }
        return check.edge
    }

    /// The edge of the tree at a size that was signed, as the stored hashes have it; the empty one where none was.
    ///
    /// Throws `damaged` where it has another root than was signed.
    func edge(ofSigned checkpoint: Checkpoint?) throws(LedgerError) -> TreeFrontier {
        guard let checkpoint else { return TreeFrontier() }
        let hashes = try StoredTree(view()).hashes(inSize: checkpoint.size)
        let edge = try TreeFrontier(size: checkpoint.size, reading: hashes)
        guard edge.root == checkpoint.root else {
            throw store.brokenTree("the stored hashes do not give the root that was signed at size \(checkpoint.size)")
        }
        return edge
    }
}

/// Leaves on their way into an edge.
private struct LeafCheck {
    private(set) var edge: TreeFrontier
    private let store: LedgerStore

    init(_ edge: TreeFrontier, _ store: LedgerStore) {
        self.edge = edge
        self.store = store
    }

    /// Appends the leaves of the events up to a position, each compared with its stored hash.
    mutating func run(through last: Position) throws(LedgerError) {
        let proofs = try store.proofTables()
        let snapshot = try Snapshot(store)
        do {
            guard let first = try store.head(ofEntryHolding: edge.size + 1, in: snapshot.transaction)?.firstPosition
            else { throw changed() }
            var stored = try StoredHashes(
                level: 0, from: edge.size, inSize: snapshot.state.visible.position, proofs.tiles, snapshot.transaction)
            var entries = try snapshot.transaction.scan(store.tables.entries, from: LedgerTables.key(first))
            var expected = first
            while edge.size < last {
                let row = try snapshot.value(proofs.secrets, LedgerTables.key(expected))
                guard try entries.next(), let secret = row.flatMap({ EntrySecret($0) }) else { throw changed() }
                try entries.withRecord { (_, record) throws(LedgerError) in
                    guard let entry = EntryRecord(checking: record), entry.firstPosition == expected else {
                        throw changed()
                    }
                    try take(entry, record, secret, through: last, &stored)
                    expected = entry.lastPosition + 1
                }
            }
        } catch { throw LedgerStore.translated(error, at: store.path) }
    }

    private mutating func take(
        _ entry: EntryRecord, _ record: RawSpan, _ secret: EntrySecret, through last: Position,
        _ stored: inout StoredHashes
    ) throws(LedgerError) {
        let before = entry.firstPosition - 1
        let indexes = edge.size - before..<min(entry.eventCount, last - before)
        try entry.forEachLeafHash(in: record, secret, of: indexes) { (hash) throws(LedgerError) in
            let isStored: Bool
            do throws(LMDBError) {
                isStored = try stored.has(hash, at: edge.size)
            } catch { throw store.failure(error) }
            guard isStored else { throw changed() }
            edge.append(hash)
        }
        // A record whose directory is damaged gives fewer leaves than it says.
        guard edge.size == before + indexes.upperBound else { throw changed() }
    }

    /// The error of the next event.
    private func changed() -> LedgerError {
        LedgerError(
            .damaged, "the event, its entry's secret or its stored hash is not what it was when it was recorded",
            remedy: "nothing was signed; verify the ledger", file: store.path,
            position: edge.size + 1)
    }
}
