// What of a household's state is looked at when two timelines are compared, and which events of them changed it.

import EventLedger
import PovertyLedger

/// Presence and class; where they are asked for, social protection and the unit too.
struct StateAspects {
    /// Whether a change of social protection is a change.
    let protection: Bool
    /// The unit that a unit counts as, where a change of it is a change; nil where not broken down by unit.
    let unit: ((UInt32) -> UInt32)?

    /// Presence and class alone.
    static var presenceAndClass: StateAspects { StateAspects(protection: false, unit: nil) }

    /// The events that are in one of two timelines only and changed something there, by day and position.
    ///
    /// Throws `damaged` for an event that does not fit its type.
    func changes(in before: [TimelineItem], or after: [TimelineItem]) throws(LedgerError) -> [TimelineItem] {
        // What is in both timelines did nothing, even where it changed the state in one of them only.
        let inOneOnly = Set(before.map(\.position)).symmetricDifference(after.map(\.position))
        return try (changes(in: before) + changes(in: after)).filter { inOneOnly.contains($0.position) }
            .sorted(by: TimelineItem.precedes)
    }

    /// The events of a timeline that changed something.
    private func changes(in items: [TimelineItem]) throws(LedgerError) -> [TimelineItem] {
        var state = HouseholdState()
        var changes: [TimelineItem] = []
        for item in items {
            guard let step = HouseholdStep(item) else { throw LedgerError.misfit(at: item.position) }
            let before = state
            state.apply(step)
            if isChange(by: step, from: before, to: state) { changes.append(item) }
        }
        return changes
    }

    private func isChange(by step: HouseholdStep, from before: HouseholdState, to state: HouseholdState) -> Bool {
        switch step {
        case .registered, .dissolved: true
        case .moved: unit?(state.unit) != unit?(before.unit)
        case .classified, .exited:
            state.householdClass != before.householdClass
                || (protection && state.socialProtection != before.socialProtection)
        case .resized, .other: false
        }
    }
}
