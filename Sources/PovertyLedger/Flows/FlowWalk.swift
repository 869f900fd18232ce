// The walk of one household through a window: its steps in timeline order, each turned into what it changed.

import EventLedger

/// A household on its way through a window.
struct FlowWalk {
    private let window: FlowWindow
    private let household: UInt32
    private var past: FlowPast
    /// Where it stands now.
    private(set) var standing: Standing

    /// Starts where the household stood before the window.
    init(_ household: Int, from slot: HouseholdSlot, _ past: FlowPast, _ window: FlowWindow) {
        self.window = window
        self.household = UInt32(truncatingIfNeeded: household)
        self.past = past
        standing = slot.standing
    }

    /// Takes the next step and answers with what it changed; nil when that is nothing.
    mutating func take(_ step: FlowStep) -> Flow? {
        let before = standing
        var isRelapse = false
        var isArrival = false
        switch step.kind {
        case .householdRegistered:
            past.register(cause: step.cause)
            standing.isPresent = true
            standing.unit = step.value
            isArrival = past.isArrival
        case .householdMoved: standing.unit = step.value
        case .householdSizeChanged: standing.members = step.value
        case .householdDissolved: standing = .absent
        case .householdClassified, .householdExitedPoverty:
            let householdClass = EventSummary.householdClass(step.value) ?? before.householdClass
            isArrival = before.householdClass == .unclassified && past.isArrival
            isRelapse =
                before.householdClass.isBetter(than: .nearPoor)
                && window.isRelapse(leftOn: past.left(householdClass), backOn: step.day)
            standing.householdClass = householdClass
            standing.socialProtection = EventSummary.socialProtection(step.value)
            if step.kind == .householdExitedPoverty {
                past.exit(from: EventSummary.classLeft(step.value), on: step.day)
            }
        default: return nil
        }
        guard standing != before, before.isPresent || standing.isPresent else { return nil }
        return Flow(
            household: household, position: step.position, before: before, after: standing, isRelapse: isRelapse,
            isArrival: isArrival,
            isBoundaryChange: step.kind == .householdMoved
                && MoveCause(rawValue: step.cause) == .boundaryChange)
    }
}
