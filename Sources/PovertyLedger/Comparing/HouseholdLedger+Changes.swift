// Which events made the difference for one household: those in force at one of two cuts only that changed its state.

import EventLedger

extension HouseholdLedger {
    /// The events of a household that stand in the timeline of one of two cuts only and changed its class or presence
    /// there, by day and position.
    func changingEvents(of household: String, _ first: Cut, _ second: Cut) throws(PovertyError) -> [EventReference] {
        let stream = StreamName(category: StreamCategory.household.rawValue, id: household)
        let (before, after) = try reading { (ledger) throws(LedgerError) in
            (try ledger.timeline(of: stream, at: first), try ledger.timeline(of: stream, at: second))
        }
        // What stands in both timelines did nothing, even where it changed the state in one of them only.
        let inOneOnly = Set(before.map(\.position)).symmetricDifference(after.map(\.position))
        let items = (HouseholdLedger.stateChanges(before) + HouseholdLedger.stateChanges(after))
            .filter { inOneOnly.contains($0.position) }.sorted(by: TimelineItem.precedes)
        var references: [EventReference] = []
        for item in items {
            let event = try reading { (ledger) throws(LedgerError) in try ledger.event(at: item.position) }
            if let event { references.append(event.reference) }
        }
        return references
    }

    /// The events of a timeline that registered or dissolved the household or changed its class.
    private static func stateChanges(_ items: [TimelineItem]) -> [TimelineItem] {
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
