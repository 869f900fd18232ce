// Errors of the rules: which event of the entry, which household or unit, and which recorded events are in the way.

import EventLedger

extension EntryJudge {
    /// An error about one event of the entry. A void and a revocation are about the household or unit of the event they
    /// name: `stream`, where that event is found but not noted yet.
    func error(
        _ code: LedgerError.Code, _ index: Int, _ problem: String, _ remedy: String, about stream: StreamName? = nil,
        conflicting: [String] = []
    ) -> LedgerError {
        let event = entry.events[index]
        let named = stream ?? (events.indices.contains(index) ? events[index].target?.stream : nil)
        let household = named?.category == StreamCategory.household.rawValue ? named?.id : nil
        let unit = named?.category == StreamCategory.unit.rawValue ? named?.id : nil
        let subjects = LedgerError.Place.subjects(
            household: event.body.household ?? household, unit: event.body.unit ?? unit)
        return LedgerError(
            code, problem, remedy: remedy,
            at: .init(entry: entry.id, event: index + 1, eventType: event.kind.name, subjects: subjects),
            conflicting: conflicting)
    }

    /// The error for a rule that an event of a timeline breaks once the entry is in. When that event was recorded
    /// before, it is the entry's last event that bears on it which may not stand.
    func error(
        _ violation: RuleViolation, group: ArraySlice<Int>, _ writer: borrowing Writer
    ) throws(LedgerError) -> LedgerError {
        if violation.position >= firstPosition {
            return error(
                violation.code, violation.position - firstPosition, violation.problem, violation.remedy)
        }
        guard let event = try writer.event(at: violation.position) else {
            return error(.ruleBroken, group.first ?? 0, violation.problem, violation.remedy)
        }
        let index = lastCause(in: group, of: event) ?? group.first ?? 0
        let kind = EventKind(recordType: event.type)?.name ?? "event"
        let day = event.effectiveOn.map { " of \($0)" } ?? ""
        return error(
            .ruleBroken, index,
            "\(kind) \(event.reference)\(day) could not stand after it: \(violation.problem)",
            "void that event in the same entry, or record this one for another day",
            conflicting: [event.reference.description])
    }

    /// The event of a group that comes last before a recorded event on its timeline, a void where it voids, and bears on
    /// whether that event may stand.
    private func lastCause(in group: ArraySlice<Int>, of event: RecordedEvent) -> Int? {
        let end = (event.effectiveOn?.daysSinceEpoch ?? .max, event.position)
        var found: (place: (Int32, Position), index: Int)?
        for index in group {
            var place = (events[index].item.effectiveDay, events[index].item.position)
            var type = events[index].item.type
            if EventKind(recordType: type) == nil, let target = events[index].target {
                place = (target.effectiveOn?.daysSinceEpoch ?? .min, target.position)
                type = target.type
            }
            guard HouseholdState.bears(type, on: event.type), place < end else { continue }
            if found.map({ $0.place < place }) ?? true { found = (place, index) }
        }
        return found?.index
    }
}
