// Households that a list does not have: poor or near-poor ones of its units, or of a list of households all that are
// registered. What becomes of them is decided by the person who drafts.

import EventLedger
import PovertyLedger

extension Drafting {
    /// Looks for households that the list does not have.
    mutating func draftMissing() throws(LedgerError) {
        guard let isInside = isInScope() else {
            // What is asked already may be why no unit is known.
            if options.missing != .keep, questions.sorted.isEmpty, let first = list.households.first {
                questions.askOnce(
                    "unknownScope", at: first.place, rows: 0,
                    "no column names a unit, and none was named for the list, so that it is unknown which households "
                        + "are missing from it; name the unit whose list it is")
            }
            return
        }
        let register = register
        var held = 0
        for number in 0..<register.codes.count {
            let state = register.households[number]
            guard state.isPresent, isInside(state.unit), !listed.contains(UInt32(number)) else { continue }
            let isPoor = HouseholdClass.povertyClasses.contains(state.householdClass)
            guard isPoor || list.kind == .households else { continue }
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
                    "household \(code) is \(state.householdClass.name) in the ledger and not in the list; add it to "
                        + "the list, or say whether households that are missing left poverty or stay as they are")
            case .exit, .keep: unchanged.append(change)
            }
        }
        guard held > 0 else { return }
        questions.askOnce(
            "missingInDoubt", at: nil, rows: 0,
            "\(held) \(held == 1 ? "household is" : "households are") missing from the list, and of some rows it is "
                + "unknown which household they are about; answer those questions first, then exits are proposed")
    }

    /// Whether a household of a unit belongs to the list, by the units that it names; nil where it names none.
    private func isInScope() -> ((UInt32) -> Bool)? {
        guard !scopes.isEmpty else { return nil }
        let tree = register.tree
        // A list of a unit that has merged by the day is about those who were in it, not about those of the new one.
        let ended = scopes.compactMap { scope in
            resolver.lastDay(of: scope).map { (scope, UnitTree(register.units, on: $0)) }
        }
        let inForce = scopes.filter { resolver.lastDay(of: $0) == nil }
        return { unit in
            inForce.contains { tree.isPart(unit, of: $0) } || ended.contains { $0.1.isPart(unit, of: $0.0) }
        }
    }
}
