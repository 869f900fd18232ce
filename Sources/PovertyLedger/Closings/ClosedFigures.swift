// The figures that a closing signs off: households and persons by unit, class and social protection, and the sums of
// aid and awards, all of them at the closing's cut. They are folded from the events, never updated.

/// The figures of a period at its closing, cumulative: all that was in effect by its last day.
public struct ClosedFigures: Hashable, Sendable {
    /// Households and persons by unit, class and social protection, by the units of the period's last day; accounts
    /// without a household are left out. Sorted as counts are.
    public var counts: [Counts.Row]
    /// Gifts: every kind of aid but credit.
    public var gifts: Sum
    /// Loans: aid of the kind `credit`, reported separately from gifts.
    public var loans: Sum
    /// Awards.
    public var awards: Awards

    /// A number of aid events, and their total amount.
    public struct Sum: Hashable, Sendable {
        /// Aid events, including those without an amount.
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

extension ClosedFigures {
    /// The counts without units, and their sum as the last row of a table.
    package var countsOfAllUnits: (rows: [Counts.Row], total: Counts.Row) {
        var tallies: [Account: Tally] = [:]
        for row in counts {
            let (householdClass, protection) = (row.account.householdClass, row.account.socialProtection)
            tallies[Account(householdClass: householdClass, socialProtection: protection), default: .zero] += row.tally
        }
        let rows = tallies.sorted { $0.key < $1.key }.map { Counts.Row(account: $0.key, tally: $0.value) }
        return (rows, Counts.Row(account: .all, tally: rows.reduce(.zero) { $0 + $1.tally }))
    }
}

extension ClosedFigures {
    /// The counts, and the sums of aid and awards.
    static var columns: [AnswerColumn<ClosedFigures>] {
        let sum: [AnswerColumn<Sum>] = [.count("count", \.count), .amountVND("amountVND", \.amountVND)]
        let awards: [AnswerColumn<Awards>] = [.count("granted", \.granted), .count("revoked", \.revoked)]
        return [
            .list("counts", \.counts, Counts.Row.columns(byUnit: true)), .object("gifts", \.gifts, sum),
            .object("loans", \.loans, sum), .object("awards", \.awards, awards),
        ]
    }
}

// Two values of one figure of a closing to be compared: the one signed off, and the one that the events give.

/// A figure as a closing has it and as the events give it.
public struct FigureDifference: Hashable, Sendable {
    /// Which figure.
    public let figure: ClosedFigure
    /// The value in the closing: households and persons, events and VND, or awards granted and revoked.
    public let closed: [Int64]
    /// The value that the events give, in the same order.
    public let found: [Int64]
}

extension ClosedFigures {
    /// The first figure, accounts in their order first, that differs in `found`; nil when all are equal.
    package func firstDifference(from found: ClosedFigures) -> FigureDifference? {
        let accounts = Set(counts.map(\.account)).union(found.counts.map(\.account)).sorted()
        let figures = accounts.map(ClosedFigure.account) + [.gifts, .loans, .awards]
        for figure in figures {
            let (mine, others) = (values(of: figure), found.values(of: figure))
            if mine != others { return FigureDifference(figure: figure, closed: mine, found: others) }
        }
        return nil
    }

    private func values(of figure: ClosedFigure) -> [Int64] {
        switch figure {
        case .account(let account):
            let tally = counts.first { $0.account == account }?.tally ?? .zero
            return [Int64(tally.households), Int64(tally.persons)]
        case .gifts: return [Int64(gifts.count), gifts.amountVND]
        case .loans: return [Int64(loans.count), loans.amountVND]
        case .awards: return [Int64(awards.granted), Int64(awards.revoked)]
        }
    }
}

extension FigureDifference: CustomStringConvertible {
    /// `poor households outside social protection in p-1: 4 with 15 persons were closed, the events give 5 with 18`.
    public var description: String { sentence.description }

    /// The same in the words of any language.
    package var sentence: Sentence {
        switch figure {
        case .account(let account):
            let households: Sentence =
                account.socialProtection
                ? "\(term: account.householdClass.name) households under social protection"
                : "\(term: account.householdClass.name) households outside social protection"
            let place: Sentence = account.unit.map { "\(households) in unit \($0)" } ?? households
            return "\(place): \(words("persons"))"
        case .gifts: return "gifts: \(words("VND"))"
        case .loans: return "loans: \(words("VND"))"
        case .awards: return "awards: \(words("revoked"))"
        }
    }

    private func words(_ what: Sentence) -> Sentence {
        "\(closed[0]) with \(closed[1]) \(what) were closed, the events give \(found[0]) with \(found[1])"
    }
}
