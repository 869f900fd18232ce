// The outcome of a target: the actual figure, exact, and whether it is as promised. A figure that something is missing for
// is unknown, and never guessed.

import EventLedger
import PovertyLedger

/// The outcome of a target.
public struct TargetOutcome: Hashable, Sendable {
    /// The plan's id: the version that it was judged under.
    public let plan: String
    /// The target, with the plan's own words.
    public let target: Target
    /// The actual figure; nil when it is not due or unknown.
    public let actual: TargetActual?
    /// Whether it is met.
    public let verdict: Verdict
    /// Why the figure is unknown; nil where it is known or not due.
    public var unknown: UnknownFigure?
    /// The sources of the denominator of a due rate; nil for other targets.
    public var totals: RateTotals?
    /// The plan that replaced this one by the day the target is due; nil while the promise stands.
    public var replacement: Plan.Replacement?
}

/// The actual figure that a target is compared with.
public enum TargetActual: Hashable, Sendable {
    /// Households, persons, gifts or VND: a number, or a change, which is negative when it went the other way.
    case count(Int64)
    /// A share: so many of so many.
    case share(part: Int64, of: Int64)
    /// The incomes of the earlier day and of the due day.
    case income(before: IncomeFigure, due: IncomeFigure)
}

/// The income of some households on one day.
public struct IncomeFigure: Hashable, Sendable {
    /// The mean of persons, or the median of households.
    public let perPerson: ExactMean
    /// The households, and those whose income was assessed by that day.
    public let households: Int
    /// Those of them whose income was assessed by that day.
    public let assessed: Int
}

/// Why the figure of a target is unknown.
public enum UnknownFigure: String, Hashable, Sendable {
    /// Not every unit that is counted reported how many households, or persons, there are.
    case totals
    /// The unit is not one of the units of the day that the target is due.
    case unit
    /// Nobody's income was assessed, or too few.
    case incomes
    /// There is nobody that a share could be of.
    case nobody
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

extension TargetOutcome {
    /// The target, the actual figure, the verdict, and the notes on the totals of a rate.
    package static var columns: [AnswerColumn<TargetOutcome>] {
        let replacement: [AnswerColumn<Plan.Replacement>] = [.text("plan", \.plan), .day("from", \.from)]
        return [
            .text("plan", \.plan), .text("id", \.target.id), .day("due", \.target.due),
            .word("kind", \.target.kind.name), .word("comparison", \.target.comparison.name),
            .value("target", .count) { outcome in
                switch outcome.target.value {
                case .count(let count): .number(count)
                case .decimal(let decimal): .text(decimal.description)
                case nil: .absent
                }
            },
            .json("actual") { json, outcome in outcome.write(to: &json) },
            .count("actual") { $0.actual?.number.map { Int($0) } }.notInJSON,
            .count("of") { $0.actual?.total.map { Int($0) } }.notInJSON,
            .word("verdict", \.verdict.rawValue), .object("totals", \.totals, RateTotals.columns).onlyInJSON,
            .sentence("totals") { $0.totals.flatMap { $0.isSound ? nil : $0.words() } }.notInJSON,
            .texts("measure") { $0.target.measure.words.map(\.name) }, .word("counted", \.target.of.name),
            .day("firstDay", \.target.firstDay), .word("unknown") { $0.unknown?.rawValue },
            .object("replacedBy", \.replacement, replacement),
        ]
    }

    private func write(to json: inout JSONWriter) {
        switch actual {
        case nil: json.null()
        case .count(let count): json.int(count)
        case .share(let part, let all):
            let columns: [AnswerColumn<(part: Int64, of: Int64)>] = [
                .count(target.of.name) { Int($0.part) }, .count("of") { Int($0.of) },
            ]
            json.object((part, all), columns)
        case .income(let before, let due):
            let columns: [AnswerColumn<(before: IncomeFigure, due: IncomeFigure)>] = [
                .object("before", \.before, IncomeFigure.columns), .object("due", \.due, IncomeFigure.columns),
            ]
            json.object((before, due), columns)
        }
    }
}

extension IncomeFigure {
    fileprivate static var columns: [AnswerColumn<IncomeFigure>] {
        [
            .amountVND("sum", \.perPerson.sum), .count("of") { Int($0.perPerson.divisor) },
            .count("assessedHouseholds", \.assessed), .count("households", \.households),
        ]
    }
}

extension TargetActual {
    /// The number that a table has; of an income that of the due day, rounded.
    fileprivate var number: Int64? {
        switch self {
        case .count(let count), .share(let count, _): count
        case .income(_, let due): due.perPerson.rounded
        }
    }

    /// What a share is of.
    fileprivate var total: Int64? {
        if case .share(_, let all) = self { all } else { nil }
    }
}

// Comparing a target with its actual figure, exactly: shares and incomes are compared by cross-multiplication, never
// divided.

extension Target {
    /// Whether an actual figure is as promised. Both are of the same kind: a share has a decimal value, a count a whole
    /// number, an income either or none.
    func isMet(by actual: TargetActual) -> Bool {
        switch (actual, value) {
        case (.count(let count), .count(let promised)): return holds(Int128(count), Int128(promised))
        case (.share(let part, let all), .decimal(let promised)):
            // part / all against digits / denominator
            return holds(Int128(part) * Int128(promised.denominator), Int128(promised.digits) * Int128(all))
        case (.income(let before, let due), let promised):
            let (earlier, later) = (before.perPerson, due.perPerson)
            // Each mean is a sum over a divisor, so that products of two fit in 126 bits, and of three need more.
            let left = Int128(later.sum) * Int128(earlier.divisor)
            let right = Int128(earlier.sum) * Int128(later.divisor)
            switch promised {
            case nil: return left > right
            case .count(let rise):
                let wanted = Int128(rise) * Int128(earlier.divisor)
                return holds(WideProduct(left - right, 1), WideProduct(wanted, Int128(later.divisor)))
            case .decimal(let ratio):
                let wanted = WideProduct(right, Int128(ratio.digits))
                return holds(WideProduct(left, Int128(ratio.denominator)), wanted)
            }
        case (.count, _), (.share, _): return false
        }
    }

    private func holds<Figure: Comparable>(_ actual: Figure, _ promised: Figure) -> Bool {
        switch comparison {
        case .atLeast: actual >= promised
        case .atMost: actual <= promised
        case .below: actual < promised
        case .equal: actual == promised
        case .rises: actual > promised
        }
    }
}

/// The product of two numbers, which may need more than 128 bits.
private struct WideProduct: Comparable {
    private let high: Int128
    private let low: UInt128

    init(_ left: Int128, _ right: Int128) { (high, low) = left.multipliedFullWidth(by: right) }

    static func < (left: WideProduct, right: WideProduct) -> Bool { (left.high, left.low) < (right.high, right.low) }
}
