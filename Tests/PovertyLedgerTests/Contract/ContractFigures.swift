// The answers of the real ledger in the naive model's words, so that the two can be compared as values. Nothing is
// computed here.

import EventLedger
import LedgerTestSupport
import PovertyLedger
import PovertyReports

extension CutExpression {
    /// The same cut, asked of the real ledger.
    init(_ request: NaiveCutRequest) {
        let known: KnownAt =
            switch request.knownAt {
            case .all: .now
            case .day(let day): .day(day)
            case .instant(let instant): .instant(instant)
            case .position(let position): .position(position)
            case .closing: .closing
            }
        self.init(request.effectiveOn, knownAt: known)
    }
}

extension NaiveCut {
    init(_ cut: Cut) { self.init(cut.effectiveOn, position: cut.position) }
}

extension NaiveAccount {
    init(_ account: Account) {
        self.init(unit: account.unit, account.householdClass, socialProtection: account.socialProtection)
    }
}

extension NaiveTally {
    init(_ tally: Tally) { self.init(Int64(tally.households), Int64(tally.persons)) }
}

extension NaiveHouseholdChange {
    init(_ change: HouseholdChange) {
        self.init(change.household, NaiveTransition(from: change.from, to: change.to), change.events)
    }
}

extension NaiveYear {
    init(_ row: TrajectoryYear) {
        self.init(
            row.year, row.householdClass, opening: Int64(row.opening), closing: Int64(row.closing),
            total: row.totalHouseholds)
    }
}

extension NaiveTargetRow {
    init(_ outcome: TargetOutcome) {
        let actual: Actual? =
            switch outcome.actual {
            case .count(let count): .count(count)
            case .share(let part, let all): .share(part, of: all)
            case .income(let before, let due):
                .income(
                    before: [before.perPerson.sum, before.perPerson.divisor],
                    due: [due.perPerson.sum, due.perPerson.divisor])
            case nil: nil
            }
        let verdict: Verdict =
            switch outcome.verdict {
            case .met: .met
            case .missed: .missed
            case .notDue: .notDue
            case .unknown: .unknown
            }
        let totals = outcome.totals.map { totals in
            NaiveRateTotals(
                older: Set(totals.older.map { NaiveUsedTotal(unit: $0.unit, day: $0.effectiveOn) }),
                missing: totals.missing, emptied: totals.emptied)
        }
        self.init(
            outcome.plan, outcome.target.id, actual, verdict, totals: totals, replacedBy: outcome.replacement?.plan)
    }
}
