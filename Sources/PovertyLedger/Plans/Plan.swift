// The plans inside a cut, with what replaced them. Whether their targets are met is asked elsewhere.

import EventLedger

/// A plan that is adopted inside a cut, as it was promised.
public struct Plan: Hashable, Sendable {
    /// What replaced a plan, and from when.
    public struct Replacement: Hashable, Sendable {
        /// The plan that replaced it.
        public let plan: String
        /// The day from which it is replaced.
        public let from: Day
    }

    /// Its id.
    public let plan: String
    /// What it is called.
    public let title: String
    /// The day from which it is in force.
    public let effectiveOn: Day
    /// Its targets, in its own order.
    public let targets: [Target]
    /// The plan that it is part of.
    public let parentPlan: String?
    /// The plan that it replaced.
    public let replaces: String?
    /// What replaced it inside the cut; nil while it is in force.
    public fileprivate(set) var replacement: Replacement?

    /// What replaced the plan by the day that a target of it is due; nil where the target is still of a plan in force
    /// then.
    public func replacement(ofTargetDue due: Day) -> Replacement? { replacement.flatMap { $0.from <= due ? $0 : nil } }
}

extension Plan {
    /// The plan of an event; nil for other kinds.
    fileprivate init?(_ event: Event) {
        guard let day = event.effectiveOn else { return nil }
        switch event.body {
        case .planAdopted(let fields):
            self.init(
                plan: fields.plan, title: fields.title, effectiveOn: day, targets: fields.targets,
                parentPlan: fields.parentPlan, replaces: nil)
        case .planRevised(let fields):
            self.init(
                plan: fields.plan, title: fields.title, effectiveOn: day, targets: fields.targets,
                parentPlan: fields.parentPlan, replaces: fields.replaces)
        default: return nil
        }
    }
}

extension CutView {
    /// The plans adopted inside the cut, by id, those among them that replaced another and those that were replaced. A
    /// plan is adopted once, and again only where its adoption is voided.
    public func plans() throws(LedgerError) -> [Plan] {
        let category = StreamCategory.plan.rawValue
        var plans: [Plan] = []
        for number in 0..<UInt32(ledger.streamCount(category: category)) {
            guard let item = try ledger.timeline(category: category, number: number, at: cut).last else { continue }
            guard let event = try ledger.event(at: item.position) else {
                throw LedgerError.missingEvent(at: item.position)
            }
            if let plan = Plan(try Event(event, reference: nil)) { plans.append(plan) }
        }
        return Plan.replaced(plans)
    }
}

extension Plan {
    /// The plans of several ledgers, by id: of those with one id the first.
    package static func united(_ ledgers: [[Plan]]) -> [Plan] {
        var plans: [Plan] = []
        var ids: Set<String> = []
        for plan in ledgers.joined() where ids.insert(plan.plan).inserted { plans.append(plan) }
        return replaced(plans)
    }

    /// Plans with what replaced each among them, by id.
    fileprivate static func replaced(_ plans: [Plan]) -> [Plan] {
        var plans = plans
        var replacements: [String: Replacement] = [:]
        for plan in plans {
            guard let replaced = plan.replaces else { continue }
            replacements[replaced] = Replacement(plan: plan.plan, from: plan.effectiveOn)
        }
        for index in plans.indices { plans[index].replacement = replacements[plans[index].plan] }
        return plans.sorted { $0.plan < $1.plan }
    }
}
