// Columns of marks: social protection, deprivations, causes. In a column that some row fills an empty cell says no, as
// people read it; a column that no row fills says nothing, and what the ledger has stays, which is asked about.

import EventLedger
import Files
import PovertyLedger
import Tables

/// The columns of marks that some row of a list fills.
struct FilledMarks {
    let socialProtection, deprivations, causes: Bool

    init(_ list: OfficeList) {
        guard list.kind == .review || list.kind == .households else {
            (socialProtection, deprivations, causes) = (false, false, false)
            return
        }
        // A cell that is in doubt is filled too.
        let asked = Set(list.questions.compactMap(\.field))
        socialProtection =
            asked.contains(.socialProtection) || list.households.contains { $0.socialProtection != nil }
        deprivations =
            !asked.isDisjoint(with: ListField.ofDeprivations) || list.households.contains { $0.deprivations != nil }
        causes = !asked.isDisjoint(with: ListField.ofCauses) || list.households.contains { $0.causes != nil }
    }
}

extension ListField {
    /// The columns that state deprivations.
    fileprivate static let ofDeprivations = [.deprivations] + Deprivation.allCases.map(ListField.mark(for:))
    /// The columns that state causes.
    fileprivate static let ofCauses = [.causes] + Cause.allCases.map(ListField.mark(for:))
}

extension Drafting {
    /// Whether a household is under social protection, as its row says; where the list says nothing of that, as before.
    func isProtected(_ household: ListedHousehold, before: Bool) -> Bool {
        household.socialProtection?.value ?? (filled.socialProtection ? false : before)
    }

    /// What a row says that a review found; what the list leaves out is as `before` has it. Only a row with a class has
    /// deprivations and causes, and a score B2 of 0 says that there are no deprivations.
    func findings(of household: ListedHousehold, before: Findings = Findings()) -> Findings {
        let hasClass = household.class != nil
        let isFree = hasClass && (filled.deprivations || household.deprivationScore?.value == 0)
        let isWithoutCause = hasClass && filled.causes
        return Findings(
            incomeScore: household.incomeScore?.value ?? before.incomeScore,
            deprivationScore: household.deprivationScore?.value ?? before.deprivationScore,
            deprivations: household.deprivations?.value ?? (isFree ? TokenSet() : before.deprivations),
            causes: household.causes?.value ?? (isWithoutCause ? TokenSet() : before.causes),
            area: household.area?.value ?? before.area)
    }

    /// Asks about columns of marks that no row fills, where the ledger has such marks of households of the list.
    mutating func askForEmptyColumns(_ known: [(index: Int, number: UInt32)]) {
        guard list.kind == .review || list.kind == .households else { return }
        let present = known.filter { register.state($0.number).isPresent }
        let classified = present.filter {
            list.households[$0.index].class?.value == register.state($0.number).householdClass
        }
        if !filled.socialProtection {
            let count = present.count { register.state($0.number).socialProtection }
            askForEmpty([.socialProtection], count, "social protection")
        }
        if !filled.deprivations {
            let count = classified.count {
                list.households[$0.index].deprivationScore?.value != 0
                    && !register.decisions[Int($0.number)].findings.deprivations.isEmpty
            }
            askForEmpty(ListField.ofDeprivations, count, "deprivations")
        }
        if !filled.causes {
            let count = classified.count { !register.decisions[Int($0.number)].findings.causes.isEmpty }
            askForEmpty(ListField.ofCauses, count, "causes of poverty")
        }
    }

    private mutating func askForEmpty(_ fields: [ListField], _ count: Int, _ what: Sentence) {
        guard count > 0, let column = fields.compactMap({ list.columns[$0] }).min() else { return }
        let place = CellPlace(row: list.headerRows.upperBound, column: column)
        let text: Sentence =
            "the column is empty in all rows and says nothing, so that what the ledger has stays: \(what) of \(count) "
            + "\(count == 1 ? "household" : "households"); write Không in one cell if none has any, or delete the column"
        questions.askOnce("emptyColumn", at: place, rows: count, text)
    }
}
