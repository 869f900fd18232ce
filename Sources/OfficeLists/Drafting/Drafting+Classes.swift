// The class that a row of a list gives its household, where the list has a class, and where it says only that the
// household left one. What it does not say is a doubt.

import EventLedger
import Files
import PovertyLedger

/// What a row says of the class of its household.
enum ClassMeant {
    /// It is of this class.
    case `class`(HouseholdClass)
    /// Nothing.
    case nothing
    /// Nothing, and it should.
    case missing
    /// What it says can't be: the word of the question, and its sentence.
    case doubt(String, Sentence)
}

extension Drafting {
    /// What is asked where a class is missing.
    static func noClass(of kind: ListKind) -> Sentence {
        kind == .exits
            ? "the list does not say which class the household reached; write it"
            : "the row has no class; write hộ nghèo or hộ cận nghèo"
    }

    /// The class that a row gives the household with a number, of a class.
    func classMeant(by household: ListedHousehold, _ number: UInt32, _ before: HouseholdClass) -> ClassMeant {
        let isPoor = HouseholdClass.povertyClasses.contains(before)
        if let stated = household.class?.value {
            let isWorse = before.isBetter(than: stated)
            guard list.kind == .exits, before == .unclassified || isWorse || stated == .poor else {
                return .class(stated)
            }
            return .doubt(
                "notAnExit",
                "a list of exits says that the household is \(term: stated.name), and in the ledger it is \(term: before.name), "
                    + "so that it left nothing; correct the cell, or draft it as a review")
        }
        guard let exit = household.exit?.value ?? list.exit?.value else {
            guard list.kind == .exits else {
                return list.kind == .households ? .nothing : .missing
            }
            return isPoor ? .missing : .class(before)
        }
        guard before != .unclassified || exit == .notPoor else {
            return .doubt(
                "notAnExit",
                "the list says that the household left a class, and in the ledger it has none; record its "
                    + "class before")
        }
        switch exit {
        case .notPoor: return isPoor ? .class(options.exitClass) : .class(before)
        case .leftNearPoverty where before == .poor:
            return .doubt(
                "notAnExit",
                "the list says that the household left near-poverty, and in the ledger it is poor; correct "
                    + "the cell, or record what happened in between")
        case .leftNearPoverty: return before == .nearPoor ? .class(options.exitClass) : .class(before)
        case .leftPoverty:
            guard before == .poor else {
                // One that left already is confirmed: from poor, or further from near-poor.
                let exit = register.decisions.latestExit(of: number)
                let left = exit?.to == before ? exit?.from : nil
                guard left == nil || (before == .nearPoor && left != .poor) else { return .class(before) }
                return .doubt(
                    "notAnExit",
                    "the list says that the household left poverty, and in the ledger it is \(term: before.name) and did not "
                        + "leave it; write the class that it has now")
            }
            return options.classOfExit.map(ClassMeant.class)
                ?? .doubt(
                    "exitWithoutClass",
                    "the list says that the household left poverty, but not whether it is near-poor now; draft the "
                        + "list after the review first, write its class, or name the class of exits")
        }
    }
}

extension DraftOptions {
    /// The class of a household that left near-poverty.
    var exitClass: HouseholdClass { classOfExit ?? .average }
}
