// What the events of a bundle must be for figures to rest on them: long enough for their types, and their summaries saying
// what their payloads say. Whether they keep the rules of the domain is not judged here.

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
        guard payload.byteCount >= PayloadShape.of(kind).fixedBytes, event.category == category.rawValue,
            EventShapes.summary(kind, payload) == event.summary
        else {
            throw FolderProblem.refused("the event at position \(event.position) can't be what its type says")
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

    /// The summary that follows from a payload of at least those bytes; nil for classes that there are not.
    private static func summary(_ kind: EventKind, _ payload: RawSpan) -> UInt32? {
        func classAt(_ offset: Int) -> HouseholdClass? {
            let found = payload.load(offset, as: UInt8.self).flatMap { HouseholdClass(rawValue: $0) }
            return found == .unclassified ? nil : found
        }
        func flagAt(_ offset: Int) -> Bool? {
            payload.load(offset, as: UInt8.self).flatMap { $0 < 2 ? $0 == 1 : nil }
        }
        switch kind {
        case .unitMerged: return PayloadLayout.mergedInto(payload)
        case .householdRegistered: return payload.load(PayloadLayout.Registered.unitNumber, as: UInt32.self)
        case .householdMoved: return PayloadLayout.movedTo(payload)
        case .householdClassified:
            guard let decided = classAt(PayloadLayout.Classified.householdClass),
                let isProtected = flagAt(PayloadLayout.Classified.householdClass + 1)
            else { return nil }
            return EventSummary.bits(of: decided, isProtected)
        case .householdExitedPoverty:
            guard let from = classAt(2), from == .poor || from == .nearPoor, let reached = classAt(3),
                let isProtected = flagAt(4)
            else { return nil }
            return EventSummary.bits(of: reached, isProtected, leaving: from)
        default: return 0
        }
    }
}
