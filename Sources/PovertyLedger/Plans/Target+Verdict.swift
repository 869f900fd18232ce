// Holding a target against its actual figure, exactly: a rate is compared by cross-multiplication, never divided.

import EventLedger

extension Target {
    /// The day whose balance a reduction starts from: its own, or the last day of the year before it is due.
    var opening: Day { from ?? Day.endOfYear(due.year - 1) ?? .first }

    /// The class that is counted.
    var householdClass: HouseholdClass { measure == .poor ? .poor : .nearPoor }

    /// The actual figure and the verdict, from the stock on the due day, the stock on the opening day, and all
    /// households on the due day where they were reported.
    func outcome(stock: Int64, openingStock: Int64, total: Int64?) -> (TargetActual?, Verdict) {
        switch value {
        case .households(let promised):
            let actual = kind == .reduction ? openingStock - stock : stock
            return (.households(actual), holds(Int128(actual), Int128(promised)) ? .met : .missed)
        case .rate(let promised):
            guard let total, total > 0 else { return (nil, .unknown) }
            // stock / total against digits / denominator
            let isMet = holds(
                Int128(stock) * Int128(promised.denominator), Int128(promised.digits) * Int128(total))
            return (.rate(households: stock, of: total), isMet ? .met : .missed)
        }
    }

    private func holds(_ actual: Int128, _ promised: Int128) -> Bool {
        switch comparison {
        case .atLeast: actual >= promised
        case .atMost: actual <= promised
        case .below: actual < promised
        case .equal: actual == promised
        }
    }
}
