// Which events made the difference for one household: those in force at one of two cuts only that changed its state.

import EventLedger

extension HouseholdLedger {
    /// The events of a household that stand in the timeline of one of two cuts only and changed its class or presence
    /// there, by day and position.
    func changingEvents(of household: String, _ first: Cut, _ second: Cut) throws(PovertyError) -> [EventReference] {
        let stream = StreamName(category: StreamCategory.household.rawValue, id: household)
        let before = try stateChanges(stream, first)
        let after = try stateChanges(stream, second)
        let known = Set(before.map(\.position)).symmetricDifference(Set(after.map(\.position)))
        let items = (before + after.filter { item in !before.contains { $0.position == item.position } })
            .filter { known.contains($0.position) }.sorted(by: TimelineItem.precedes)
        var references: [EventReference] = []
        for item in items {
            let event = try reading { (ledger) throws(LedgerError) in try ledger.event(at: item.position) }
            if let event { references.append(event.reference) }
        }
        return references
    }

    /// The events of a timeline that registered or dissolved the household or changed its class.
    private func stateChanges(_ stream: StreamName, _ cut: Cut) throws(PovertyError) -> [TimelineItem] {
        let items = try reading { (ledger) throws(LedgerError) in try ledger.timeline(of: stream, at: cut) }
        var current = HouseholdClass.unclassified
        return items.filter { item in
            switch EventKind(recordType: item.type) {
            case .householdRegistered, .householdDissolved: return true
            case .householdClassified, .householdExitedPoverty:
                let next = EventSummary.householdClass(item.summary) ?? current
                defer { current = next }
                return next != current
            default: return false
            }
        }
    }
}
