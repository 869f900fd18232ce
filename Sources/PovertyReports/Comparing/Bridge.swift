// The additive bridge between two cuts: from the balance as it was known then, over every event that changed it, to the
// balance as it is known now. Nothing is left over.

import EventLedger
import PovertyLedger

/// How the balances of one cut became those of another.
public struct Bridge: Hashable, Sendable {
    /// How many months back an exit makes a return a relapse; nil is without limit.
    public let lookBackMonths: Int?
    /// A row for each account that holds or held somebody, sorted as counts are.
    public let accounts: [BridgeRow]
    /// A row for each class, all units and both kinds of social protection together: what goes on inside is no flow.
    public let totals: [BridgeRow]
}

/// One balance, the terms that changed it, and the balance that they sum to.
public struct BridgeRow: Hashable, Sendable {
    /// A term and its sum.
    public struct Term: Hashable, Sendable {
        /// The term.
        public let term: BridgeTerm
        /// Households and persons, less where they left.
        public let tally: Tally
        /// The events behind it in the order of the households' first appearance; nil when they were not asked for. Of
        /// a late report or a correction it is the first event of the entry that concerns the household.
        public let events: [EventReference]?
    }

    /// The unit; nil where not broken down by unit.
    public let unit: String?
    /// The class.
    public let householdClass: HouseholdClass
    /// Whether under social protection; nil where not broken down by that.
    public let socialProtection: Bool?
    /// The balance at the first cut, as it was known then.
    public let opening: Tally
    /// The terms that are not zero, in their order.
    public let terms: [Term]
    /// The balance at the second cut.
    public let closing: Tally

    /// The sum of a term; zero where it is absent.
    public subscript(term: BridgeTerm) -> Tally { terms.first { $0.term == term }?.tally ?? .zero }
}

extension Bridge {
    /// The accounts and the totals, each with its terms as a list.
    static func columns(byUnit: Bool) -> [AnswerColumn<Bridge>] {
        let unit: [AnswerColumn<BridgeRow>] = byUnit ? [.text("unit", \.unit)] : []
        let householdClass = AnswerColumn<BridgeRow>.householdClass("class", \.householdClass)
        let term: [AnswerColumn<BridgeRow.Term>] = [
            .text("term", \.term.name), .part(\.tally, Tally.columns),
            .part(\.events, [.texts("events") { $0.map(\.description) }]),
        ]
        let terms: [AnswerColumn<BridgeRow>] = [
            .object("opening", \.opening, Tally.columns), .list("terms", \.terms, term),
            .object("closing", \.closing, Tally.columns),
        ]
        return [
            .count("lookBackMonths", \.lookBackMonths),
            .list(
                "accounts", \.accounts,
                unit + [householdClass, .truth("socialProtection") { $0.socialProtection ?? false }] + terms),
            .list("totals", \.totals, [householdClass] + terms),
        ]
    }

    /// The lines of the accounts and then of the totals.
    var steps: [BridgeStep] { (accounts + totals).flatMap(\.steps) }
}

/// One line of a bridge: a balance, or a term.
package struct BridgeStep {
    /// Whose bridge it is.
    package let row: BridgeRow
    /// `opening`, the name of a term, or `closing`.
    package let name: String
    /// The term; nil for a balance.
    package var term: BridgeTerm?
    /// Households and persons.
    package let tally: Tally
    /// The events behind a term, where they were asked for.
    package var events: [EventReference]?

    /// Whose it is, what it is, and how many.
    package static var columns: [AnswerColumn<BridgeStep>] {
        [
            .text("unit", \.row.unit), .householdClass("class", \.row.householdClass),
            .truth("socialProtection", \.row.socialProtection), .text("term", \.name), .part(\.tally, Tally.columns),
            .texts("events") { $0.events?.map(\.description) },
        ]
    }
}

extension BridgeRow {
    /// Its lines: the opening, the terms, the closing.
    package var steps: [BridgeStep] {
        [BridgeStep(row: self, name: "opening", tally: opening)]
            + terms.map { BridgeStep(row: self, name: $0.term.name, term: $0.term, tally: $0.tally, events: $0.events) }
            + [BridgeStep(row: self, name: "closing", tally: closing)]
    }
}

// The terms of a bridge between two cuts: everything that can lead from one balance to another. Each is a sum of events
// in timeline order, one for each, and never a remainder.

/// A term of a bridge.
public enum BridgeTerm: Int, CaseIterable, Hashable, Sendable {
    /// What became known of the opening day after the first cut, by entries that only report.
    case late
    /// What became known of the opening day after the first cut, by entries that void.
    case corrected
    /// Came into the register, unclassified.
    case registered
    /// Came into the class for the first time.
    case newly
    /// Came back into the class, after a recognised exit, from above near-poor.
    case relapsed
    /// Came down from the near-poor to the poor.
    case fellFromNearPoor
    /// Came up from the poor to the near-poor.
    case cameFromPoor
    /// Came from a worse class into one above near-poor.
    case cameFromWorse
    /// Came from a better class into one above near-poor.
    case cameFromBetter
    /// Came from elsewhere: from another unit, or with its first class after moving in or splitting off.
    case movedIn
    /// Came from another unit because a boundary changed.
    case boundaryIn
    /// Came under the social protection of this account, or out of that of another, with its class.
    case socialProtectionIn
    /// Left the unclassified with its first class.
    case classified
    /// Left the poor for the near-poor.
    case exitedToNearPoor
    /// Left the poor or the near-poor past the near-poor line.
    case exitedPastNearPoor
    /// Left the near-poor for the poor.
    case fellToPoor
    /// Left a class above near-poor for a better one.
    case leftForBetter
    /// Left a class above near-poor for a worse one.
    case leftForWorse
    /// Went to another unit.
    case movedOut
    /// Went to another unit because a boundary changed.
    case boundaryOut
    /// Left the register.
    case dissolved
    /// Kept its class and left this account because its social protection changed.
    case socialProtectionOut
    /// Persons who joined households that stayed, less those who left them.
    case sizeChange

    /// The word of the JSON form: the name of the case.
    public var name: String { "\(self)" }

    /// The term by which a flow enters an account from another.
    static func entering(_ flow: Flow) -> BridgeTerm {
        let (before, after) = (flow.before, flow.after)
        guard before.isPresent else { return flow.isArrival ? .movedIn : .registered }
        guard before.householdClass != after.householdClass else {
            guard before.unit == after.unit else { return flow.isBoundaryChange ? .boundaryIn : .movedIn }
            return .socialProtectionIn
        }
        if before.householdClass == .unclassified { return flow.isArrival ? .movedIn : .newly }
        switch (before.householdClass, after.householdClass) {
        case (.nearPoor, .poor): return .fellFromNearPoor
        case (.poor, .nearPoor): return .cameFromPoor
        case (_, .poor), (_, .nearPoor): return flow.isRelapse ? .relapsed : .newly
        default: return after.householdClass.isBetter(than: before.householdClass) ? .cameFromWorse : .cameFromBetter
        }
    }

    /// The term by which a flow leaves an account for another.
    static func leaving(_ flow: Flow) -> BridgeTerm {
        let (before, after) = (flow.before, flow.after)
        guard after.isPresent else { return .dissolved }
        guard before.householdClass != after.householdClass else {
            guard before.unit == after.unit else { return flow.isBoundaryChange ? .boundaryOut : .movedOut }
            return .socialProtectionOut
        }
        switch (before.householdClass, after.householdClass) {
        case (.unclassified, _): return .classified
        case (.poor, .nearPoor): return .exitedToNearPoor
        case (.nearPoor, .poor): return .fellToPoor
        case (.poor, _), (.nearPoor, _): return .exitedPastNearPoor
        default: return after.householdClass.isBetter(than: before.householdClass) ? .leftForBetter : .leftForWorse
        }
    }
}
