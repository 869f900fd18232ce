// The timeline of a household with an entry on it, where the entry does not simply come last: what it posts, and the
// state that it leads to. How many members a household had is in the payloads of events all over the ledger, so it is
// looked up only where it is posted or kept; most of what is back-dated changes nothing for later.

import EventLedger

/// The events of a household that are judged, in the order of the timeline, those that are voided among them.
struct HouseholdTimeline {
    let items: [TimelineItem]
    /// The position of the first event of the entry.
    private let firstPosition: Position
    /// The event that set the members in force before the entry, where the state that was kept has them.
    private let settled: (index: Int, members: UInt32)?

    /// The timeline with the entry that begins at a position, in the order of recording, voids applied; `kept` is the
    /// state that was kept before it, or behind some of its events.
    init(_ timeline: [TimelineItem], from firstPosition: Position, _ kept: HouseholdState?) {
        var items = timeline.filter { HouseholdState.judges($0.type) }
        items.sort(by: TimelineItem.precedes)
        var last: Int?
        var isResized = false
        for (index, item) in items.enumerated() where HouseholdStep.hasMembers(EventKind(recordType: item.type)) {
            if item.position >= firstPosition { isResized = true }
            if HouseholdTimeline.wasInForce(item, before: firstPosition) { last = index }
        }
        self.items = items
        self.firstPosition = firstPosition
        if let kept, kept.isRegistered, let last, !isResized {
            settled = (last, kept.members)
        } else {
            settled = nil
        }
    }

    private static func wasInForce(_ item: TimelineItem, before position: Position) -> Bool {
        item.position < position && item.voidedBy >= position
    }

    /// Posts what the entry changes: with it, less without it. `members` reads those that an event sets.
    func post<Failure: Error>(
        to postings: inout Postings, members: (TimelineItem) throws(Failure) -> UInt32
    ) throws(Failure) {
        // In place of the members they have the event that sets them, by its index.
        var (without, with) = (HouseholdSlot(), HouseholdSlot())
        var known: (index: Int, members: UInt32)?
        func sized(_ place: HouseholdPlace?) throws(Failure) -> HouseholdPlace? {
            guard let place else { return nil }
            let index = Int(place.members)
            if known?.index != index { known = (index, try self.members(ofEvent: index, members)) }
            return HouseholdPlace(unit: place.unit, account: place.account, members: known?.members ?? 0)
        }
        func post(from before: HouseholdPlace?, to after: HouseholdPlace?, on day: Int32) throws(Failure) {
            guard before != after else { return }
            postings.post(from: try sized(before), to: try sized(after), on: day)
        }
        for (index, item) in items.enumerated() {
            guard let step = HouseholdStep(item, members: UInt32(truncatingIfNeeded: index)) else { continue }
            let was = HouseholdTimeline.wasInForce(item, before: firstPosition)
            let isThere = item.voidedBy == .max
            // Where both are the same, an event that both have posts nothing.
            if was && isThere && without == with {
                without.apply(step, on: item.effectiveDay)
                with = without
                continue
            }
            if was {
                let before = without.place
                without.apply(step, on: item.effectiveDay)
                try post(from: without.place, to: before, on: item.effectiveDay)
            }
            if isThere {
                let before = with.place
                with.apply(step, on: item.effectiveDay)
                try post(from: before, to: with.place, on: item.effectiveDay)
            }
        }
    }

    /// The state after all events that are in force; nil where one of them breaks a rule. `members` reads those that an
    /// event sets.
    func state<Failure: Error>(members: (TimelineItem) throws(Failure) -> UInt32) throws(Failure) -> HouseholdState? {
        var state = HouseholdState()
        for (index, item) in items.enumerated() where item.voidedBy == .max {
            guard (try? state.accept(item, members: UInt32(truncatingIfNeeded: index))) != nil else { return nil }
        }
        if state.isRegistered { state.members = try self.members(ofEvent: Int(state.members), members) }
        return state
    }

    private func members<Failure: Error>(
        ofEvent index: Int, _ read: (TimelineItem) throws(Failure) -> UInt32
    ) throws(Failure) -> UInt32 {
        if let settled, settled.index == index { return settled.members }
        return try read(items[index])
    }
}
