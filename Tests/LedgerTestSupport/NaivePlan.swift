// Plans of the naive model: those of a cut, what replaced them, and the sums of the plans below them.

import EventLedger
import PovertyLedger

/// A plan, whether adopted or the revision of another.
public struct NaivePlan {
    /// Its id.
    public var plan: String
    /// From when it is in force.
    public var day: Day
    /// Its targets.
    public var targets: [Target]
    /// The plan above it.
    public var parent: String?
    /// The plan it replaced.
    public var replaces: String?

    /// The plan of an event; nil for others.
    public init?(_ event: NaiveEvent) {
        guard let day = event.day else { return nil }
        self.day = day
        switch event.body {
        case .planAdopted(let fields):
            (plan, targets, parent, replaces) = (fields.plan, fields.targets, fields.parentPlan, nil)
        case .planRevised(let fields):
            (plan, targets, parent, replaces) = (fields.plan, fields.targets, fields.parentPlan, fields.replaces)
        default: return nil
        }
    }

    /// The plan that replaced it by a day.
    func replacedBy(on due: Day, _ all: [NaivePlan]) -> String? {
        all.first { $0.replaces == plan && $0.day <= due }?.plan
    }

    /// The first year that a target measures.
    static func firstYear(_ target: Target) -> Int {
        switch target.kind {
        case .reduction, .increase, .income: target.from.map { $0.next!.year } ?? target.due.year
        default: target.due.year
        }
    }

    /// Each target with a whole value that plans below have too, as text.
    static func sums(_ plans: [NaivePlan]) -> [[String]] {
        func key(_ target: Target) -> String {
            let parts: [Any] = [
                target.kind, target.measure.mask, target.of, target.due, target.from ?? usualDay(target),
                target.givers.mask, target.programmes, target.filter?.area as Any,
                target.filter?.socialProtection as Any,
            ]
            return parts.map { "\($0)" }.joined(separator: "|")
        }
        func usualDay(_ target: Target) -> Day {
            switch target.kind {
            case .reduction, .increase: Day.endOfYear(target.due.year - 1)!
            default: Day(year: target.due.year, month: 1, day: 1)!
            }
        }
        var rows: [[String]] = []
        for plan in plans {
            for target in plan.targets {
                guard case .count(let promised) = target.value, target.kind != .income,
                    plan.replacedBy(on: target.due, plans) == nil
                else { continue }
                var sum: Int64 = 0
                var parts: [String] = []
                for part in plans where part.parent == plan.plan && part.replacedBy(on: target.due, plans) == nil {
                    let same = part.targets.filter { key($0) == key(target) }
                    guard !same.isEmpty else { continue }
                    parts.append(part.plan)
                    for other in same { if case .count(let count) = other.value { sum += count } }
                }
                guard !parts.isEmpty else { continue }
                let covered = NaiveLedger.holds(Int128(sum), target.comparison, Int128(promised))
                rows.append([plan.plan, target.id, "\(sum)", "\(covered)"] + parts)
            }
        }
        return rows
    }
}

extension NaiveLedger {
    /// The plans of a cut, by id.
    public func plans(_ cut: NaiveCut) -> [NaivePlan] {
        live(cut).compactMap { NaivePlan($0) }.sorted { $0.plan < $1.plan }
    }

    static func holds(_ actual: Int128, _ comparison: Comparison, _ promised: Int128) -> Bool {
        switch comparison {
        case .atLeast: actual >= promised
        case .atMost: actual <= promised
        case .below: actual < promised
        case .equal: actual == promised
        case .rises: actual > promised
        }
    }
}
