// The history of one household: every event ever recorded of it, voided ones marked, in the order of its timeline.

import EventLedger

extension HouseholdLedger {
    /// What was recorded of a household up to some time, by day of effect and then position; voids are told with the
    /// event they took out. Known at closing is what was known when the last period was closed.
    ///
    /// Throws `notFound` when nothing is recorded of it. Cost: its own events only.
    public func history(of household: String, knownAt: KnownAt = .now) throws(LedgerError) -> [HistoryItem] {
        let id = NormalizedText.normalized(household)
        let known = try position(knownAt: knownAt)
        let stream = StreamName(category: StreamCategory.household.rawValue, id: id)
        let items = try ledger.record(of: stream, knownThrough: known)
        guard !items.isEmpty else {
            let isAll = try known == ledger.lastPosition()
            throw LedgerError(
                .notFound,
                "nothing is recorded of household \(id)" + (isAll ? "" : " up to position \(known)"),
                remedy: "check the code; capital letters and dashes count", file: ledger.path)
        }
        var history: [HistoryItem] = []
        for item in items.sorted(by: TimelineItem.precedes) where item.type != EventHead.voidType {
            history.append(try historyItem(item))
        }
        return history
    }

    private func historyItem(_ item: TimelineItem) throws(LedgerError) -> HistoryItem {
        let entry = try entry(holding: item.position)
        let recorded = entry.events[item.position - entry.firstPosition]
        var reference: EventReference?
        if let referred = recorded.referredPosition {
            reference = try ledger.event(at: referred)?.reference
        }
        let void = item.voidedBy == .max ? nil : try self.entry(holding: item.voidedBy)
        let voiding = void.map { $0.events[item.voidedBy - $0.firstPosition] }
        return HistoryItem(
            reference: recorded.reference, position: item.position,
            event: try Event(recorded, reference: reference), recordedAt: entry.recordedAt,
            claimedTime: entry.claimedTime, actor: entry.actor,
            document: entry.document, reason: entry.reason, voidedBy: voiding?.reference, voidedAt: void?.recordedAt,
            voidClaimedTime: void?.claimedTime ?? false, voidReason: voiding?.voidReason)
    }

    /// The entry that holds the event at a position that something names.
    func entry(holding position: Position) throws(LedgerError) -> RecordedEntry {
        let entry = try ledger.entry(at: position)
        guard let entry else {
            throw LedgerError(
                .damaged, "the event at position \(position) is missing", remedy: "restore the ledger from a backup")
        }
        return entry
    }
}
