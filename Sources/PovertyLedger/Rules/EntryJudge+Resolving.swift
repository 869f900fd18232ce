// Finding the stream of each event, and the event that a void, a revocation, a receipt or an adoption names.

import EventLedger

extension EntryJudge {
    /// Opens the stream of an event, resolves its reference and notes what it voids.
    mutating func resolve(_ index: Int, _ ledger: inout WorkingLedger) throws(LedgerError) {
        var target: RecordedEvent?
        var targetPosition = 0
        let stream: StreamName
        if let own = prepared[index].stream {
            guard prepared[index].effectiveDay != .min else {
                throw error(
                    .missingMember, index, "\"effectiveOn\" is missing", "every event but eventVoided has a day")
            }
            stream = own
            if prepared[index].encoded == nil, let (reference, kind) = entry.events[index].body.named {
                (target, targetPosition) = try resolve(reference, kind, index, ledger)
            }
        } else {
            (stream, target, targetPosition) = try resolveReference(index, &ledger)
        }
        let handle = try ledger.open(stream)
        // Numbers are assigned now, so that other events can name a unit established in this entry; a refused entry
        // releases them.
        _ = try ledger.number(handle)
        let item = TimelineItem(
            position: firstPosition + index, type: prepared[index].kind.recordType,
            effectiveDay: prepared[index].effectiveDay, summary: prepared[index].encoded?.summary ?? 0)
        events.append(
            JudgedEvent(index: index, handle: handle, item: item, target: target, targetPosition: targetPosition))
    }

    /// The stream, the event and the position that a void or a revocation names.
    private mutating func resolveReference(
        _ index: Int, _ ledger: inout WorkingLedger
    ) throws(LedgerError) -> (StreamName, RecordedEvent?, Position) {
        switch entry.events[index].body {
        case .eventVoided(let fields):
            let found = try recorded(fields.event, index, ledger)
            try checkVoid(found, fields.event, index, &ledger)
            voided.insert(found.position)
            numbers.positions[fields.event] = UInt64(found.position)
            return (found.stream, found, found.position)
        case .awardRevoked(let fields):
            let (found, position) = try resolve(fields.award, .awardGranted, index, ledger)
            guard let stream = found?.stream ?? prepared[position - firstPosition].stream else { break }
            return (stream, found, position)
        default: break
        }
        throw error(.invalidValue, index, "the event names no stream", "give its household or unit")
    }

    /// The event that another names, nil where it is of this entry and of the kind that is to be named, and its position.
    private mutating func resolve(
        _ reference: EventReference, _ kind: EventKind, _ index: Int, _ ledger: borrowing WorkingLedger
    ) throws(LedgerError) -> (RecordedEvent?, Position) {
        if reference.entry == entry.id {
            let own = reference.ordinal - 1
            guard prepared.indices.contains(own), prepared[own].kind == kind else {
                throw error(
                    .unknownReference, index,
                    prepared.indices.contains(own)
                        ? "\(reference) is of the kind \(prepared[own].kind.name)"
                        : "there is no event \(reference): this entry has \(prepared.count)",
                    "name an event of the kind \(kind.name)")
            }
            numbers.positions[reference] = UInt64(firstPosition + own)
            return (nil, firstPosition + own)
        }
        let found = try recorded(reference, index, ledger)
        numbers.positions[reference] = UInt64(found.position)
        return (found, found.position)
    }

    private func recorded(
        _ reference: EventReference, _ index: Int, _ ledger: borrowing WorkingLedger
    ) throws(LedgerError) -> RecordedEvent {
        guard reference.entry != entry.id else {
            throw error(
                .unknownReference, index, "\(reference) is an event of this entry",
                "name an event of an earlier entry, or leave both out")
        }
        if let found = try ledger.event(reference) { return found }
        let known = try ledger.entry(withID: reference.entry)
        throw error(
            .unknownReference, index, "there is no event \(reference)",
            known.map { "entry \(reference.entry) has events 1 to \($0.events.count)" }
                ?? "name an event as \"<entry id>#<n>\", n from 1")
    }

    /// The kind of an event that can't be voided, in words; nil for those that can.
    private static func lasting(_ event: RecordedEvent) -> Sentence? {
        if event.voids != nil { return "void" }
        return switch EventKind(recordType: event.type) {
        case .periodClosed: "closing"
        case .originChanged: "change of origin"
        default: nil
        }
    }

    private func checkVoid(
        _ target: RecordedEvent, _ reference: EventReference, _ index: Int, _ ledger: inout WorkingLedger
    ) throws(LedgerError) {
        if let kind = EntryJudge.lasting(target) {
            throw error(
                .ruleBroken, index, "\(reference) is a \(kind)", "a \(kind) cannot be voided", about: target.stream,
                conflicting: [reference.description])
        }
        let isVoided = try ledger.void(ofEventAt: target.position) != nil
        guard !isVoided, !voided.contains(target.position) else {
            throw error(
                .ruleBroken, index, "\(reference) is voided already", "an event is voided once",
                about: target.stream, conflicting: [reference.description])
        }
    }
}
