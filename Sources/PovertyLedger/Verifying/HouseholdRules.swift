// The rules of the domain as verifying and rebuilding ask for them: an entry is decoded, judged and encoded again as if
// it came in now, and the state of a stream is folded from its whole timeline. It records nothing.

import EventLedger

/// What the domain adds to verifying and rebuilding a ledger.
struct HouseholdRules: LedgerRules {
    func judge(_ recorded: RecordedEntry, _ writer: inout Writer) throws(BrokenRule) -> NewEntry {
        do {
            let entry = try HouseholdRules.decoded(recorded, writer)
            var judge = EntryJudge(
                try PreparedEntry(try HouseholdLedger.normalized(entry)), after: writer.lastPosition)
            try judge.judge(&writer)
            // The closings of older programs have no figures.
            if entry.events.contains(where: \.hasFigures) { try judge.addFigures(&writer) }
            let encoded = try judge.encoded(keepingTime: recorded.claimedTime)
            try judge.setSnapshots(&writer)
            return encoded
        } catch {
            throw BrokenRule(isFigure: error.code == .figuresDiffer, event: error.place.event, error.problem)
        }
    }

    func inPlaceJudge() -> (any InPlaceJudge)? { HouseholdJudge() }

    /// The entry as it came in, with the references of the events that it names by position.
    private static func decoded(
        _ recorded: RecordedEntry, _ writer: borrowing Writer
    ) throws(LedgerError) -> Entry {
        var references: [Position: EventReference] = [:]
        for event in recorded.events {
            guard let position = event.referredPosition else { continue }
            if (recorded.firstPosition...recorded.lastPosition).contains(position) {
                references[position] = recorded.events[position - recorded.firstPosition].reference
                continue
            }
            references[position] = try writer.event(at: position)?.reference
        }
        var entry = try Entry(recorded, references: references)
        if !recorded.claimedTime { entry.recordedAt = nil }
        return entry
    }

    func snapshot(category: UInt8, items: [TimelineItem]) -> StreamSnapshot? {
        let live = items.filter { $0.type != EventHead.voidType && $0.voidedBy == .max }
        switch StreamCategory(rawValue: category) {
        case .household:
            // Aid and awards leave no state; a stream of nothing else has none.
            guard items.contains(where: { HouseholdState.judges($0.type) }) else { return nil }
            let judged = live.filter { HouseholdState.judges($0.type) }.sorted(by: TimelineItem.precedes)
            return (try? HouseholdState(folding: judged))?.snapshot
        case .unit: return (try? UnitState(folding: live))?.snapshot
        case .closing:
            return live.last.map { StreamSnapshot(first: UInt64($0.summary), second: 0) }
        case .plan, .recipient, .checkpoint, nil: return nil
        }
    }
}

extension Event {
    /// Whether it is a closing with figures.
    fileprivate var hasFigures: Bool {
        guard case .periodClosed(let fields) = body else { return false }
        return fields.figures != nil
    }
}
