// Closed periods: an entry that changes a closed day is marked as a restatement, and closings are in the order of their
// days.

import EventLedger

extension EntryJudge {
    /// Refuses an entry that touches a closed day and is not marked as a restatement.
    mutating func judgeClosings(_ ledger: inout WorkingLedger) throws(LedgerError) {
        guard let through = try lastClosed(&ledger) else { return }
        lastClosedDay = through
        guard entry.restates == nil else { return }
        // An origin states who signs, and concerns no day.
        for judged in events where judged.item.type != EventKind.originChanged.recordType {
            let day = judged.target?.effectiveOn?.daysSinceEpoch ?? judged.item.effectiveDay
            let touched = EventKind(recordType: judged.item.type) == nil ? day : judged.item.effectiveDay
            guard touched <= through, touched != .min else { continue }
            let closed = Day(daysSinceEpoch: through).map(String.init) ?? ""
            throw error(
                .closedPeriod, judged.index, "the period through \(closed) is closed",
                "say in \"restates\" why the entry changes it")
        }
    }

    /// A closing reaches further than the one before it, and is made on its last day or later.
    mutating func judgeClosing(_ group: ArraySlice<Int>, _ ledger: inout WorkingLedger) throws(LedgerError) {
        var last = lastClosedDay ?? .min
        for index in group {
            guard case .periodClosed(let fields) = entry.events[index].body else { continue }
            let through = fields.through.daysSinceEpoch
            guard through > last else {
                let closed = Day(daysSinceEpoch: last).map(String.init) ?? ""
                throw error(
                    .ruleBroken, index, "a period through \(closed) is closed",
                    "a closing reaches further than the one before it")
            }
            guard events[index].item.effectiveDay >= through else {
                throw error(
                    .ruleBroken, index, "the period ends on \(fields.through), after the closing takes effect",
                    "a period is closed on its last day or later")
            }
            guard fields.through <= ledger.today else {
                throw error(
                    .ruleBroken, index, "the period ends on \(fields.through), and today is \(ledger.today)",
                    "a period is closed on its last day or later")
            }
            last = through
            closings.append(index)
        }
    }

    /// The last day that was closed before this entry; nil when none was.
    private func lastClosed(_ ledger: inout WorkingLedger) throws(LedgerError) -> Int32? {
        let handle = try ledger.open(StreamCategory.closings)
        if let snapshot = try ledger.snapshot(handle) {
            return Int32(bitPattern: UInt32(truncatingIfNeeded: snapshot.first))
        }
        return try ledger.timeline(handle).last.map { Int32(bitPattern: $0.summary) }
    }
}

// Plans: a plan is adopted once. Another version of it is a void of the first adoption and a new one.

extension EntryJudge {
    /// Refuses to adopt a plan that is already adopted; `group` holds the events of one plan's stream.
    func judgePlan(_ group: ArraySlice<Int>, _ ledger: borrowing WorkingLedger) throws(LedgerError) {
        guard let first = group.first else { return }
        let adoptions = group.filter { EventKind(recordType: events[$0].item.type) == .planAdopted }
        let adopted: [TimelineItem]
        do throws(RuleViolation) {
            adopted = try liveTimeline(events[first].handle, with: [], ledger)
        } catch { throw try self.error(error, group: group, ledger) }
        guard !adoptions.isEmpty, adopted.count + adoptions.count > 1 else { return }
        let reference = try adopted.last.flatMap { (item) throws(LedgerError) in
            try ledger.event(at: item.position)?.reference.description
        }
        throw error(
            .ruleBroken, adopted.isEmpty ? adoptions[1] : adoptions[0], "the plan is adopted already",
            "void that adoption in the same entry, or give the new plan an id of its own",
            conflicting: reference.map { [$0] } ?? [])
    }
}
