// What the events of a bundle must be for figures to rest on them: long enough for their types, and their summaries saying
// what their payloads say. Whether they keep the rules of the domain is not judged here.

import EventLedger

/// A look at each event that figures rest on.
struct EventShapes: Projection {
    /// The greatest number of a unit that an event names; −1 when none does.
    private(set) var greatestUnit = -1

    mutating func apply(_ event: EventHead, payload: RawSpan) throws(LedgerError) {
        guard let kind = EventKind(recordType: event.type), let least = EventShapes.leastBytes(kind) else { return }
        let category = kind == .unitMerged ? StreamCategory.unit : .household
        guard payload.byteCount >= least, event.category == category.rawValue,
            EventShapes.summary(kind, payload) == event.summary
        else {
            throw FolderProblem.refused("the event at position \(event.position) can't be what its type says")
        }
        if [.unitMerged, .householdRegistered, .householdMoved].contains(kind) {
            greatestUnit = max(greatestUnit, Int(event.summary))
        }
    }

    /// The bytes before the texts of a payload; nil for kinds that no figure rests on.
    private static func leastBytes(_ kind: EventKind) -> Int? {
        switch kind {
        case .unitMerged: 6
        case .householdRegistered: 15
        case .householdMoved: 9
        case .householdSizeChanged: 4
        case .householdDissolved: 1
        case .householdClassified: 28
        case .householdExitedPoverty: 6
        default: nil
        }
    }

    /// The summary that follows from a payload of at least those bytes; nil for classes that there are not.
    private static func summary(_ kind: EventKind, _ payload: RawSpan) -> UInt32? {
        func byte(_ offset: Int) -> UInt32 { payload.load(offset, as: UInt8.self).map(UInt32.init) ?? 0 }
        switch kind {
        case .unitMerged: return PayloadLayout.mergedInto(payload)
        case .householdRegistered: return payload.load(PayloadLayout.Registered.unitNumber, as: UInt32.self)
        case .householdMoved: return PayloadLayout.movedTo(payload)
        case .householdClassified:
            return (1...6).contains(byte(2)) && byte(3) < 2 ? byte(2) | byte(3) << 3 : nil
        case .householdExitedPoverty:
            let isKnown = (1...2).contains(byte(2)) && (1...6).contains(byte(3)) && byte(4) < 2
            return isKnown ? byte(3) | byte(4) << 3 | byte(2) << 4 : nil
        default: return 0
        }
    }
}
