// Errors of the rules: which event of the entry, which household or unit, and which recorded events are in the way.

import EventLedger

extension EntryJudge {
    /// An error about one event of the entry.
    func error(
        _ code: PovertyError.Code, _ index: Int, _ problem: String, _ remedy: String, conflicting: [String] = []
    ) -> PovertyError {
        let event = entry.events[index]
        return PovertyError(
            code, problem, remedy: remedy, entry: entry.id, event: index + 1, eventKind: event.kind,
            household: event.body.household, unit: event.body.unit, conflicting: conflicting)
    }

    /// Runs a ledger call; its error is that of the event.
    func wrap<Result>(_ index: Int, _ body: () throws(LedgerError) -> Result) throws(PovertyError) -> Result {
        do {
            return try body()
        } catch { throw PovertyError(error) }
    }

    /// The error for a rule that an event of a timeline breaks once the entry is in. When that event was recorded
    /// before, it is the entry's first event of the stream that may not stand.
    func error(
        _ violation: RuleViolation, group: ArraySlice<Int>, _ writer: borrowing Writer
    ) throws(PovertyError) -> PovertyError {
        if violation.position >= firstPosition {
            return error(
                .ruleBroken, violation.position - firstPosition, violation.problem, violation.remedy)
        }
        let index = group.first ?? 0
        guard let event = try recorded(at: violation.position, writer) else {
            return error(.ruleBroken, index, violation.problem, violation.remedy)
        }
        let kind = EventKind(recordType: event.type)?.name ?? "event"
        let day = event.effectiveOn.map { " of \($0)" } ?? ""
        return error(
            .ruleBroken, index,
            "\(kind) \(event.reference)\(day) could not stand after it: \(violation.problem)",
            "void that event in the same entry, or record this one for another day",
            conflicting: [event.reference.description])
    }

    func recorded(at position: Position, _ writer: borrowing Writer) throws(PovertyError) -> RecordedEvent? {
        do {
            return try writer.event(at: position)
        } catch { throw PovertyError(error) }
    }
}
