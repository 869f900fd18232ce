// The counts at a cut: balances of accounts, each the sum of what events posted. Zero accounts are left out.

import EventLedger

/// How many households and persons stand in each account at a cut.
public struct Counts: Hashable, Sendable {
    /// The cut.
    public let cut: Cut
    /// The day whose units are counted by.
    public let unitsOn: Day
    /// The accounts that are not zero, sorted by unit, class (worst first) and social protection.
    public let rows: [Row]

    /// Counts that were folded, or some of their rows.
    package init(cut: Cut, unitsOn: Day, rows: [Row]) {
        self.cut = cut
        self.unitsOn = unitsOn
        self.rows = rows
    }

    /// One account and its balance.
    public struct Row: Hashable, Sendable {
        /// The account.
        public let account: Account
        /// Its balance.
        public let tally: Tally

        /// An account and its balance.
        public init(account: Account, tally: Tally) {
            self.account = account
            self.tally = tally
        }
    }

    /// The balance of all accounts of a class, of one unit, or under social protection or not, where these are given.
    public func tally(
        of householdClass: HouseholdClass? = nil, unit: String? = nil, socialProtection: Bool? = nil
    ) -> Tally {
        rows.reduce(Tally.zero) { sum, row in
            let matches =
                (householdClass.map { row.account.householdClass == $0 } ?? true)
                && (unit.map { row.account.unit == $0 } ?? true)
                && (socialProtection.map { row.account.socialProtection == $0 } ?? true)
            return matches ? sum + row.tally : sum
        }
    }
}
