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
    func changes(in before: [TimelineItem], or after: [TimelineItem]) -> [TimelineItem] {
        // What is in both timelines did nothing, even where it changed the state in one of them only.
        let inOneOnly = Set(before.map(\.position)).symmetricDifference(after.map(\.position))
        return (changes(in: before) + changes(in: after)).filter { inOneOnly.contains($0.position) }
            .sorted(by: TimelineItem.precedes)
    }

    /// The events of a timeline that changed something.
    private func changes(in items: [TimelineItem]) -> [TimelineItem] {
        var state = HouseholdState()
        return items.filter { item in
            guard let step = HouseholdStep(item) else { return false }
            let before = state
            state.apply(step)
            switch step {
            case .registered, .dissolved: return true
            case .moved: return unit?(state.unit) != unit?(before.unit)
            case .classified, .exited:
                return state.householdClass != before.householdClass
                    || (protection && state.socialProtection != before.socialProtection)
            case .resized, .other: return false
            }
        }
    }
}
