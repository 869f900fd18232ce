// As filed against as known: what became of the figures of each closed period, and which entries changed them.

import EventLedger
import PovertyLedger

extension HouseholdView {
    /// The figures of each closed period as filed, at each later closing and now, or of the one period that a day falls
    /// in; by the units of the period's last day as they were known at each stage, or by those of a level.
    ///
    /// Throws `notFound` when that day falls in no closed period, `figuresDiffer` when a closing does not have the
    /// figures of the events. Cost for each period: one replay that folds every stage, 24 bytes a household and stage,
    /// and the timelines of the households that something was recorded of since.
    public func revisions(
        ofPeriodWith day: Day? = nil, byUnit: Bool = false, level: UnitKind? = nil
    ) throws(LedgerError) -> Revisions {
        let last = ledger.lastPosition
        let closings = try closings(knownThrough: last)
        var wanted = closings
        if let day {
            let closed = try closing(
                of: day, remedy: "only a closed period can be revised: name a day in one, or close this period first")
            wanted = closings.filter { $0.cut.position == closed && $0.through >= day }.prefix(1).map(\.self)
        }
        var periods: [RevisedPeriod] = []
        for closing in wanted {
            let later = closings.filter { $0.through > closing.through }
            let moments =
                [(RevisionStage.Moment.filed, closing.cut.position)]
                + later.map { (.closing(through: $0.through), $0.cut.position) } + [(.now, last)]
            let fold = try RevisionFold(self, closing, moments.map(\.1), byUnit: byUnit, level: level)
            periods.append(try revised(closing, moments, fold))
        }
        return Revisions(periods: periods, isByUnit: byUnit)
    }

    private func revised(
        _ closing: Closing, _ moments: [(RevisionStage.Moment, Position)], _ fold: RevisionFold
    ) throws(LedgerError) -> RevisedPeriod {
        var stages: [RevisionStage] = []
        for (index, (moment, position)) in moments.enumerated() {
            let causes = index == 0 ? [:] : try fold.changes(at: index)
            let changes = try self.changes(causes, isByUnit: fold.isByUnit)
            let counts = try rows(fold.balance(at: index), isByUnit: fold.isByUnit)
                .map { Counts.Row(account: $0.account, tally: $0.tally) }
            stages.append(RevisionStage(moment: moment, position: position, counts: counts, changes: changes))
        }
        return RevisedPeriod(closing: closing, stages: stages)
    }

    private func changes(
        _ causes: [RevisionFold.Cause: Postings], isByUnit: Bool
    ) throws(LedgerError) -> [RevisionChange] {
        var changes: [RevisionChange] = []
        for (cause, postings) in causes.sorted(by: { $0.key < $1.key }) {
            let rows = try rows(postings, isByUnit: isByUnit)
            guard !rows.isEmpty else { continue }
            let entry = try entry(holding: cause.entryEnd)
            changes += rows.map { row in
                RevisionChange(
                    cause: cause.cause, entry: entry.id, document: entry.document, recordedAt: entry.recordedAt,
                    claimedTime: entry.claimedTime, account: row.account, change: row.tally)
            }
        }
        return changes
    }

    private func rows(_ postings: Postings, isByUnit: Bool) throws(LedgerError) -> [Counts.Row] {
        var rows: [Counts.Row] = []
        for (key, tally) in postings.sums {
            let unit = isByUnit ? try unitName(key.unit) : nil
            rows.append(Counts.Row(account: Account(unit: unit, bits: key.bits), tally: tally))
        }
        return rows.sorted { $0.account < $1.account }
    }
}
