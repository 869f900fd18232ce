// Recording one entry inside a write transaction: was it there before, does it keep the rules, then append it.

import EventLedger

/// Records entries one after another in one write transaction.
struct EntryRecorder {
    /// Whether an entry's own recorded time is kept, as claimed by an older system.
    let keepsRecordedTimes: Bool
    /// Whether what is refused today is kept as an older program recorded it: ids, and totals and parts of ended units.
    let keepsIdentifiers: Bool

    /// Records an entry whose fields are right, or finds it was recorded before with the same content.
    ///
    /// When it throws, the writer holds nothing of the entry and may go on with another.
    func record(_ prepared: PreparedEntry, _ writer: inout Writer) throws(LedgerError) -> Receipt {
        let entry = prepared.entry
        if let recorded = try existing(entry, writer) { return recorded }
        var judge = EntryJudge(prepared, after: writer.lastPosition)
        do throws(LedgerError) {
            if !keepsIdentifiers { try checkIdentifiers(prepared, &writer) }
            try judge.judge(&writer)
            if !keepsIdentifiers { try judge.judgeEndedUnits(&writer) }
            try judge.addFigures(&writer)
            var encoded = try judge.encoded(keepingTime: keepsRecordedTimes)
            encoded.secret = prepared.secret
            encoded.isTimeClaimed = prepared.isTimeClaimed
            let receipt = try writer.append(encoded, to: judge.events.map(\.handle))
            try judge.setSnapshots(&writer)
            return receipt
        } catch {
            writer.abandonEntry()
            throw error.with(entry: entry.id)
        }
    }

    /// Throws for the first id that cannot be told from another by reading it, unless the ledger has it already.
    private func checkIdentifiers(_ prepared: PreparedEntry, _ writer: inout Writer) throws(LedgerError) {
        let entry = prepared.entry
        if let problem = IdentifierRules.problem(entry.id) {
            throw LedgerError(
                .invalidValue, "\"id\" is \(Excerpt.quoted(entry.id)), which \(problem)",
                remedy: IdentifierRules.remedy, entry: entry.id)
        }
        for (index, refused) in prepared.refusedIdentifiers {
            if try isRecorded(refused, &writer) { continue }
            throw LedgerError(
                refused.fieldProblem, entry: entry.id, event: index + 1, eventKind: prepared.events[index].kind)
        }
    }

    /// Whether something is recorded under an id.
    private func isRecorded(_ refused: RefusedIdentifier, _ writer: inout Writer) throws(LedgerError) -> Bool {
        guard let category = refused.category else { return false }
        return try writer.version(try writer.open(StreamName(category: category.rawValue, id: refused.id))) > 0
    }

    private func existing(_ entry: Entry, _ writer: borrowing Writer) throws(LedgerError) -> Receipt? {
        guard let recorded = try writer.entry(withID: entry.id) else { return nil }
        var references: [Position: EventReference] = [:]
        for event in recorded.events {
            guard let position = event.referredPosition else { continue }
            references[position] = try writer.event(at: position)?.reference
        }
        var known = try Entry(recorded, references: references)
        known.recordedAt = entry.recordedAt
        known.leaveOutFigures(whereAbsentIn: entry)
        guard known == entry else {
            throw LedgerError(
                .duplicateEntry, "another entry was recorded under this id, at position \(recorded.firstPosition)",
                remedy: "give the new entry an id of its own, or send the same content again", entry: entry.id)
        }
        return Receipt(
            positions: recorded.firstPosition...recorded.lastPosition, recordedAt: recorded.recordedAt,
            wasAlreadyRecorded: true)
    }
}

extension Entry {
    /// Takes the figures out of each closing that has none in another entry: the ledger adds them, and they are no part
    /// of what is said.
    fileprivate mutating func leaveOutFigures(whereAbsentIn other: Entry) {
        for (index, event) in zip(events.indices, other.events) {
            guard case .periodClosed(let given) = event.body, given.figures == nil,
                case .periodClosed(var known) = events[index].body
            else { continue }
            known.figures = nil
            events[index].body = .periodClosed(known)
        }
    }
}
