// The decision that a row names, compared with those that the ledger has of its household. A class that another decision
// confirms is recorded again under that one, so that the ledger has the decision in force; an exit is recognised once,
// so that another decision about it is a doubt.

import EventLedger
import Files
import PovertyLedger
import Tables

/// The decisions that the ledger has of the households of a list.
struct RecordedDecisions {
    /// A decision and its day.
    struct Recorded {
        let document: String?
        let day: Int32
    }

    /// Of each household those since it came into its class, by number.
    fileprivate(set) var classes: [UInt32: [Recorded]] = [:]
    /// Of each household that of its latest exit.
    fileprivate(set) var exits: [UInt32: Recorded] = [:]
}

extension Drafting {
    /// Reads the decisions on households whose rows name one. Cost: a timeline a household, and one search for each
    /// entry that decided on them.
    mutating func readDecisions(on households: [(index: Int, number: UInt32)]) throws(LedgerError) {
        var wanted: [(position: Position, number: UInt32, day: Int32, isExit: Bool)] = []
        for (index, number) in households where document(of: list.households[index]) != nil {
            if list.kind == .exits {
                guard let exit = register.decisions.latestExit(of: number) else { continue }
                wanted.append((exit.position, number, exit.day, true))
            } else {
                for item in try decisions(on: number) {
                    wanted.append((item.position, number, item.effectiveDay, false))
                }
            }
        }
        wanted.sort { $0.position < $1.position }
        let documents = try register.view.ledger.documents(at: wanted.map(\.position))
        for (item, document) in zip(wanted, documents) {
            let decision = RecordedDecisions.Recorded(document: document, day: item.day)
            if item.isExit {
                recorded.exits[item.number] = decision
            } else {
                recorded.classes[item.number, default: []].append(decision)
            }
        }
    }

    /// The decisions on a household since it came into its class, in the order of their days.
    private func decisions(on number: UInt32) throws(LedgerError) -> [TimelineItem] {
        let timeline = try register.view.ledger.timeline(
            category: StreamCategory.household.rawValue, number: number, at: register.cut)
        var (householdClass, found) = (HouseholdClass.unclassified, [TimelineItem]())
        for item in timeline {
            guard let decided = HouseholdStep(item)?.decision?.householdClass else { continue }
            if decided != householdClass { found = [] }
            householdClass = decided
            found.append(item)
        }
        return found
    }

    /// The document of a row: its decision, or that of the options.
    func document(of household: ListedHousehold) -> String? {
        Drafting.document(household.decisionNumber)
            ?? options.document.map(NormalizedText.normalized).flatMap { $0.isEmpty ? nil : $0 }
    }

    /// Whether the class of a household rests on the decision that a row names: it came into its class by it, or was
    /// confirmed by it since.
    ///
    /// Numbers begin anew each year: a decision that is of a later year than what the ledger has under its number is
    /// another one.
    func isKnown(_ household: ListedHousehold, _ number: UInt32) -> Bool {
        guard let document = document(of: household) else { return false }
        return recorded.classes[number]?.contains { isSame(document, household, $0) } ?? false
    }

    private func isSame(
        _ document: String, _ household: ListedHousehold, _ decision: RecordedDecisions.Recorded
    ) -> Bool {
        guard decision.document == document else { return false }
        guard let stated = household.decisionDay?.value, let recorded = Day(daysSinceEpoch: decision.day) else {
            return true
        }
        return stated.year <= recorded.year
    }

    /// Whether a row of a list of exits names the decision that the ledger has of the exit; nil where it names none.
    func isExitKnown(_ household: ListedHousehold, _ number: UInt32) -> Bool? {
        guard let document = document(of: household), let decision = recorded.exits[number] else { return nil }
        return isSame(document, household, decision)
    }

    /// Asks about an exit that the ledger has by another decision than a row names.
    mutating func askForOtherDecision(_ household: ListedHousehold, _ number: UInt32, at place: CellPlace) {
        guard let document = document(of: household), let decision = recorded.exits[number] else { return }
        let day = Day(daysSinceEpoch: decision.day).map(\.description) ?? ""
        let recorded = decision.document.map { Spelling.quoted($0, .sentence) } ?? "no document"
        questions.askOnce(
            "otherDecision", at: household.decisionNumber?.place ?? place,
            "the ledger has the exit of \(day) by \(recorded), and the list by \(Spelling.quoted(document, .sentence)); correct the "
                + "decision, or void the exit and record it anew if the ledger is wrong")
    }
}
