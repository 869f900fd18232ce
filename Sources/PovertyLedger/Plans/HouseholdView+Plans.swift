// The plans inside a cut.

import EventLedger

extension HouseholdView {
    /// The plans adopted inside a cut, by id. A plan stands once: it is adopted anew only where its adoption is voided.
    public func plans(_ cut: Cut) throws(LedgerError) -> [PlanAdopted] {
        let category = StreamCategory.plan.rawValue
        let count = ledger.streamCount(category: category)
        var plans: [PlanAdopted] = []
        for number in 0..<UInt32(count) {
            guard let id = try ledger.streamID(category: category, number: number),
                let item = try ledger.timeline(of: StreamName(category: category, id: id), at: cut).last,
                let event = try ledger.event(at: item.position)
            else { continue }
            if case .planAdopted(let plan) = try Event(event, reference: nil).body { plans.append(plan) }
        }
        return plans.sorted { $0.plan < $1.plan }
    }
}
