// Which events made the difference for one household: those in force at one of two cuts only that changed its state.

import EventLedger

extension HouseholdView {
    /// The events of a household that stand in the timeline of one of two cuts only and changed its class or presence
    /// there, by day and position.
    func changingEvents(of household: String, _ first: Cut, _ second: Cut) throws(LedgerError) -> [EventReference] {
        let stream = StreamName(category: StreamCategory.household.rawValue, id: household)
        let before = try ledger.timeline(of: stream, at: first)
        let after = try ledger.timeline(of: stream, at: second)
        let items = StateAspects.presenceAndClass.changes(in: before, or: after)
        var references: [EventReference] = []
        for item in items {
            let event = try ledger.event(at: item.position)
            if let event { references.append(event.reference) }
        }
        return references
    }
}
