// Two values of one figure of a closing that are held against each other: what was signed off, and what the events give.

/// A figure as a closing has it and as the events give it.
public struct FigureDifference: Hashable, Sendable {
    /// Which figure.
    public let figure: ClosedFigure
    /// What the closing says: households and persons, events and VND, or awards granted and revoked.
    public let closed: [Int64]
    /// What the events give, in the same order.
    public let found: [Int64]
}

extension ClosedFigures {
    /// The first figure, accounts in their order first, that is another in `found`; nil when all are the same.
    func firstDifference(from found: ClosedFigures) -> FigureDifference? {
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
    /// `poor households outside social protection in phuong-1: 4 with 15 persons were closed, the events give 5 with 18`.
    public var description: String {
        switch figure {
        case .account(let account):
            let protection = account.socialProtection ? "under" : "outside"
            let unit = account.unit.map { " in unit \($0)" } ?? ""
            return
                "\(account.householdClass.name) households \(protection) social protection\(unit): \(words("persons"))"
        case .gifts: return "gifts: \(words("VND"))"
        case .loans: return "loans: \(words("VND"))"
        case .awards: return "awards: \(words("revoked"))"
        }
    }

    private func words(_ what: String) -> String {
        "\(closed[0]) with \(closed[1]) \(what) were closed, the events give \(found[0]) with \(found[1])"
    }
}
