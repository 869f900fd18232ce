// Replay: the raw entry records from a position on, folded into a projection in one pass. Records are read in place,
// nothing is allocated for an event, and each record's digest is checked the first time an opening replays it.

import LMDB

extension LedgerView {
    /// Folds the events inside a cut into a projection, in the order of their positions.
    ///
    /// Throws `invalidPosition` when the cut's position is no end of an entry, `damaged` when a record is.
    /// Cost: one pass over all entries up to the cut's position, about 15 nanoseconds an event.
    @inlinable
    public func replay<Folding: Projection>(_ cut: Cut, into projection: inout Folding) throws(LedgerError) {
        var bounded = AtCut(cut, projection)
        try replay(through: cut.position, into: &bounded)
        projection = bounded.inner
    }

    /// A projection of one's own, folded at a cut. Throws and costs as `replay(_:into:)`.
    @inlinable
    public func project<Folding: Projection>(_ empty: Folding, at cut: Cut) throws(LedgerError) -> Folding {
        var folded = empty
        try replay(cut, into: &folded)
        return folded
    }

    /// A projection of one's own at two cuts, so that the two can be compared: one pass over the entries up to the
    /// later position. Throws as `replay(_:into:)` for both.
    @inlinable
    public func project<Folding: Projection>(
        _ empty: Folding, at first: Cut, _ second: Cut
    ) throws(LedgerError) -> (first: Folding, second: Folding) {
        try checkEndOfEntry(min(first.position, second.position))
        var both = Both(AtCut(first, empty), AtCut(second, empty))
        try replay(through: max(first.position, second.position), into: &both)
        return (both.first.inner, both.second.inner)
    }

    /// Folds all raw events after a position and up to another into a projection: also voids, and events that were
    /// voided (`EventHead.voidedBy` says by what, looking past `last` too).
    ///
    /// Stops behind the entry with which `limit` events are folded, and behind that in which the projection is
    /// finished; gives the position that it reached, behind which the next call goes on. Throws
    /// `invalidPosition` when `first` or `last` is no end of an entry, `damaged` when a record is; the
    /// projection has then taken in the events before it.
    @inlinable
    @discardableResult
    public func replay<Folding: Projection>(
        after first: Position = 0, through last: Position, limit: Int = .max, into projection: inout Folding
    ) throws(LedgerError) -> Position {
        let began = ContinuousClock.now
        let reached = try fold(after: first, through: last, limit: limit, into: &projection)
        noteReplay(ofEvents: reached - first, since: began)
        return reached
    }

    /// The same without being counted among the replays.
    @inlinable
    package func fold<Folding: Projection>(
        after first: Position, through last: Position, limit: Int, into projection: inout Folding
    ) throws(LedgerError) -> Position {
        var walk = try EntryWalk(self, after: first, through: last)
        while !projection.isFinished, walk.expected - first - 1 < limit, try walk.next() {
            try walk.fold(into: &projection)
        }
        return walk.expected - 1
    }

    /// Counts and reports a replay that has come to its end.
    @usableFromInline
    package func noteReplay(ofEvents count: Int, since began: ContinuousClock.Instant) {
        let nanoseconds = store.measures.noteReplay(ofEvents: count, since: began)
        store.log(.replayed(events: count, nanoseconds: nanoseconds))
    }
}
