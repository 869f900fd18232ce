// Comparing ledgers: the generic ledger compares the records, the events that differ are decoded here.

import EventLedger

extension HouseholdLedger {
    /// Compares the entries of this ledger with those of another, byte by byte, up to where one ends or they differ.
    ///
    /// See `Ledger.compare(with:progress:)`. Throws `damaged`, naming the file. Cost: one pass over both.
    public func compare(
        with other: HouseholdLedger, progress: (_ done: Position, _ of: Position) -> Void = { _, _ in }
    ) throws(LedgerError) -> HouseholdLedgerComparison {
        try compare(with: other, named: other.ledger.path, progress)
    }

    /// Compares with the ledger at a path, which is opened for reading only; the file that is open here is equal to
    /// itself.
    ///
    /// Throws what opening throws, and what `compare(with:progress:)` does.
    public func compare(
        withLedgerAt path: String, progress: (_ done: Position, _ of: Position) -> Void = { _, _ in }
    ) throws(LedgerError) -> HouseholdLedgerComparison {
        let other = ledger.isFile(at: path) ? self : try HouseholdLedger(at: path, mode: .readOnly)
        return try compare(with: other, named: path, progress)
    }

    private func compare(
        with other: HouseholdLedger, named path: String, _ progress: (_ done: Position, _ of: Position) -> Void
    ) throws(LedgerError) -> HouseholdLedgerComparison {
        let comparison = try ledger.compare(with: other.ledger, progress: progress)
        var fork: LedgerFork?
        if case .forked(let found) = comparison.relation { fork = found }
        return HouseholdLedgerComparison(
            path: ledger.path, otherPath: path, comparison: comparison,
            event: try fork?.side.event.map { (event) throws(LedgerError) in try decoded(event) },
            otherEvent: try fork?.otherSide.event.map { (event) throws(LedgerError) in try other.decoded(event) })
    }

    private func decoded(_ recorded: RecordedEvent) throws(LedgerError) -> Event {
        var reference: EventReference?
        if let position = recorded.referredPosition {
            reference = try ledger.event(at: position)?.reference
        }
        return try Event(recorded, reference: reference)
    }
}
