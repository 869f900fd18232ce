// Holding the rates of a published table against its numbers. A rate is rounded, so that it allows a range; the ends of
// the range are worked out in whole numbers, never with a floating point.

import EventLedger

extension PublishedTable {
    /// Households are the rate of the total, within the rounding of the rate.
    func checkRates(_ result: inout Reconciliation) {
        for row in rows {
            guard let rate = row.rate else { continue }
            guard let total = row.figures[.total], let households = row.figures[.stock(.households)] else {
                let missing = [PublishedColumn.stock(.households), .total].filter { row.figures[$0] == nil }
                result.noteUnmade(.rate, row, missing.map { $0.name(in: row.householdClass) })
                continue
            }
            result.noteSelfCheck(
                .between(
                    households...households, PercentRange(rate).share(of: total), .rate, row, .stock(.households)))
        }
    }

    /// All rates and totals of one day and unit come from one number of all households.
    func checkTotals(_ result: inout Reconciliation) {
        struct Place: Hashable {
            let span: PublishedSpan
            let unit: String?
        }
        var known: [Place: (range: ClosedRange<Int>, line: Int)] = [:]
        for row in rows {
            guard let range = row.totals else { continue }
            let place = Place(span: row.span, unit: row.filter.unit)
            guard let before = known[place] else {
                known[place] = (range, row.line)
                continue
            }
            result.noteSelfCheck(.between(range, before.range, .oneTotal, row, .total, otherLine: before.line))
            // What both allow is what the next row is held against; after a contradiction the first row stands.
            if range.overlaps(before.range) { known[place] = (range.clamped(to: before.range), row.line) }
        }
    }
}

extension PublishedRow {
    /// The numbers of all households that the row allows; nil when it says nothing of them.
    var totals: ClosedRange<Int>? {
        if let total = figures[.total] { return total...total }
        guard let rate, let households = figures[.stock(.households)] else { return nil }
        return PercentRange(rate).whole(of: households)
    }
}
