// What changed between two cuts: the two balances of each account, and who went from where to where.

import EventLedger
import PovertyLedger

/// The difference between two cuts, both by the units of one day.
public struct Difference: Hashable, Sendable {
    /// The earlier cut, or the one that was named first.
    public let from: Cut
    /// The later cut.
    public let to: Cut
    /// The day whose units both are counted by.
    public let unitsOn: Day
    /// Whether the accounts are broken down by unit.
    public let isByUnit: Bool
    /// The accounts that are not zero at both cuts, sorted as counts are.
    public let accounts: [AccountChange]
    /// Households by their state at the two cuts, worst first, absent last; unchanged states included.
    public let transitions: [Transition]
    /// The households whose state differs, by code; nil when they were not asked for.
    public let households: [HouseholdChange]?
    /// How the first balances became the second; nil when that was not asked for.
    public let bridge: Bridge?

    /// A difference; of the accounts alone, where nothing else is given.
    package init(
        from: Cut, to: Cut, unitsOn: Day, byUnit isByUnit: Bool, accounts: [AccountChange],
        transitions: [Transition] = [], households: [HouseholdChange]? = nil, bridge: Bridge? = nil
    ) {
        self.from = from
        self.to = to
        self.unitsOn = unitsOn
        self.isByUnit = isByUnit
        self.accounts = accounts
        self.transitions = transitions
        self.households = households
        self.bridge = bridge
    }
}

extension Difference {
    /// All accounts as the last row of a table.
    package var totalRow: AccountChange {
        AccountChange(
            account: .all,
            opening: accounts.reduce(.zero) { $0 + $1.opening }, closing: accounts.reduce(.zero) { $0 + $1.closing })
    }
}

extension Difference: LedgerAnswer {
    /// Both cuts, then the accounts, the transitions, the households and the bridge, each a table of its own.
    public var columns: [AnswerColumn<Difference>] {
        [
            .cut("from", \.from, unitsOn: \.unitsOn), .cut("to", \.to, unitsOn: \.unitsOn),
            .list("accounts", \.accounts, AccountChange.columns(byUnit: isByUnit)),
            .list("transitions", \.transitions, Transition.columns),
            .list("households", \.households, HouseholdChange.columns),
            .part(\.bridge, [.object("bridge", { $0 }, Bridge.columns(byUnit: isByUnit))]).onlyInJSON,
            .list("bridge", \.bridge?.steps, BridgeStep.columns).notInJSON,
        ]
    }
}

/// One account at two cuts.
public struct AccountChange: Hashable, Sendable {
    /// The account.
    public let account: Account
    /// Its balance at the first cut.
    public let opening: Tally
    /// Its balance at the second cut.
    public let closing: Tally

    /// By how much it changed.
    package var change: Tally { closing - opening }

    /// The account and both balances.
    package static func columns(byUnit: Bool) -> [AnswerColumn<AccountChange>] {
        [
            .part(\.account, Account.columns(byUnit: byUnit)),
            .count("openingHouseholds", \.opening.households), .count("closingHouseholds", \.closing.households),
            .count("openingPersons", \.opening.persons), .count("closingPersons", \.closing.persons),
        ]
    }
}

/// Households by their state at two cuts.
public struct Transition: Hashable, Sendable {
    /// The class at the first cut; nil when the household was absent.
    public let from: HouseholdClass?
    /// The class at the second cut; nil when it is absent.
    public let to: HouseholdClass?
    /// Households, and their persons at the second cut, or at the first where they are absent at the second.
    public let tally: Tally

    /// From where to where, and how many.
    package static var columns: [AnswerColumn<Transition>] {
        [.state("from", \.from), .state("to", \.to), .part(\.tally, Tally.columns)]
    }
}

/// A household whose state differs between two cuts.
public struct HouseholdChange: Hashable, Sendable {
    /// Its code.
    public let household: String
    /// The class at the first cut; nil when it was absent.
    public let from: HouseholdClass?
    /// The class at the second cut; nil when it is absent.
    public let to: HouseholdClass?
    /// The events that are in force at one of the cuts only and changed its state, in timeline order.
    public let events: [EventReference]

    /// Who went from where to where, by which events.
    package static var columns: [AnswerColumn<HouseholdChange>] {
        [
            .code("household", \.household), .state("from", \.from), .state("to", \.to),
            .texts("events") { $0.events.map(\.description) },
        ]
    }
}
