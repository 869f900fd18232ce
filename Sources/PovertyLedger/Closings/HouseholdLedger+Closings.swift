// Closing a period, and the periods that were closed. After a closing nothing about its days changes in silence.

import EventLedger

extension HouseholdLedger {
    /// Closes the period through a day: records its figures with it, in an entry `closing-<day>` unless `id` names
    /// another, in effect today by the ledger's clock and offset.
    ///
    /// `allowingTimesAheadOfClock` as for `record`. Throws `ruleBroken` when the period is closed or the day has not come,
    /// and what `record` throws.
    /// Cost: one replay and one durable commit.
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
            ).with(file: ledger.path, line: nil)
        }
        guard day <= today else {
            throw LedgerError(
                .ruleBroken, "the period ends on \(day), and today is \(today)",
                remedy: "a period is closed on its last day or later"
            ).with(file: ledger.path, line: nil)
        }
        let entry = try PreparedEntry(
            try HouseholdLedger.normalized(
                Entry(
                    id: id ?? "closing-\(day)", actor: actor, document: document, reason: reason,
                    events: [.periodClosed(through: day, on: today)])))
        return try ledger.writeForDomain(allowingTimesAheadOfClock: allowingTimesAheadOfClock) {
            (writer: inout Writer) throws(LedgerError) -> Closing in
            let receipt = try EntryRecorder(keepsRecordedTimes: false, keepsIdentifiers: false).record(entry, &writer)
            // Read back before the commit: once the closing is recorded, nothing is left that can fail.
            let recorded: RecordedEntry?
            recorded = try writer.entry(at: receipt.positions.lowerBound)
            guard let recorded else { throw HouseholdLedger.noClosing(at: receipt.positions.lowerBound) }
            return try closing(at: receipt.positions.lowerBound, in: recorded)
        }
    }

    /// The closings there are, in the order of recording, which is that of their periods.
    ///
    /// Cost: a few lookups a closing.
    public func closings(knownThrough position: Position = .max) throws(LedgerError) -> [Closing] {
        let items = try ledger.record(of: StreamCategory.closings, knownThrough: position)
        var closings: [Closing] = []
        for item in items where item.type == EventKind.periodClosed.recordType {
            closings.append(try closing(at: item.position))
        }
        return closings
    }

    private func closing(at position: Position) throws(LedgerError) -> Closing {
        try closing(at: position, in: try entry(holding: position))
    }

    private func closing(at position: Position, in entry: RecordedEntry) throws(LedgerError) -> Closing {
        let recorded = entry.events[position - entry.firstPosition]
        let event = try Event(recorded, reference: nil)
        guard case .periodClosed(let fields) = event.body, let effectiveOn = event.effectiveOn else {
            throw HouseholdLedger.noClosing(at: position)
        }
        return Closing(
            reference: recorded.reference, cut: Cut(effectiveOn: fields.through, position: entry.lastPosition),
            effectiveOn: effectiveOn, recordedAt: entry.recordedAt, claimedTime: entry.claimedTime, actor: entry.actor,
            document: entry.document, figures: fields.figures)
    }

    private static func noClosing(at position: Position) -> LedgerError {
        LedgerError(
            .damaged, "the event at position \(position) is no closing", remedy: "restore the ledger from a backup")
    }
}
