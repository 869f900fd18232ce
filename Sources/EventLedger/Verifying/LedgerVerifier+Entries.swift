// The entries themselves, as strictly as they can be read: what is not exactly what recording would have written is
// damage. Only truth is looked at here; a derived row never decides.

import LMDB

extension LedgerVerifier {
    /// Takes in the next record of the table of entries.
    mutating func take(_ key: RawSpan, _ record: RawSpan) throws(LedgerError) {
        guard let position = LedgerTables.position(key), position >= 1 else {
            lose(.positions, nil, "there is an entry under a key that is no position")
            return
        }
        if let expected, position != expected {
            lose(
                .positions, expected,
                position > expected
                    ? "positions \(expected) to \(position - 1) are missing"
                    : "an entry begins at position \(position), inside the one before it")
        }
        guard let entry = RecordedEntry(record: record) else {
            lose(.records, position, "the entry can't be read: its bytes are not those that were recorded")
            expected = nil
            return
        }
        guard entry.firstPosition == position else {
            lose(.positions, position, "the entry of position \(entry.firstPosition) lies here")
            expected = nil
            return
        }
        expected = entry.lastPosition + 1
        let numbers = EntryRecord.streamNumbers(in: record) ?? []
        if let problem = LedgerVerifier.problem(of: entry, numbers, record) { lose(.records, position, problem) }
        let recordedAt = entry.recordedAt.microsecondsSinceEpoch
        if recordedAt < extent.recordedAt {
            lose(.recordedTimes, position, "the entry was recorded at \(entry.recordedAt), before the one before it")
        }
        if isInStep {
            // Judged on what was known before it, and told only if the rows the judgement may rest on are sound.
            let judgement = canJudge ? judge(entry) : nil
            try compare(entry, numbers)
            if let judgement, canJudge { note(judgement, entry) }
        }
        report.soundEntries += 1
        report.soundEvents += entry.events.count
        extent.position = entry.lastPosition
        extent.recordedAt = max(recordedAt, extent.recordedAt)
        extent.entries += 1
        ledger.step(to: extent, in: rehearsal)
        guard let state, isInStep, extent.position == state.visible.position else { return }
        isVisibleMet = true
        if extent != state.visible {
            report.add(
                .state, position: extent.position,
                "what readers see is not what the entries through this position say")
        }
    }

    /// What is not as encoding the entry again writes it; nil when all is.
    private static func problem(of entry: RecordedEntry, _ numbers: [UInt32], _ record: RawSpan) -> String? {
        guard numbers.count == entry.events.count else { return "the entry can't be read" }
        let new = NewEntry(entry)
        do {
            try EntryLimits.check(new)
        } catch { return "the entry is outside the limits: \(error.problem)" }
        let bytes = EntryRecord.bytes(
            of: new, firstPosition: entry.firstPosition, recordedAt: entry.recordedAt, claimedTime: entry.claimedTime,
            numbers: numbers, summaries: entry.events.map(\.summary))
        return record.hasBytes(of: bytes.span.bytes) ? nil : "the entry is not written as recording writes it"
    }

    /// Whether the rules can be asked: they read derived tables, which must be sound as far as the walk has come.
    private var canJudge: Bool {
        rules != nil && skipped.isEmpty && isInStep && !report.findings.contains { $0.isDerived }
    }

    /// Lets the rules judge the entry.
    private mutating func judge(_ entry: RecordedEntry) -> Judgement {
        // A claimed time was judged on the day it was imported, which is not known any more.
        rehearsal.present = entry.claimedTime ? max(entry.recordedAt, store.clock()) : entry.recordedAt
        do {
            guard let again = try rules?.judgeAgain(entry, on: &ledger), let index = entry.firstDifference(from: again)
            else { return .passed }
            return .broken(.rules, event: index + 1, "the event is not written as the domain records its content")
        } catch { return .broken(rules?.finding(error) ?? .rules, event: error.place.event ?? 1, error.problem) }
    }

    private mutating func note(_ judgement: Judgement, _ entry: RecordedEntry) {
        report.judgedThrough = entry.lastPosition
        ledger.keepSnapshots(in: rehearsal)
        guard case .broken(let kind, let event, let problem) = judgement else { return }
        report.add(kind, position: entry.firstPosition + event - 1, problem)
    }
}

/// What the rules say of a recorded entry: that it passes, or the event that it breaks one with, or differs in.
private enum Judgement {
    case passed
    case broken(VerificationKind, event: Int, String)
}

extension EntryRecord {
    /// The numbers of the streams of an entry's events, in order; nil when the record is damaged.
    static func streamNumbers(in record: RawSpan) -> [UInt32]? {
        guard let entry = EntryRecord(checking: record, digest: false) else { return nil }
        var numbers: [UInt32] = []
        numbers.reserveCapacity(entry.eventCount)
        var start = entry.events
        for index in 0..<entry.eventCount {
            guard let range = entry.eventRange(index, startingAt: start, in: record) else { return nil }
            numbers.append(record.loadUnchecked(start + 8, as: UInt32.self))
            start = range.upperBound
        }
        return numbers
    }
}

extension NewEntry {
    /// What recording an entry again would take.
    init(_ entry: RecordedEntry) {
        self.init(
            id: entry.id, actor: entry.actor, document: entry.document, reason: entry.reason, restates: entry.restates,
            claimedTime: entry.claimedTime ? entry.recordedAt : nil, events: entry.events.map(NewEvent.init))
    }
}

extension NewEvent {
    /// What recording an event again would take.
    init(_ event: RecordedEvent) {
        if let voided = event.voids {
            self.init(voiding: voided, in: event.stream, reason: event.voidReason ?? "")
        } else {
            self.init(
                stream: event.stream, type: event.type, effectiveOn: event.effectiveOn ?? .first,
                summary: event.summary, payload: event.payload)
        }
    }
}

extension RecordedEntry {
    /// The index of the first event that is another than in an entry as it would be recorded now, 0 where the head is;
    /// nil when all is the same, byte for byte.
    func firstDifference(from new: NewEntry) -> Int? {
        let own = [id, actor, document ?? "", reason ?? "", restates ?? ""]
        let others = [new.id, new.actor, new.document ?? "", new.reason ?? "", new.restates ?? ""]
        guard zip(own, others).allSatisfy({ $0.utf8.elementsEqual($1.utf8) }), events.count == new.events.count else {
            return 0
        }
        return events.indices.first { index in
            let (event, other) = (NewEvent(events[index]), new.events[index])
            return event.type != other.type || event.effectiveOn != other.effectiveOn
                || event.stream.category != other.stream.category
                || !event.stream.id.utf8.elementsEqual(other.stream.id.utf8) || event.payload != other.payload
                || event.summary != other.summary
        }
    }
}
