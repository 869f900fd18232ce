// The other readings of a published figure of a target, by brute force: each is written out as the documents list them, and
// judged anew.

import EventLedger
import PovertyLedger
import PovertyReports

/// One way to arrive at the figure of a target.
public struct NaiveTargetReading: Hashable, Sendable {
    /// In what it differs.
    public var difference: TargetDifference
    /// The plan.
    public var plan: String
    /// The target, with its opening day or the first of its span in `from`.
    public var target: Target
    /// The cut.
    public var cut: NaiveCut

    /// A reading.
    public init(_ difference: TargetDifference, _ plan: String, _ target: Target, _ cut: NaiveCut) {
        self.difference = difference
        self.plan = plan
        self.target = target
        self.cut = cut
    }
}

extension NaiveLedger {
    /// The plans of a cut with their targets.
    public func promises(_ cut: NaiveCut) -> [(plan: String, target: Target)] {
        plans(cut).flatMap { plan in plan.targets.map { (plan.plan, $0) } }
    }

    /// The actual figure of a target; nil where there is none.
    public func figure(_ reading: NaiveTargetReading) -> NaiveTargetRow.Actual? {
        row(reading.target, of: reading.plan, reading.cut).actual
    }

    /// Every other reading of a target, the nearest first.
    public func readings(_ target: Target, of plan: String, _ cut: NaiveCut) -> [NaiveTargetReading] {
        var all: [NaiveTargetReading] = []
        for other in promises(cut) where other.plan != plan && other.target.id == target.id {
            if other.target.kind.isShare == target.kind.isShare {
                all.append(NaiveTargetReading(.plan, other.plan, other.target, cut))
            }
        }
        func add(_ difference: TargetDifference, _ change: (inout Target) -> Void) {
            var other = target
            change(&other)
            if other != target { all.append(NaiveTargetReading(difference, plan, other, cut)) }
        }
        let isOfHouseholds = target.kind != .resources && target.kind != .lasting
        for protection in isOfHouseholds ? [nil, false, true] : [] as [Bool?] {
            add(.socialProtection) { other in
                var filter = other.filter ?? TargetFilter()
                filter.socialProtection = protection
                let isEmpty = filter.unit == nil && filter.area == nil && protection == nil
                other.filter = isEmpty ? nil : filter
            }
        }
        var positions = [0, cut.position]
        for position in knowledge(of: target.due) where !positions.contains(position) {
            positions.append(position)
            all.append(NaiveTargetReading(.known, plan, target, NaiveCut(cut.effectiveOn, position: position)))
        }
        let isChange = target.kind == .reduction || target.kind == .increase
        let opening = isChange ? target.from ?? Day.endOfYear(target.due.year - 1)! : nil
        if isChange || target.kind == .stock || target.kind == .rate {
            for day in otherDays(than: target.due) where opening == nil || opening! < day {
                add(.due) { ($0.due, $0.from) = (day, opening) }
            }
        }
        if let opening {
            for day in otherDays(than: opening) where day < target.due { add(.firstDay) { $0.from = day } }
        }
        switch target.of {
        case .amountVND: add(.counted) { $0.of = .gifts }
        case .gifts: add(.counted) { $0.of = .amountVND }
        case .persons: add(.counted) { $0.of = .households }
        case .households: if target.kind != .income && target.kind != .lasting { add(.counted) { $0.of = .persons } }
        }
        guard target.kind != .resources else { return all }
        add(.measure) { $0.measure = [.poor] }
        add(.measure) { $0.measure = [.nearPoor] }
        add(.measure) { $0.measure = [.poor, .nearPoor] }
        return all
    }
}
