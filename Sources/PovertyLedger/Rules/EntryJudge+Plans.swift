// Plans: an id is adopted once; a plan is part of one, and replaces one, that is adopted on its day or before and was
// recorded before it; a plan is replaced once, and voided only with the plans that name it.

import EventLedger

extension EntryJudge {
    /// Refuses to adopt a plan that is already adopted; `group` holds the events of one plan's stream.
    func judgePlan(_ group: ArraySlice<Int>, _ ledger: borrowing WorkingLedger) throws(LedgerError) {
        guard let first = group.first else { return }
        let adoptions = group.filter { EntryJudge.isPlan(prepared[$0].kind) }
        let adopted: [TimelineItem]
        do throws(RuleViolation) {
            adopted = try liveTimeline(events[first].handle, with: [], ledger)
        } catch { throw try self.error(error, group: group, ledger) }
        guard !adoptions.isEmpty, adopted.count + adoptions.count > 1 else { return }
        let reference = try adopted.last.flatMap { (item) throws(LedgerError) in
            try ledger.event(at: item.position)?.reference.description
        }
        throw error(
            .ruleBroken, adopted.isEmpty ? adoptions[1] : adoptions[0], "the plan is adopted already",
            "void that adoption in the same entry, or give the new plan an id of its own",
            conflicting: reference.map { [$0] } ?? [])
    }

    /// Judges the plans that events of this entry name, and the voids of plans that others name.
    func judgePlans(_ ledger: inout WorkingLedger) throws(LedgerError) {
        let own = events.indices.filter { EntryJudge.isPlan(prepared[$0].kind) }.compactMap { index in
            RuledPlan(entry.events[index].body, EventReference(entry: entry.id, ordinal: index + 1), events[index].item)
        }
        let naming = own.filter { $0.parentPlan != nil || $0.replaces != nil }
        let voids = events.indices.filter { index in
            prepared[index].kind == .eventVoided
                && (events[index].target.flatMap { EventKind(recordType: $0.type) }.map(EntryJudge.isPlan) ?? false)
        }
        guard !naming.isEmpty || !voids.isEmpty else { return }
        let plans = try plansRecorded(&ledger) + own
        for plan in naming { try judge(plan, plans) }
        for index in voids {
            guard let name = events[index].target?.stream.id,
                let dependent = plans.first(where: { $0.parentPlan == name || $0.replaces == name }),
                !plans.contains(where: { $0.plan == name && $0.isBefore(dependent) })
            else { continue }
            throw error(
                .ruleBroken, index, "plan \(dependent.plan) names this one", "void that plan too",
                conflicting: [dependent.reference.description])
        }
    }

    private func judge(_ plan: RuledPlan, _ plans: [RuledPlan]) throws(LedgerError) {
        let index = plan.position - firstPosition
        for name in [plan.parentPlan, plan.replaces].compactMap(\.self) {
            guard !plans.contains(where: { $0.plan == name && $0.isBefore(plan) }) else { continue }
            let later = plans.first { $0.plan == name && $0.position != plan.position }
            throw error(
                .unknownReference, index, "plan \(name) is not adopted on that day",
                later.map { "it is adopted by \($0.reference), which comes later" } ?? "record its planAdopted first",
                conflicting: later.map { [$0.reference.description] } ?? [])
        }
        guard let replaced = plan.replaces,
            let other = plans.first(where: { $0.replaces == replaced && $0.position < plan.position })
        else { return }
        throw error(
            .ruleBroken, index, "plan \(replaced) is replaced already", "name the plan that replaced it, \(other.plan)",
            conflicting: [other.reference.description])
    }

    /// The plans in force that were recorded before, without those that this entry voids. Cost: the streams of all plans.
    private func plansRecorded(_ ledger: inout WorkingLedger) throws(LedgerError) -> [RuledPlan] {
        let category = StreamCategory.plan.rawValue
        var plans: [RuledPlan] = []
        for number in 0..<UInt32(ledger.streamCount(category: category)) {
            for item in try ledger.timeline(try ledger.open(category: category, number: number))
            where item.type != EventHead.voidType && item.voidedBy == .max && !voided.contains(item.position) {
                guard let event = try ledger.event(at: item.position) else {
                    throw LedgerError.missingEvent(at: item.position)
                }
                if let plan = RuledPlan(try Event(event, reference: nil).body, event.reference, item) {
                    plans.append(plan)
                }
            }
        }
        return plans.sorted { $0.position < $1.position }
    }

    fileprivate static func isPlan(_ kind: EventKind) -> Bool { kind == .planAdopted || kind == .planRevised }
}

/// A plan as the rules need it.
private struct RuledPlan {
    let reference: EventReference
    let position: Position
    let day: Int32
    let plan: String
    let parentPlan: String?
    let replaces: String?

    init?(_ body: EventBody, _ reference: EventReference, _ item: TimelineItem) {
        switch body {
        case .planAdopted(let fields): (plan, parentPlan, replaces) = (fields.plan, fields.parentPlan, nil)
        case .planRevised(let fields): (plan, parentPlan, replaces) = (fields.plan, fields.parentPlan, fields.replaces)
        default: return nil
        }
        self.reference = reference
        position = item.position
        day = item.effectiveDay
    }

    /// Whether it is in force on the day of another, and was recorded before it.
    func isBefore(_ other: RuledPlan) -> Bool { position < other.position && day <= other.day }
}
