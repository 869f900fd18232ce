// Closing a period: its figures are recorded with it, so that later changes to its days are always marked.

import EventLedger

extension HouseholdLedger {
    /// Closes the period through a day: records its figures with it, in an entry `closing-<day>` unless `id` names
    /// another, in effect today by the ledger's clock and offset.
    ///
    /// `allowingTimesAheadOfClock` as for `record`. Throws `ruleBroken` when the period is closed or the day has not
    /// come, and what `record` throws. Cost: one replay and one durable commit.
    @discardableResult
    public func close(
        through day: Day, id: String? = nil, actor: String, document: String? = nil, reason: String? = nil,
        allowingTimesAheadOfClock: Bool = false
    ) throws(LedgerError) -> Closing {
        let today = ledger.today
        if let last = try closings().last, day <= last.through {
            throw LedgerError(
                .ruleBroken, "the period through \(last.through) is closed, by \(last.reference)",
                remedy: "a closing reaches further than the one before it"
            ).with(file: ledger.path)
        }
        guard day <= today else {
            throw LedgerError(
                .ruleBroken, "the period ends on \(day), and today is \(today)",
                remedy: "a period is closed on its last day or later"
            ).with(file: ledger.path)
        }
        let entry = Entry(
            id: id ?? "closing-\(day)", actor: actor, document: document, reason: reason,
            events: [.periodClosed(through: day, on: today)])
        return try write(allowingTimesAheadOfClock: allowingTimesAheadOfClock) {
            (writer: inout HouseholdWriter) throws(LedgerError) -> Closing in
            let receipt = try writer.record(entry)
            // Read back before the commit: once the closing is recorded, nothing can fail any more.
            let position = receipt.positions.lowerBound
            guard let recorded = try writer.ledger.entry(at: position) else { throw Closing.missing(at: position) }
            return try Closing(at: position, in: recorded)
        }
    }
}
