// The targets of a plan beside those of the plans that are part of it: whether what the wards promise adds up to what the
// city does. It says nothing of what was reached.

import EventLedger
import PovertyLedger

/// A target of a plan, and the sum of the same targets of the plans that are part of it.
public struct TargetSum: Hashable, Sendable {
    /// The plan's id.
    public let plan: String
    /// Its target.
    public let target: Target
    /// The plans that have such a target too, by id.
    public let plans: [String]
    /// The sum of the values of their targets.
    public let sum: Int64
    /// Whether the sum compares with the value as the target demands of an actual figure.
    public let isCovered: Bool
}

extension TargetSum {
    /// The target, the plans, and the sum.
    package static var columns: [AnswerColumn<TargetSum>] {
        [
            .text("plan", \.plan), .text("id", \.target.id), .day("due", \.target.due),
            .word("comparison", \.target.comparison.name),
            .count("target") { sum in
                if case .count(let count) = sum.target.value { Int(count) } else { nil }
            },
            .count("sum") { Int($0.sum) }, .texts("plans", \.plans), .truth("covered", \.isCovered),
        ]
    }

    /// The sums of all targets that count something, of plans that others are part of; plans that are replaced by the
    /// day that a target is due are left out. Throws `overflow` for a sum that is no figure.
    static func all(_ plans: [Plan]) throws(LedgerError) -> [TargetSum] {
        var sums: [TargetSum] = []
        for plan in plans {
            let parts = plans.filter { $0.parentPlan == plan.plan }
            for target in plan.targets where plan.replacement(ofTargetDue: target.due) == nil {
                guard case .count = target.value, target.kind != .income else { continue }
                var sum: Int128 = 0
                var names: [String] = []
                for part in parts where part.replacement(ofTargetDue: target.due) == nil {
                    for other in part.targets where other.isSame(as: target) {
                        guard case .count(let count) = other.value else { continue }
                        sum += Int128(count)
                        if names.last != part.plan { names.append(part.plan) }
                    }
                }
                guard !names.isEmpty else { continue }
                guard let figure = Int64(exactly: sum) else {
                    throw LedgerError(
                        .overflow, "the targets of the plans that are part of \(plan.plan) add up to \(sum)",
                        remedy: "a sum has at most \(Int64.max); void the plan whose target is wrong")
                }
                sums.append(
                    TargetSum(
                        plan: plan.plan, target: target, plans: names, sum: figure,
                        isCovered: target.isMet(by: .count(figure))))
            }
        }
        return sums
    }
}

extension Target {
    /// Whether both count the same on the same days, in whichever units.
    fileprivate func isSame(as other: Target) -> Bool {
        func population(_ filter: TargetFilter?) -> TargetFilter? {
            let rest = TargetFilter(area: filter?.area, socialProtection: filter?.socialProtection)
            return rest == TargetFilter() ? nil : rest
        }
        return kind == other.kind && measure == other.measure && of == other.of && due == other.due
            && firstDay == other.firstDay && givers == other.givers && programmes == other.programmes
            && population(filter) == population(other.filter)
    }
}
