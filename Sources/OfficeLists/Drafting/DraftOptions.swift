// What the person who drafts decides: the day, what becomes of households that the list does not have, and the head of
// the entries. It holds nothing of the list.

import EventLedger
import PovertyLedger

/// What a draft makes of households that are poor or near-poor in the ledger and missing from a list of them.
public enum MissingRule: Hashable, Sendable {
    /// They left poverty: an exit to `DraftOptions.classOfExit` is proposed for each.
    case exit
    /// Nothing: they stay as they are.
    case keep
    /// A question for each.
    case ask
}

/// How a list is compared with a ledger.
public struct DraftOptions: Hashable, Sendable {
    /// The day as of which the list says how things are, and from which what it changes is in effect.
    public var day: Day
    /// The unit whose list it is, by id, name or code; nil where the list names the units.
    public var unit: String?
    /// What becomes of households that the list does not have.
    public var missing = MissingRule.ask
    /// The class of households of which the list says only that they are no longer poor or near-poor, or whose absence
    /// is to be an exit. Nil is `average` (hộ có mức sống trung bình), the class that Decree 07/2021/NĐ-CP has behind
    /// near-poor; it is never assumed for a household that left poverty, which may have become near-poor.
    public var classOfExit: HouseholdClass?
    /// The document of what the list states no decision for.
    public var document: String?
    /// Who records; nil for the name of the unit whose list it is.
    public var actor: String?
    /// The id of the entry; of several the start of their ids. Nil for one that follows from the content.
    public var id: String?
    /// Why the entries are recorded.
    public var reason: String?
    /// Why entries change a closed period; without it such changes are not proposed.
    public var restates: String?

    /// Options with a day.
    public init(day: Day) { self.day = day }

    /// The classes that `classOfExit` can be: those above near-poor.
    public static let classesOfExit = HouseholdClass.nearPoor.betterClasses
}

extension DraftOptions {
    /// Throws `invalidValue` for a text that would be recorded and has what identifies a person.
    func check() throws(LedgerError) {
        let texts: [(Sentence, String?, PersonalData.Use)] = [
            ("the id", id, .sentence), ("the document", document, .sentence), ("the actor", actor, .giver),
            ("the reason", reason, .sentence), ("the reason of the restatement", restates, .sentence),
        ]
        for (what, text, use) in texts {
            guard let text, let found = PersonalData.found(in: text, use) else { continue }
            let (problem, remedy) = found.problem(what)
            throw LedgerError(.invalidValue, problem, remedy: remedy)
        }
    }
}
