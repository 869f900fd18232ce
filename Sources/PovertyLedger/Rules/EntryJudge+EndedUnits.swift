// What no unit gets any more that is known to have ended: totals, and units below it. Older programs recorded both, and what
// they recorded stands; so these rules hold when an entry is recorded, and verifying does not ask them.

import EventLedger

extension EntryJudge {
    /// Throws `unknownUnit` for a total of a unit that is known to be merged or divided on that day, and for an event that
    /// makes another unit part of it. Call it behind `judge`.
    mutating func judgeEndedUnits(_ writer: inout Writer) throws(LedgerError) {
        for index in events.indices {
            switch prepared[index].kind {
            case .householdTotalReported:
                let handle = events[index].handle
                guard let state = try ended(handle, index, writer) else { continue }
                throw error(
                    .unknownUnit, index, "the unit is \(state.ending) on that day",
                    "report the totals of \(state.successors)")
            case .unitEstablished, .unitChanged:
                guard let parent = prepared[index].otherUnits.first else { continue }
                let handle = try writer.open(StreamName(category: StreamCategory.unit.rawValue, id: parent))
                guard let state = try ended(handle, index, writer) else { continue }
                throw error(
                    .unknownUnit, index, "unit \(parent) is \(state.ending) on that day",
                    "name \(state.successor) as the parent")
            default: break
            }
        }
    }

    /// The state of a unit that was known, before an event, to have ended on the event's day; nil for one that goes on.
    private func ended(
        _ handle: StreamHandle, _ index: Int, _ writer: borrowing Writer
    ) throws(LedgerError) -> UnitState? {
        let state = try state(handle, writer)
        return state.isEnded(on: events[index].item.effectiveDay) && endedBefore(handle, index) ? state : nil
    }
}

extension UnitState {
    /// What goes on in place of the unit, in words.
    fileprivate var successors: String {
        mergedInto == nil ? "the units that it was divided among" : "the unit that it merged into"
    }

    /// One of those, in words.
    fileprivate var successor: String { mergedInto == nil ? "one of \(successors)" : successors }
}
