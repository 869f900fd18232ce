// Whether two ledgers are equal, one the other's past, or forked. Both are only read, and what follows on a fork is not
// looked at: after it nothing is at the same place any more.

import LMDB

extension ReadableLedger {
    /// Compares the entry records of this ledger with those of another, byte by byte, up
    /// to where one ends or they part.
    ///
    /// A ledger compared with itself is equal. `progress` is given now and then how many of how many positions are
    /// compared. Throws `damaged`, naming the file. Digests are looked at only where the ledgers part: two files with
    /// the same damage are equal. Cost: one pass over both; holds one look at each file meanwhile, so pages that are in
    /// use now can't be used again until it ends.
    public func compare(
        with other: some ReadableLedger, progress: (_ done: Position, _ of: Position) -> Void = { _, _ in }
    ) throws(LedgerError) -> LedgerComparison {
        let snapshot = try Snapshot(store)
        guard other.store !== store else {
            return try comparison(
                snapshot, snapshot, .sameEntries, haveSameTree: store.tables.proofs.map { _ in true })
        }
        let otherSnapshot = try Snapshot(other.store)
        var walk = try EntryPairWalk(snapshot, otherSnapshot)
        while true {
            switch try walk.next() {
            case .same:
                if walk.count.isMultiple(of: 256) { progress(walk.common, walk.last) }
            case .fork(let fork):
                return try comparison(
                    snapshot, otherSnapshot, .forked(fork),
                    common: try snapshot.mark(at: walk.common, entries: walk.count),
                    haveSameTree: try hasSameTree(as: other, upTo: walk.common))
            case .end:
                let (end, otherEnd) = (snapshot.state.visible.position, otherSnapshot.state.visible.position)
                let isPast = end < otherEnd
                return try comparison(
                    snapshot, otherSnapshot, end == otherEnd ? .sameEntries : isPast ? .past : .future,
                    haveSameTree: try hasSameTree(as: other, upTo: min(end, otherEnd)),
                    checkpointsBeyond: try (isPast ? other.recorded : recorded).keptCheckpoints(
                        beyond: min(end, otherEnd)))
            }
        }
    }

    /// Compares with the ledger at a path, which is opened for reading only; with the
    /// file that is open here it is equal.
    ///
    /// Throws what opening throws, and what `compare(with:)` does.
    public func compare(
        withLedgerAt path: String, progress: (_ done: Position, _ of: Position) -> Void = { _, _ in }
    ) throws(LedgerError) -> LedgerComparison {
        if isFile(at: path) { return try compare(with: self, progress: progress) }
        return try compare(
            with: RecordedLedger(
                .open(
                    path, .readOnly, domain: store.domain, offset: .utc, clock: SystemClock.now,
                    secrets: EntrySecret.random)), progress: progress)
    }

    /// Whether a path names the file of this ledger, under any name.
    public func isFile(at path: String) -> Bool { store.environment.isFile(at: path) }

    /// The answer; where there is no fork, what they have in common ends where the shorter one does.
    private func comparison(
        _ snapshot: borrowing Snapshot, _ other: borrowing Snapshot, _ relation: LedgerRelation,
        common: LedgerMark? = nil, haveSameTree: Bool?, checkpointsBeyond: [Checkpoint] = []
    ) throws(LedgerError) -> LedgerComparison {
        let (end, otherEnd) = (try snapshot.endMark(), try other.endMark())
        return LedgerComparison(
            relation: relation, common: common ?? (relation == .future ? otherEnd : end), end: end, otherEnd: otherEnd,
            offset: snapshot.store.format.offset, otherOffset: other.store.format.offset, haveSameTree: haveSameTree,
            checkpointsBeyond: checkpointsBeyond)
    }

    /// Whether the trees of both had the same root at a size that both reach; nil where one of them has no tree.
    private func hasSameTree(as other: some ReadableLedger, upTo size: Position) throws(LedgerError) -> Bool? {
        guard store.tables.proofs != nil, other.store.tables.proofs != nil else { return nil }
        return try root(ofSize: size) == other.root(ofSize: size)
    }

    /// The kept checkpoints that are larger than a position, by size; none where there is no tree.
    private func keptCheckpoints(beyond position: Position) throws(LedgerError) -> [Checkpoint] {
        guard store.tables.proofs != nil else { return [] }
        return try checkpoints().map(\.checkpoint).filter { $0.size > position }
    }
}
