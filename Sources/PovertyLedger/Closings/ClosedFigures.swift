// The figures that a closing signs off: households and persons by unit, class and social protection, and the sums of aid
// and awards, all of them at the closing's cut. They are folded from the events and never kept up to date.

/// The figures of a period at its closing, cumulative: all that was in effect by its last day.
public struct ClosedFigures: Hashable, Sendable {
    /// Households and persons by unit, class and social protection, by the units of the period's last day; accounts
    /// without a household are left out. Sorted as counts are.
    public var counts: [Counts.Row]
    /// What was given for good: every kind of aid but credit.
    public var gifts: Sum
    /// What was lent: aid of the kind `credit`, never added to gifts.
    public var loans: Sum
    /// Awards.
    public var awards: Awards

    /// A number of aid events, and what they amount to.
    public struct Sum: Hashable, Sendable {
        /// Aid events, also those without an amount.
        public var count: Int
        /// The sum of their amounts in VND.
        public var amountVND: Int64

        /// A number of aid events and the sum of their amounts.
        public init(count: Int = 0, amountVND: Int64 = 0) {
            self.count = count
            self.amountVND = amountVND
        }
    }

    /// Awards in force and awards that were revoked.
    public struct Awards: Hashable, Sendable {
        /// Awards that were granted and not revoked.
        public var granted: Int
        /// Awards that were revoked.
        public var revoked: Int

        /// Numbers of awards.
        public init(granted: Int = 0, revoked: Int = 0) {
            self.granted = granted
            self.revoked = revoked
        }
    }

    /// Figures; without arguments those of an empty ledger.
    public init(counts: [Counts.Row] = [], gifts: Sum = Sum(), loans: Sum = Sum(), awards: Awards = Awards()) {
        self.counts = counts
        self.gifts = gifts
        self.loans = loans
        self.awards = awards
    }
}
