// What an entry changes of a household: its state afterwards, and the postings by which the balances follow it. An entry
// posts the difference between the timeline with it and the one without, so that back-dated events and voids post only
// what they change. It judges nothing: rules are in `HouseholdState+Rules`.
//
//   series   the number of the unit that the household is recorded in; mergers are applied to the answer
//   account  class and social protection: `Account.bits`
//   amounts  households and persons

import EventLedger

/// A step of a household with its members, at its place on the timeline.
struct SizedItem {
    let item: TimelineItem
    let members: UInt32
}

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
        let keepsMembers = ledger.keepsPostings
        var items: [SizedItem] = []
        let timeline = try addition.timeline(on: ledger).filter { HouseholdState.judges($0.type) }
            .sorted(by: TimelineItem.precedes)
        // A stream without other events than aid and awards has no state.
        guard !timeline.isEmpty else { return nil }
        let stored = addition.snapshot.flatMap(HouseholdState.init)
        let known = keepsMembers ? knownMembers(of: timeline, from: addition.firstPosition, stored) : 0
        for item in timeline {
            var members = known ?? 0
            if known == nil { members = try self.members(item, addition, ledger) }
            items.append(SizedItem(item: item, members: members))
        }
        if keepsMembers { post(items, from: addition.firstPosition, &postings) }
        var state = HouseholdState()
        for sized in items where sized.item.voidedBy == .max {
            guard (try? state.accept(sized.item, members: sized.members)) != nil else { return nil }
        }
        return state.snapshot(keepingMembers: keepsMembers)
    }

    /// Posts what the entry that begins at a position changes: with it, less without it. `items` are in the order of
    /// the timeline, with those that are voided.
    static func post(_ items: [SizedItem], from firstPosition: Position, _ postings: inout Postings) {
        var (without, with) = (HouseholdSlot(), HouseholdSlot())
        var differ = false
        for sized in items {
            let item = sized.item
            guard let step = HouseholdStep(item, members: sized.members) else { continue }
            let was = item.position < firstPosition && item.voidedBy >= firstPosition
            let isThere = item.voidedBy == .max
            // Up to the first event that one of them has alone both stand in the same place.
            if was && isThere && !differ {
                without.apply(step, on: item.effectiveDay)
                with = without
                continue
            }
            differ = differ || was != isThere
            if was {
                let before = without.place
                without.apply(step, on: item.effectiveDay)
                postings.post(from: without.place, to: before, on: item.effectiveDay)
            }
            if isThere {
                let before = with.place
                with.apply(step, on: item.effectiveDay)
                postings.post(from: before, to: with.place, on: item.effectiveDay)
            }
        }
    }

    /// The members of a household wherever the entry that begins at a position changes something: those of the state that
    /// was kept, where no event from there on sets them. Nil where the payloads of its events have to say it. `items` are
    /// in the order of the timeline, with those that are voided.
    static func knownMembers(
        of items: [TimelineItem], from firstPosition: Position, _ stored: HouseholdState?
    ) -> UInt32? {
        guard let stored, stored.isRegistered else { return nil }
        var isChanged = false
        for item in items {
            let was = item.position < firstPosition && item.voidedBy >= firstPosition
            let isThere = item.voidedBy == .max
            isChanged = isChanged || was != isThere
            if isChanged, was || isThere, HouseholdStep.hasMembers(EventKind(recordType: item.type)) { return nil }
        }
        return stored.members
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
