// Holding the rates of a published table against its numbers. A rate is rounded, so that it allows a range; the ends of
// the range are worked out in whole numbers, never with a floating point.

import EventLedger

extension PublishedTable {
    /// Households are the rate of the total, within the rounding of the rate.
    func checkRates(_ result: inout Reconciliation) {
        for row in rows {
            guard let rate = row.rate, let total = row.figures[.total],
                let households = row.figures[.stock(.households)]
            else { continue }
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

/// The shares that a rounded per cent stands for: half a unit of its last digit to either side, both ends included.
struct PercentRange {
    /// Twice the rate's digits less one, and with one, of `scale`.
    private let low: Int128
    private let high: Int128
    private let scale: Int128

    init(_ rate: ExactDecimal) {
        low = max(0, Int128(rate.digits) * 2 - 1)
        high = Int128(rate.digits) * 2 + 1
        scale = Int128(rate.denominator) * 200
    }

    /// The numbers that can be this share of a total.
    func share(of total: Int) -> ClosedRange<Int> {
        let (least, most) = (PercentRange.up(Int128(total) * low, scale), Int128(total) * high / scale)
        // Of a small total there may be no whole number at all; the nearest one is then asked for.
        return PercentRange.bounded(min(least, most))...PercentRange.bounded(max(least, most))
    }

    /// The totals of which a number can be this share.
    func whole(of number: Int) -> ClosedRange<Int> {
        let least = PercentRange.up(Int128(number) * scale, high)
        let most = low == 0 ? Int128(Int.max) : Int128(number) * scale / low
        return PercentRange.bounded(min(least, most))...PercentRange.bounded(max(least, most))
    }

    private static func up(_ number: Int128, _ divisor: Int128) -> Int128 { (number + divisor - 1) / divisor }

    private static func bounded(_ number: Int128) -> Int { Int(clamping: number) }
}
