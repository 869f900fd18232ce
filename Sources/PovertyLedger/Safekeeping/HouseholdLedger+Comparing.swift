// Comparing ledgers: the records by the ledger underneath, the events that differ decoded here.

import EventLedger

extension HouseholdLedger {
    /// Compares the entries of this ledger with those of another, byte by byte, up to where one ends or they part.
    ///
    /// See `Ledger.compare(with:progress:)`. Throws `damaged`, naming the file. Cost: one pass over both.
    public func compare(
        with other: HouseholdLedger, progress: (_ done: Position, _ of: Position) -> Void = { _, _ in }
    ) throws(LedgerError) -> HouseholdLedgerComparison {
        let comparison = try ledger.compare(with: other.ledger, progress: progress)
        guard case .forked(let fork) = comparison.relation else {
            return HouseholdLedgerComparison(comparison: comparison, event: nil, otherEvent: nil)
        }
        return HouseholdLedgerComparison(
            comparison: comparison,
            event: try fork.side.event.map { (event) throws(LedgerError) in try decoded(event) },
            otherEvent: try fork.otherSide.event.map { (event) throws(LedgerError) in try other.decoded(event) })
    }

    /// Compares with the ledger at a path, which is opened for reading only; with the file that is open here it is equal.
    ///
    /// Throws what opening throws, and what `compare(with:progress:)` does.
    public func compare(
        withLedgerAt path: String, progress: (_ done: Position, _ of: Position) -> Void = { _, _ in }
    ) throws(LedgerError) -> HouseholdLedgerComparison {
        if ledger.isFile(at: path) { return try compare(with: self, progress: progress) }
        return try compare(with: HouseholdLedger(at: path, mode: .readOnly), progress: progress)
    }

    private func decoded(_ recorded: RecordedEvent) throws(LedgerError) -> Event {
        var reference: EventReference?
        if let position = recorded.referredPosition {
            reference = try ledger.event(at: position)?.reference
        }
        return try Event(recorded, reference: reference)
    }
}
