// The question put to every side, and the answer in a form that can be compared: households and persons by unit, class
// and social protection at a cut, by the units of the cut's day.

import EventLedger
import PovertyLedger
import PovertyReports

/// A cut to count at.
struct Question {
    let cut: Cut

    /// SoCai's own answer: a replay of the raw events.
    func ask(_ ledger: HouseholdLedger) throws -> Answer {
        try ask(ledger, unitsOn: cut.effectiveOn)
    }

    /// The same by the units of another day.
    func ask(_ ledger: HouseholdLedger, unitsOn day: Day) throws -> Answer {
        Answer(try ledger.at(cut, unitsOn: day).replayed.counts(by: .unit))
    }
}

/// Rows `unit,class,socialProtection,households,persons`, in one order on all sides.
struct Answer: Equatable {
    let rows: [String]

    init(rows: [String]) { self.rows = rows.sorted() }

    init(_ counts: Counts) {
        self.init(
            rows: counts.rows.map { row in
                [
                    row.account.unit ?? "", "\(row.account.householdClass.rawValue)",
                    row.account.socialProtection ? "1" : "0", "\(row.tally.households)", "\(row.tally.persons)",
                ].joined(separator: ",")
            })
    }

    /// Throws unless both are the same, naming a row that is not.
    func mustEqual(_ other: Answer, of peer: String) throws {
        guard self != other else { return }
        let difference = Set(rows).symmetricDifference(other.rows).min() ?? "the number of rows"
        throw BenchmarkError("\(peer) answers something else: \(difference)")
    }
}
