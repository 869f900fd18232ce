// What the events of a bundle must be for figures to rest on them: long enough for their types, and their summaries
// saying what their payloads say. Whether they keep the rules of the domain is not judged here.

import EventLedger
import PovertyLedger
import Files

/// A look at each event that figures rest on.
struct EventShapes: Projection {
    /// The greatest number of a unit that an event names; −1 when none does.
    private(set) var greatestUnit = -1

    mutating func apply(_ event: EventHead, payload: RawSpan) throws(LedgerError) {
        guard let kind = EventKind(recordType: event.type), EventShapes.kinds.contains(kind) else { return }
        let category = kind == .unitMerged ? StreamCategory.unit : .household
        guard event.category == category.rawValue, EventShapes.summary(kind, payload) == event.summary else {
            throw FolderProblem.refused("the event at position \(event.position) does not fit its type")
        }
        if [.unitMerged, .householdRegistered, .householdMoved].contains(kind) {
            greatestUnit = max(greatestUnit, Int(event.summary))
        }
    }

    /// The kinds that figures rest on.
    private static let kinds: Set<EventKind> = [
        .unitMerged, .householdRegistered, .householdMoved, .householdSizeChanged, .householdDissolved,
        .householdClassified, .householdExitedPoverty,
    ]

    /// The summary that follows from a payload; nil for classes that do not exist, and where the payload is too short.
    private static func summary(_ kind: EventKind, _ payload: RawSpan) -> UInt32? {
        switch kind {
        case .unitMerged: return UnitMerged.View(payload)?.intoNumber
        case .householdRegistered: return HouseholdRegistered.View(payload)?.unitNumber
        case .householdMoved: return HouseholdMoved.View(payload)?.unitNumber
        case .householdSizeChanged: return HouseholdSizeChanged.fits(payload) ? 0 : nil
        case .householdDissolved: return HouseholdDissolved.fits(payload) ? 0 : nil
        case .householdClassified:
            guard let decided = HouseholdClassified.View(payload), let householdClass = decided.class,
                let isProtected = decided.socialProtection
            else { return nil }
            return EventSummary.bits(of: householdClass, isProtected)
        case .householdExitedPoverty:
            guard let exit = HouseholdExitedPoverty.View(payload), let from = exit.from, let reached = exit.to,
                HouseholdClass.povertyClasses.contains(from), let isProtected = exit.socialProtection
            else { return nil }
            return EventSummary.bits(of: reached, isProtected, leaving: from)
        default: return nil
        }
    }
}
