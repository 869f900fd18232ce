// Households that a list does not have: poor or near-poor ones of its units, or of a list of households all that are
// registered. What becomes of them is decided by the person who drafts. Of which units a list is the list is said by the
// call or its title, or else follows from its rows; a few rows of a unit do not make it the list of all its households.

import EventLedger
import Files
import PovertyLedger

/// The missing households of a unit.
private struct MissingOfUnit {
    let scope: UInt32
    var households: [Int] = []
}

extension Drafting {
    /// Looks for households that the list does not have.
    mutating func draftMissing() throws(LedgerError) {
        guard ownUnit != nil || !scopes.isEmpty else {
            // What is asked already may be why no unit is known.
            if options.missing != .keep, questions.sorted.isEmpty, let first = list.households.first {
                questions.askOnce(
                    "unknownScope", at: first.place, rows: 0,
                    "no column names a unit, and none was named for the list, so that it is unknown which households "
                        + "are missing from it; name the unit whose list it is")
            }
            return
        }
        var held = 0
        for unit in missingHouseholds() {
            let rows = scopes[unit.scope] ?? 0
            guard ownUnit != nil || scopes.count == 1 || unit.households.count <= rows else {
                try askForScope(unit, rows: rows)
                continue
            }
            for number in unit.households { try draftMissing(number, &held) }
        }
        guard held > 0 else { return }
        questions.askOnce(
            "missingInDoubt", at: nil, rows: 0,
            "\(held) \(held == 1 ? "household is" : "households are") missing from the list, and of some rows it is "
                + "unknown which household they are about; answer those questions first, then exits are proposed")
    }

    /// The households that the list does not have, by its units; a household counts for the first of them.
    private func missingHouseholds() -> [MissingOfUnit] {
        let register = register
        var found = (ownUnit.map { [$0.scope] } ?? scopes.keys.sorted()).map { MissingOfUnit(scope: $0) }
        let areInside = found.map { isInside($0.scope) }
        for number in 0..<register.codes.count {
            let state = register.households[number]
            guard state.isPresent, !listed.contains(UInt32(number)),
                list.kind == .households || HouseholdClass.povertyClasses.contains(state.householdClass),
                let index = areInside.firstIndex(where: { $0(state.unit) })
            else { continue }
            found[index].households.append(number)
        }
        return found
    }

    /// Whether households of a unit belong to a list of another. That of a unit that has merged by the day is about those
    /// who were in it, not about those of the new one.
    private func isInside(_ scope: UInt32) -> (UInt32) -> Bool {
        let tree = resolver.lastDay(of: scope).map { UnitTree(register.units, on: $0) } ?? register.tree
        return { tree.isPart($0, of: scope) }
    }

    private mutating func draftMissing(_ number: Int, _ held: inout Int) throws(LedgerError) {
        let state = register.households[number]
        let isPoor = HouseholdClass.povertyClasses.contains(state.householdClass)
        let code = register.codes[number]
        var change = DraftChange(.missing, at: nil)
        (change.household, change.unit) = (code, try register.unitName(state.unit))
        change.fromClass = state.householdClass
        switch options.missing {
        case .exit where isPoor && hasUnmatchedRows:
            held += 1
            unchanged.append(change)
        case .exit where isPoor:
            change.toClass = options.exitClass
            proposals.append(
                Proposal(
                    changes: [change],
                    events: [
                        .householdExitedPoverty(
                            code, from: state.householdClass, to: options.exitClass, on: day,
                            socialProtection: state.socialProtection, cause: .review)
                    ], household: code))
        case .ask:
            unchanged.append(change)
            questions.ask(
                "missingHousehold", at: nil, household: code,
                "household \(code) is \(term: state.householdClass.name) in the ledger and not in the list; add it to "
                    + "the list, or say whether households that are missing left poverty or stay as they are")
        case .exit, .keep: unchanged.append(change)
        }
    }

    /// Asks whether the list is that of a unit of which it has few households: a row of another ward may be in it by
    /// mistake, or because the household moved.
    private mutating func askForScope(_ unit: MissingOfUnit, rows: Int) throws(LedgerError) {
        guard options.missing != .keep else { return }
        questions.askOnce(
            "unknownScope", at: list.households.first?.place, rows: 0,
            "the list has \(rows) \(rows == 1 ? "row" : "rows") of \(try register.unitName(unit.scope)) and not the other "
                + "\(unit.households.count) of its households, so that it may not be its list; name the unit whose list "
                + "it is, or the one that has all its units")
    }
}
