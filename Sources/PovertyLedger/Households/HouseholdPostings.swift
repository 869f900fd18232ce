// What an entry changes of a household: its state afterwards, and the postings by which the balances follow it. An entry
// posts the difference between the timeline with it and the one without, so that back-dated events and voids post only
// what they change. It judges nothing: rules are in `HouseholdState+Rules`.
//
//   series   the number of the unit that the household is recorded in; mergers are applied to the answer
//   account  class and social protection: `Account.bits`
//   amounts  households and persons

import EventLedger

enum HouseholdPostings {
    /// The state kept of a household after an entry; nil where nothing of it is judged, or its events break a rule.
    static func follow(
        _ addition: StreamAddition, on ledger: borrowing WorkingLedger, _ postings: inout Postings
    ) throws(LedgerError) -> StreamSnapshot? {
        let stored = addition.snapshot.flatMap(HouseholdState.init)
        var isOrdered = stored != nil || addition.version == 0
        var hasVoids = false
        var changesNothing = true
        var day = stored?.lastDay ?? .min
        for item in addition.items {
            if item.type == EventHead.voidType { hasVoids = true }
            guard HouseholdState.judges(item.type) else { continue }
            changesNothing = false
            isOrdered = isOrdered && item.effectiveDay >= day
            day = item.effectiveDay
        }
        // Aid and awards leave the state as it is.
        guard hasVoids || !changesNothing else { return addition.snapshot }
        if isOrdered, !hasVoids {
            let posted = postings.count
            if let state = try followInOrder(addition, stored ?? HouseholdState(), on: ledger, &postings) {
                return state.snapshot(keepingMembers: ledger.keepsPostings)
            }
            postings.removeAll(after: posted)
        }
        return try followTimeline(addition, on: ledger, &postings)
    }

    /// Follows events that come last on the timeline, in its order; gives the state afterwards, nil where one of them
    /// breaks a rule.
    private static func followInOrder(
        _ addition: StreamAddition, _ before: HouseholdState, on ledger: borrowing WorkingLedger,
        _ postings: inout Postings
    ) throws(LedgerError) -> HouseholdState? {
        let keepsMembers = ledger.keepsPostings
        var state = before
        for item in addition.items where HouseholdState.judges(item.type) {
            let place = state.place
            let members = keepsMembers ? try members(item, addition, ledger) : 0
            guard (try? state.accept(item, members: members)) != nil else { return nil }
            if keepsMembers { postings.post(from: place, to: state.place, on: item.effectiveDay) }
        }
        return state
    }

    /// Compares the whole timeline with what it was before the entry.
    private static func followTimeline(
        _ addition: StreamAddition, on ledger: borrowing WorkingLedger, _ postings: inout Postings
    ) throws(LedgerError) -> StreamSnapshot? {
        let timeline = HouseholdTimeline(
            try addition.timeline(on: ledger), from: addition.firstPosition,
            addition.snapshot.flatMap(HouseholdState.init))
        // A stream without other events than aid and awards has no state.
        guard !timeline.items.isEmpty else { return nil }
        guard ledger.keepsPostings else {
            return timeline.state { _ in 0 }?.snapshot(keepingMembers: false)
        }
        func read(_ item: TimelineItem) throws(LedgerError) -> UInt32 { try members(item, addition, ledger) }
        try timeline.post(to: &postings, members: read)
        return try timeline.state(members: read)?.snapshot(keepingMembers: true)
    }

    /// The members that an event sets; 0 for one that sets none.
    private static func members(
        _ item: TimelineItem, _ addition: StreamAddition, _ ledger: borrowing WorkingLedger
    ) throws(LedgerError) -> UInt32 {
        let kind = EventKind(recordType: item.type)
        guard HouseholdStep.hasMembers(kind) else { return 0 }
        var members: UInt32?
        try addition.withPayload(of: item, on: ledger) { members = HouseholdStep.members(kind, $0) }
        return members ?? 0
    }
}

/// Where a household stands: in an account of a unit, with its members, or nowhere.
struct HouseholdPlace: Equatable {
    let unit: UInt32
    let account: UInt8
    let members: UInt32
}

extension HouseholdState {
    /// Where it stands; nil while it is not in the register.
    var place: HouseholdPlace? {
        guard isPresent else { return nil }
        return HouseholdPlace(
            unit: unit, account: UInt8(EventSummary.bits(of: householdClass, socialProtection)), members: members)
    }
}

extension HouseholdSlot {
    /// Where it stands; nil while it is not in the register.
    var place: HouseholdPlace? {
        isPresent ? HouseholdPlace(unit: unit, account: UInt8(accountBits), members: members) : nil
    }
}

extension Postings {
    /// Posts that a household leaves one place for another on a day.
    mutating func post(from before: HouseholdPlace?, to after: HouseholdPlace?, on day: Int32) {
        guard before != after, let day = Day(daysSinceEpoch: day) else { return }
        if let before {
            post(Posting(series: before.unit, account: before.account, on: day, -1, -Int64(before.members)))
        }
        if let after { post(Posting(series: after.unit, account: after.account, on: day, 1, Int64(after.members))) }
    }
}
