// Questions in one call, each answered from a view of its own. Several questions that belong together are asked of one
// view, which `read` gives access to. Costs and errors are those of the view's calls.

import EventLedger

extension HouseholdLedger {
    /// The checkpoints that the ledger keeps, by size, then by origin.
    public func checkpoints() throws(LedgerError) -> [SignedCheckpoint] {
        try view().checkpoints()
    }

    /// The origin of the ledger's checkpoints, text in NFC; nil while nothing was signed and no origin recorded.
    public func origin(knownThrough position: Position = .max) throws(LedgerError) -> String? {
        try view().origin(knownThrough: position)
    }

    /// Compares the figures of each closing with a replay to its cut, in the order of the closings.
    public func checkClosings() throws(LedgerError) -> [ClosingCheck] {
        try view().checkClosings()
    }

    /// The closings, in the order of recording, which is that of their periods.
    public func closings(knownThrough position: Position = .max) throws(LedgerError) -> [Closing] {
        try view().closings(knownThrough: position)
    }

    /// The cut that an expression means in this ledger now.
    public func cut(_ expression: CutExpression) throws(LedgerError) -> Cut {
        try view().cut(expression)
    }

    /// The last position known at some time, without a day to cut at: `closing` is then the last closing.
    public func position(knownAt known: KnownAt) throws(LedgerError) -> Position {
        try view().position(knownAt: known)
    }

    /// What was recorded of a household up to some time, by day of effect and then position; voids are reported with
    /// the event they void.
    public func history(of household: String, knownAt: KnownAt = .now) throws(LedgerError) -> HouseholdHistory {
        try view().history(of: household, knownAt: knownAt)
    }

    /// The proof that an event is in a signed tree: in the given checkpoint, or in the newest that is kept and covers
    /// it.
    public func proof(of event: EventName, in checkpoint: SignedCheckpoint? = nil) throws(LedgerError) -> LeafProof {
        try view().proof(of: event, in: checkpoint)
    }

    /// The proof that the newest kept checkpoint of the same origin continues an older one, as witnesses take it.
    public func growthProof(since old: Checkpoint) throws(LedgerError) -> GrowthProof {
        try view().growthProof(since: old)
    }

    /// Compares this ledger with a signed checkpoint of any signer.
    public func compare(with checkpoint: Checkpoint) throws(LedgerError) -> CheckpointComparison {
        try view().compare(with: checkpoint)
    }

    /// Households and persons by class and social protection at the end of each day, week, month, quarter or year from
    /// one day to another, all as known at one time.
    public func series(
        from: Day, to: Day, every interval: SeriesInterval, knownAt known: KnownAt = .now, unitsOn: Day? = nil,
        by grouping: UnitGrouping? = nil, unit: String? = nil
    ) throws(LedgerError) -> CountSeries {
        try view().series(
            from: from, to: to, every: interval, knownAt: known, unitsOn: unitsOn, by: grouping, unit: unit)
    }

    /// The id of the unit that has a name on a day: by its id, its name (capitals, accents and punctuation aside), or
    /// its official code; where no unit established on the day matches, of all units ever recorded.
    public func unit(called text: String, on day: Day) throws(LedgerError) -> String {
        try view().unit(called: text, on: day)
    }
}
