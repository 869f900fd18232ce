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

/// Exits of missing households that are not proposed.
private struct Held {
    /// Whether the list is that of one class only.
    let isOfOneClass: Bool
    /// Those that may be in a row that is in doubt.
    var inDoubt = 0
    /// Those of which it is unknown which class they reached.
    var withoutClass = 0
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
        let missing = missingHouseholds()
        if case .unknown = part, options.missing != .keep, let hamlet = list.hamlet,
            let count = missing.first(where: { !$0.households.isEmpty })?.households.count
        {
            return questions.askOnce(
                "unknownScope", at: hamlet.place, rows: 0,
                "the title names \(Spelling.quoted(hamlet.value)), which is no unit of the ledger, so that it is unknown "
                    + "which of the \(count) households that are not in the list are missing from it; record the hamlet as a "
                    + "unit, name it (unit), or keep those that are missing")
        }
        var held = Held(isOfOneClass: classesOfList?.count == 1)
        for unit in missing {
            let rows = scopes[unit.scope] ?? 0
            guard isScopeSure || unit.households.count <= rows else {
                try askForScope(unit, rows: rows)
                continue
            }
            for number in unit.households { try draftMissing(number, &held) }
        }
        if held.withoutClass > 0 {
            questions.askOnce(
                "exitWithoutClass", at: nil, rows: 0,
                "\(held.withoutClass) \(held.withoutClass == 1 ? "household is" : "households are") missing from the list "
                    + "and left for a class that the list does not name; name the class of exits, or write their rows")
        }
        guard held.inDoubt > 0 else { return }
        questions.askOnce(
            "missingInDoubt", at: nil, rows: 0,
            "\(held.inDoubt) \(held.inDoubt == 1 ? "household is" : "households are") missing from the list, and of some rows it is "
                + "unknown which household they are about; answer those questions first, then exits are proposed")
    }

    /// Whether it is certain which unit the list is of.
    private var isScopeSure: Bool {
        if case .unit = part { return true }
        return ownUnit != nil || scopes.count == 1
    }

    /// The households that the list does not have, by its units; a household counts for the first of them.
    private func missingHouseholds() -> [MissingOfUnit] {
        let register = register
        var found = (ownUnit.map { [$0.scope] } ?? scopes.keys.sorted()).map { MissingOfUnit(scope: $0) }
        // A list of one hamlet or one class says nothing of the others.
        if case .unit(let unit) = part { found = [MissingOfUnit(scope: unit.scope)] }
        let classes = classesOfList
        let areInside = found.map { isInside($0.scope) }
        for number in 0..<register.codes.count {
            let state = register.households[number]
            guard state.isPresent, !listed.contains(UInt32(number)),
                classes?.contains(state.householdClass) ?? true,
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

    /// The classes whose households the list has; nil for all that are registered. A title that names one class is that
    /// of a list of both where rows have the other one.
    private var classesOfList: Set<HouseholdClass>? {
        let poverty = HouseholdClass.povertyClasses
        guard let only = list.titleClass?.value else { return list.kind == .households ? nil : Set(poverty.words) }
        return Set(list.households.compactMap(\.class?.value).filter(poverty.contains)).union([only])
    }

    private mutating func draftMissing(_ number: Int, _ held: inout Held) throws(LedgerError) {
        let state = register.households[number]
        let isPoor = HouseholdClass.povertyClasses.contains(state.householdClass)
        let code = register.codes[number]
        var change = DraftChange(.missing, at: nil)
        (change.household, change.unit) = (code, try register.unitName(state.unit))
        change.fromClass = state.householdClass
        switch options.missing {
        case .exit where isPoor && hasUnmatchedRows:
            held.inDoubt += 1
            unchanged.append(change)
        // Of near-poor households a list of both classes says that they are above it. A poor one may be near-poor now,
        // and where the list has one class only, either may be in the other.
        case .exit
        where isPoor && options.classOfExit == nil
            && (state.householdClass == .poor || held.isOfOneClass):
            held.withoutClass += 1
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
