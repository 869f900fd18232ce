// Walks the timeline of one household up to a cut, and says by which of its events it stands where it stands.

import EventLedger

/// The events that put a household into its account.
struct AccountEntrance {
    /// The event by which it came into its class, or class and protection, for the last time.
    private(set) var entered: Position = 0
    /// The registration or the last move.
    private(set) var placed: Position = 0
    /// The latest decision since `entered` that changed nothing.
    private(set) var confirmed: Position?

    /// Walks a timeline; nil when it does not register the household or its summaries are damaged.
    ///
    /// `tellsProtection` is whether social protection is a part of where it stands.
    init?(_ timeline: [TimelineItem], tellsProtection: Bool) {
        var (householdClass, socialProtection) = (HouseholdClass.unclassified, false)
        for item in timeline {
            switch EventKind(recordType: item.type) {
            case .householdRegistered:
                entered = item.position
                placed = item.position
            case .householdMoved: placed = item.position
            case .householdClassified, .householdExitedPoverty:
                guard let decided = EventSummary.householdClass(item.summary) else { return nil }
                let isProtected = EventSummary.socialProtection(item.summary)
                if decided != householdClass || (tellsProtection && isProtected != socialProtection) {
                    entered = item.position
                    confirmed = nil
                } else {
                    confirmed = item.position
                }
                (householdClass, socialProtection) = (decided, isProtected)
            default: break
            }
        }
        guard entered > 0, placed > 0 else { return nil }
    }
}
