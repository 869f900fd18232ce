// Funds: one is established once; contributions to it, and aid that it gives, are on that day or later; a receipt keeps
// a pledge of the same fund, donor, kind and measure; and what others rest on is voided only with them.

import EventLedger

extension EntryJudge {
    /// Judges the events of one fund, `group`, and keeps its state for the rest of the entry.
    mutating func judgeFund(_ group: ArraySlice<Int>, _ ledger: inout WorkingLedger) throws(LedgerError) {
        guard let first = group.first else { return }
        let handle = events[first].handle
        let new = group.map { events[$0].item }.filter { $0.type != EventHead.voidType }
        let voids = new.count < group.count
        let before = try fundState(handle, ledger)
        var after = before
        do throws(RuleViolation) {
            if voids {
                after = try FundState(folding: try liveTimeline(handle, with: new, ledger))
            } else {
                for item in new.sorted(by: FundState.precedes) { try after.apply(item) }
            }
        } catch { throw try self.error(error, group: group, ledger) }
        funds[handle] = after
        try judgePledges(group, handle, ledger)
        guard voids, after.establishedOn > before.establishedOn else { return }
        try checkNoAid(of: handle, before: after.establishedOn, group, ledger)
    }

    /// Aid of a fund is given on the day of its establishment or later.
    mutating func judgeAidOfFunds(_ ledger: inout WorkingLedger) throws(LedgerError) {
        for index in events.indices where prepared[index].kind == .aidGiven {
            guard case .aidGiven(let fields) = entry.events[index].body, let fund = fields.fund else { continue }
            let handle = try ledger.open(StreamName(category: StreamCategory.fund.rawValue, id: fund))
            let state = try fundState(handle, ledger)
            guard !state.isEstablished(on: events[index].item.effectiveDay) else { continue }
            let day = Day(daysSinceEpoch: state.establishedOn)
            throw error(
                .unknownFund, index, "fund \(fund) is not established on that day",
                day.map { "it is established from \($0) on" } ?? "record its fundEstablished first")
        }
    }

    /// The state of a fund after this entry, or as recorded.
    private func fundState(
        _ handle: StreamHandle, _ ledger: borrowing WorkingLedger
    ) throws(LedgerError) -> FundState {
        if let state = funds[handle] { return state }
        let (snapshot, version) = try recordedState(handle, ledger)
        if let snapshot { return FundState(snapshot) }
        guard version > 0 else { return FundState() }
        do throws(RuleViolation) {
            return try FundState(folding: try liveTimeline(handle, with: [], ledger))
        } catch { throw LedgerError(.damaged, error.problem, remedy: "restore the ledger from a backup") }
    }

    /// Judges the receipts of pledges, and the voids of pledges, among the events of one fund.
    private func judgePledges(
        _ group: ArraySlice<Int>, _ handle: StreamHandle, _ ledger: borrowing WorkingLedger
    ) throws(LedgerError) {
        for index in group where prepared[index].kind == .contributionReceived && events[index].targetPosition > 0 {
            try checkNamed(index, .pledge, ledger)
            try judgeReceipt(index, ledger)
        }
        let pledged = EventKind.contributionPledged.recordType
        let voids = group.filter { prepared[$0].kind == .eventVoided && events[$0].target?.type == pledged }
        guard !voids.isEmpty else { return }
        var receipts: [Position: Position] = [:]
        for item in try ledger.timeline(handle) where item.type == EventKind.contributionReceived.recordType {
            guard item.voidedBy == .max, !voided.contains(item.position),
                let event = try ledger.event(at: item.position),
                let pledge = ContributionReceived.View(event.payload.span.bytes)?.pledge
            else { continue }
            receipts[pledge] = receipts[pledge] ?? item.position
        }
        for index in voids {
            guard let receipt = receipts[events[index].targetPosition] else { continue }
            throw error(
                .ruleBroken, index, "something was received of the pledge", "void its receipts too",
                conflicting: try ledger.event(at: receipt).map { [$0.reference.description] } ?? [])
        }
    }

    /// A receipt is of the fund, the donor and the kind of its pledge.
    private func judgeReceipt(_ index: Int, _ ledger: borrowing WorkingLedger) throws(LedgerError) {
        let (named, fund) = try namedPledge(index, ledger)
        guard case .contributionReceived(let receipt) = entry.events[index].body,
            case .contributionPledged(let pledge) = named
        else { return }
        let conflicting = events[index].target.map { [$0.reference.description] } ?? []
        guard fund == events[index].handle else {
            throw error(
                .ruleBroken, index, "the pledge is to fund \(pledge.fund)", "a receipt is of the fund of its pledge",
                conflicting: conflicting)
        }
        guard receipt.donor == pledge.donor else {
            throw error(
                .ruleBroken, index,
                "the pledge is of \(Excerpt.quoted(pledge.donor)), and the receipt of \(Excerpt.quoted(receipt.donor))",
                "name the donor as the pledge does, or leave out the pledge", conflicting: conflicting)
        }
        guard receipt.kind == pledge.kind else {
            throw error(
                .ruleBroken, index, "the pledge is of \(term: pledge.kind.name)",
                "a receipt is of the kind of its pledge; leave out the pledge if something else was given",
                conflicting: conflicting)
        }
        guard pledge.quantity == nil || receipt.quantity == nil || receipt.measure == pledge.measure else {
            let measure =
                pledge.measure.map { "in the measure \(Excerpt.quoted($0))" as Sentence } ?? "without a measure"
            throw error(
                .ruleBroken, index, "the quantity of the pledge is \(measure)",
                "a receipt counts in the measure of its pledge", conflicting: conflicting)
        }
    }

    /// The pledge that a receipt names, and its fund.
    private func namedPledge(
        _ index: Int, _ ledger: borrowing WorkingLedger
    ) throws(LedgerError) -> (EventBody, StreamHandle?) {
        guard let target = events[index].target else {
            let own = events[index].targetPosition - firstPosition
            return (entry.events[own].body, events[own].handle)
        }
        let isOfThisFund = try ledger.name(events[index].handle) == target.stream
        return (try Event(target, reference: nil).body, isOfThisFund ? events[index].handle : nil)
    }

    /// Refuses to void an establishment that aid of the fund depends on before the fund is established again.
    private func checkNoAid(
        of handle: StreamHandle, before day: Int32, _ group: ArraySlice<Int>, _ ledger: borrowing WorkingLedger
    ) throws(LedgerError) {
        var uses = FundUses(of: try ledger.name(handle).id, before: day, except: voided)
        try ledger.replay(into: &uses)
        guard let position = uses.first else { return }
        let index = group.first { events[$0].target?.type == EventKind.fundEstablished.recordType } ?? group[0]
        throw error(
            .ruleBroken, index, "aid of this fund depends on its being established",
            "void that aid first, or establish the fund anew in the same entry",
            conflicting: try ledger.event(at: position).map { [$0.reference.description] } ?? [])
    }
}

// Finds aid of a fund. Only needed when an establishment is voided, which is rare: it reads the whole ledger instead of
// keeping an index.

/// The first aid in force that a fund gave before a day.
struct FundUses: Projection {
    private let fund: [UInt8]
    private let day: Int32
    private let except: Set<Position>
    /// The position of that event; nil when there is none.
    private(set) var first: Position?

    var isFinished: Bool { first != nil }

    init(of fund: String, before day: Int32, except: Set<Position>) {
        self.fund = Array(fund.utf8)
        self.day = day
        self.except = except
    }

    mutating func apply(_ event: EventHead, payload: RawSpan) throws(LedgerError) {
        guard first == nil, event.type == EventKind.aidGiven.recordType, event.voidedBy == .max,
            event.effectiveDay < day, !except.contains(event.position), let named = AidGiven.View(payload)?.fund
        else { return }
        if named.withUnsafeBytes({ $0.elementsEqual(fund) }) { first = event.position }
    }
}
