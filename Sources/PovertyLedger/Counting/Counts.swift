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

    /// The units that each unit of the rows counts in: itself, and all above it on that day.
    private let lines: [String: [String]]

    /// Counts that were folded.
    package init(cut: Cut, unitsOn: Day, rows: [Row], lines: [String: [String]] = [:]) {
        self.cut = cut
        self.unitsOn = unitsOn
        self.rows = rows
        self.lines = lines
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

    /// The balance of all accounts of a class, of one unit (its id) and all below it on the day whose units are counted by,
    /// or under social protection or not, where these are given.
    public func tally(
        of householdClass: HouseholdClass? = nil, unit: String? = nil, socialProtection: Bool? = nil
    ) -> Tally {
        rows.reduce(Tally.zero) { sum, row in
            let matches =
                (householdClass.map { row.account.householdClass == $0 } ?? true)
                && (unit.map { counts(row, in: $0) } ?? true)
                && (socialProtection.map { row.account.socialProtection == $0 } ?? true)
            return matches ? sum + row.tally : sum
        }
    }

    /// Whether a row counts in a unit.
    private func counts(_ row: Row, in unit: String) -> Bool {
        guard let own = row.account.unit else { return false }
        return lines[own].map { $0.contains(unit) } ?? (own == unit)
    }
}
