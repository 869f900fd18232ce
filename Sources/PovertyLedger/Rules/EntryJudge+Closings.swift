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
