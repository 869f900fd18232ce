// From a judged entry to the entry that the generic ledger records.

import EventLedger

extension EntryJudge {
    /// The summary an event will have; the units it names must be resolved.
    func summary(_ index: Int, _ ledger: inout WorkingLedger) throws(LedgerError) -> UInt32 {
        if let encoded = prepared[index].encoded { return encoded.summary }
        do {
            return try EventSummary.of(entry.events[index].body, context: numbers)
        } catch { throw problem(error, index) }
    }

    /// The number of every unit that an event names, so that it can be encoded; a unit without events has none.
    mutating func number(unitsOf index: Int, _ ledger: inout WorkingLedger) throws(LedgerError) {
        let body = entry.events[index].body
        for unit in [body.placement, body.mentionedUnit].compactMap(\.self) + body.otherUnits {
            guard numbers.units[unit] == nil else { continue }
            let handle = try ledger.open(StreamName(category: StreamCategory.unit.rawValue, id: unit))
            guard let number = try ledger.existingNumber(handle) else {
                throw error(
                    .unknownUnit, index, "unit \(unit) is not established", "record its unitEstablished first")
            }
            numbers.units[unit] = number
        }
    }

    /// The entry as the generic ledger records it. `claimedTime` keeps the entry's own recorded time.
    func encoded(keepingTime: Bool) throws(LedgerError) -> NewEntry {
        var encoded: [NewEvent] = []
        encoded.reserveCapacity(events.count)
        for judged in events {
            let prepared = prepared[judged.index]
            if let ready = prepared.encoded, let stream = prepared.stream,
                let day = Day(daysSinceEpoch: prepared.effectiveDay)
            {
                encoded.append(
                    NewEvent(
                        stream: stream, type: prepared.kind.recordType, effectiveOn: day, summary: ready.summary,
                        payload: ready.payload))
                continue
            }
            let event = entry.events[judged.index]
            if case .eventVoided(let fields) = event.body, let target = judged.target {
                encoded.append(NewEvent(voiding: target.position, in: target.stream, reason: fields.reason))
                continue
            }
            var payload: [UInt8] = []
            payload.reserveCapacity(64)
            let summary: UInt32
            do {
                try encodePayload(of: recordedBody(judged.index), into: &payload, context: numbers)
                summary = try EventSummary.of(event.body, context: numbers)
            } catch { throw problem(error, judged.index) }
            guard let day = event.effectiveOn, let stream = event.body.stream ?? judged.target?.stream ?? stream(judged)
            else { throw error(.invalidValue, judged.index, "the event has no day or stream", "give both") }
            encoded.append(
                NewEvent(
                    stream: stream, type: event.kind.recordType, effectiveOn: day, summary: summary, payload: payload))
        }
        return NewEntry(
            id: entry.id, actor: entry.actor, document: entry.document, reason: entry.reason, restates: entry.restates,
            claimedTime: keepingTime ? entry.recordedAt : nil, events: encoded)
    }

    /// The body of an event as it is recorded: with the figures that the ledger adds, never others.
    private func recordedBody(_ index: Int) -> EventBody {
        guard case .periodClosed(var fields) = entry.events[index].body else { return entry.events[index].body }
        fields.figures = figures[index]
        return .periodClosed(fields)
    }

    /// The stream of a revocation of an award of the same entry.
    private func stream(_ judged: JudgedEvent) -> StreamName? {
        guard case .awardRevoked(let fields) = entry.events[judged.index].body,
            entry.events.indices.contains(fields.award.ordinal - 1)
        else { return nil }
        return entry.events[fields.award.ordinal - 1].body.stream
    }

    private func problem(_ problem: FieldProblem, _ index: Int) -> LedgerError {
        error(.invalidValue, index, problem.sentence, problem.remedy)
    }
}
