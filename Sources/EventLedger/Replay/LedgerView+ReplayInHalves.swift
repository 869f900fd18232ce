// A replay in two threads, for projections of which two spans can be folded apart and joined: the second half of the
// entries is folded, and its digests are checked, beside the first. It gives what a replay in one thread gives.

import Dispatch
import Files
import LMDB
import Synchronization

extension LedgerView {
    /// Folds all raw events up to a position into a projection that has none yet, as `replay(through:into:)` does; of
    /// many events the second half on a thread of its own.
    ///
    /// Throws as `replay(through:into:)`. Cost: where a second processor is free, little more than half the time of
    /// that; the memory of a second projection.
    @inlinable
    public func replayInHalves<Folding: JoinableProjection>(
        through last: Position, into projection: inout Folding
    ) throws(LedgerError) {
        try replay(through: last, parting: halfway(to: last), into: &projection)
    }

    /// Folds the events up to `middle`, the end of an entry, on this thread, and those behind it on another; all on
    /// this thread where it is nil.
    @inlinable
    package func replay<Folding: JoinableProjection>(
        through last: Position, parting middle: Position?, into projection: inout Folding
    ) throws(LedgerError) {
        guard let middle, let span = LaterSpan(self, after: middle, through: last) else {
            try replay(through: last, into: &projection)
            return
        }
        try checkEndOfEntry(last)
        let began = ContinuousClock.now
        let later = Handed(projection.withoutEvents())
        let beside = BesideThread { () throws(LedgerError) in
            try span.withWalk { (walk) throws(LedgerError) in
                var folded = later.value
                while try walk.next() { try walk.fold(into: &folded) }
                later.value = folded
            }
        }
        // The other thread is waited for also where this one fails: nothing of the call outlives it.
        let laterFailure: LedgerError?
        do {
            _ = try fold(after: 0, through: middle, limit: .max, into: &projection)
            laterFailure = beside.finish()
        } catch {
            _ = beside.finish()
            throw error
        }
        if let laterFailure { throw laterFailure }
        projection.join(later.value)
        noteChecked(through: last)
        noteReplay(ofEvents: last, since: began)
    }

    /// The end of the entry in the middle of so many that a second thread gains; nil where it would not.
    @usableFromInline
    func halfway(to last: Position) -> Position? {
        guard last >= LedgerView.halvedEvents, last <= lastPosition, System.processorCount > 1 else { return nil }
        // An entry that can't be read is for the replay to find.
        return (try? snapshot.head(ofEntryHolding: last / 2))?.lastPosition
    }

    /// Below so many events starting a thread and joining the halves costs what it gains.
    static var halvedEvents: Int { 1 << 18 }

    /// Notes that all digests up to a position are checked, as both halves did.
    @usableFromInline
    func noteChecked(through last: Position) {
        if last <= lastPosition { store.noteChecked(through: last) }
    }
}

/// A value that one thread leaves to another, which touches it only once the first is done.
@usableFromInline
final class Handed<Value: Sendable>: @unchecked Sendable {
    @usableFromInline var value: Value

    @inlinable
    init(_ value: Value) { self.value = value }
}

/// The later span of a replay, with a read transaction of its own: LMDB lets no two threads use one. A transaction that
/// begins later may see more, but never other entries, and voids beyond the view are passed over.
@usableFromInline
final class LaterSpan: Sendable {
    private let reader: HeldReader
    private let store: LedgerStore
    private let first: Position
    private let last: Position
    private let visible: Position

    /// The events behind `first`; nil where no second read transaction can be had, as where all readers are taken.
    @usableFromInline
    init?(_ view: LedgerView, after first: Position, through last: Position) {
        guard let transaction = try? view.store.beginRead() else { return nil }
        reader = HeldReader(transaction)
        store = view.store
        (self.first, self.last, visible) = (first, last, view.lastPosition)
    }

    /// Walks the entries of the span.
    @usableFromInline
    func withWalk(_ body: (inout EntryWalk) throws(LedgerError) -> Void) throws(LedgerError) {
        var walk = try EntryWalk(
            store, reader.transaction, after: first, through: last, visible: visible, isCommitted: false)
        try body(&walk)
    }
}

/// Work on another thread. The thread lets go of all that the work used before it says that it is done, so that neither
/// a look at the file nor the open file itself outlives the call that wanted it.
@usableFromInline
final class BesideThread: Sendable {
    @usableFromInline typealias Work = @Sendable () throws(LedgerError) -> Void

    private let work: Mutex<Work?>
    private let failure = Mutex<LedgerError?>(nil)
    private let group = DispatchGroup()

    @usableFromInline
    init(_ work: @escaping Work) {
        self.work = Mutex(work)
        DispatchQueue(label: "ledger.replay").async(group: group) { [self] in run() }
    }

    /// Waits for the end of the work; what it threw, if it did.
    @usableFromInline
    func finish() -> LedgerError? {
        group.wait()
        return failure.withLock { $0 }
    }

    private func run() {
        do {
            try work.withLock { $0.take() }?()
        } catch { failure.withLock { $0 = error } }
    }
}
