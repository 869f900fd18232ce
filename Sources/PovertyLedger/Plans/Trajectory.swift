// The trajectory: the balances of each year, and the outcome of each target. Every figure is a balance at a cut, and
// every verdict is exact.

import EventLedger

/// The years up to a cut, and the targets of the plans inside it.
public struct Trajectory: Hashable, Sendable {
    /// The cut.
    public let cut: Cut
    /// A row for each year and class, poor before near-poor.
    public let years: [TrajectoryYear]
    /// A row for each target, by plan and then in the plan's own order.
    public let targets: [TargetOutcome]
}

extension Trajectory: LedgerAnswer {
    /// The cut, then the years and the targets, each a table of its own.
    public var columns: [AnswerColumn<Trajectory>] {
        [
            .cut("cut", \.cut, unitsOn: \.cut.effectiveOn), .list("years", \.years, TrajectoryYear.columns),
            .list("targets", \.targets, TargetOutcome.columns),
        ]
    }
}

/// The balances of one class in a year.
public struct TrajectoryYear: Hashable, Sendable {
    /// The calendar year.
    public let year: Int
    /// `poor` or `nearPoor`.
    public let householdClass: HouseholdClass
    /// Households on the last day of the year before.
    public let opening: Int
    /// Households that are in the class at the end and were not at the opening; nil where the figures are looked up in
    /// balances, which follow no single household: `CutView.replayed` has them.
    public let entered: Int?
    /// Households that were in the class at the opening and are not at the end; nil as `entered` is.
    public let left: Int?
    /// Households on the last day of the year, or on the cut's day in the year of the cut.
    public let closing: Int
    /// All households on that day; nil when they were not reported.
    public let totalHouseholds: Int64?
}

extension TrajectoryYear {
    /// A year and class and its balances.
    package static var columns: [AnswerColumn<TrajectoryYear>] {
        [
            .number("year", .year, \.year), .householdClass("class", \.householdClass),
            .count("openingHouseholds", \.opening), .count("closingHouseholds", \.closing),
            .count("totalHouseholds") { $0.totalHouseholds.map { Int($0) } },
        ]
    }
}

/// The outcome of a target.
public struct TargetOutcome: Hashable, Sendable {
    /// The plan's id.
    public let plan: String
    /// The target, with the plan's own words.
    public let target: Target
    /// The actual figure; nil when it is not due or unknown.
    public let actual: TargetActual?
    /// Whether it is met.
    public let verdict: Verdict
    /// The sources of the denominator of a due rate; nil for other targets.
    public let totals: RateTotals?
}

/// The actual figure that a target is compared with.
public enum TargetActual: Hashable, Sendable {
    /// Households: a stock, or a reduction, which is negative when there are more than before.
    case households(Int64)
    /// A share of all households.
    case rate(households: Int64, of: Int64)
}

extension TargetOutcome {
    /// The target, the actual figure, the verdict, and the notes on the totals of a rate.
    package static var columns: [AnswerColumn<TargetOutcome>] {
        let rate: [AnswerColumn<(households: Int64, of: Int64)>] = [
            .count("households") { Int($0.households) }, .count("of") { Int($0.of) },
        ]
        return [
            .text("plan", \.plan), .text("id", \.target.id), .day("due", \.target.due),
            .word("kind", \.target.kind.name), .word("comparison", \.target.comparison.name),
            .value("target", .count) { outcome in
                switch outcome.target.value {
                case .households(let count): .number(count)
                case .rate(let rate): .text(rate.description)
                }
            },
            .json("actual") { json, outcome in
                switch outcome.actual {
                case nil: json.null()
                case .households(let count): json.int(count)
                case .rate(let households, let all): json.object((households, all), rate)
                }
            },
            .count("actual") { $0.actual.map { Int($0.households) } }.notInJSON,
            .count("of") { $0.actual?.total.map { Int($0) } }.notInJSON,
            .word("verdict", \.verdict.rawValue), .object("totals", \.totals, RateTotals.columns).onlyInJSON,
            .text("totals") { $0.totals.flatMap { $0.isSound ? nil : $0.words() } }.notInJSON,
        ]
    }
}

extension TargetActual {
    /// The households that are compared with the target.
    fileprivate var households: Int64 {
        switch self {
        case .households(let count), .rate(let count, _): count
        }
    }

    /// All households, of which a rate is a share.
    fileprivate var total: Int64? {
        if case .rate(_, let all) = self { all } else { nil }
    }
}

/// The verdict on a target.
public enum Verdict: String, Hashable, Sendable {
    /// Due, and the actual figure is as promised.
    case met
    /// Due, and it is not.
    case missed
    /// Due after the cut's day.
    case notDue
    /// Due, but a figure it needs was never reported.
    case unknown
}

// Comparing a target with its actual figure, exactly: a rate is compared by cross-multiplication, never divided.

extension Target {
    /// The day whose balance a reduction starts from: its own, or the last day of the year before it is due.
    package var opening: Day { from ?? Day.endOfYear(due.year - 1) ?? .first }

    /// The class that is counted.
    package var householdClass: HouseholdClass { measure == .poor ? .poor : .nearPoor }

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
