// The promise: entries that have nothing to do with each other may be recorded in any order, and no figure of what is
// known in the end depends on it.

import EventLedger
import LedgerTestSupport
import PovertyLedger
import PovertyReports
import Testing

@Suite("Contract of order")
struct ContractOrderTests {
    /// The streams an entry touches; nil when it may not change its place: units, plans and closings rule over others.
    private func streams(_ entry: Entry, _ ledger: NaiveLedger) -> Set<StreamName>? {
        var streams: Set<StreamName> = []
        for event in entry.events {
            var body = event.body
            if case .eventVoided(let fields) = body, let target = ledger.event(fields.event) { body = target.body }
            if case .awardRevoked(let fields) = body, let target = ledger.event(fields.award) { body = target.body }
            let movable = [StreamCategory.household.rawValue, StreamCategory.recipient.rawValue]
            guard let stream = body.stream, movable.contains(stream.category) else { return nil }
            streams.insert(stream)
        }
        return streams
    }

    /// The entries in another order: neighbours that share no stream change places again and again.
    private func shuffled(_ history: GeneratedHistory, _ random: inout SeededGenerator) -> [Entry] {
        var entries = history.accepted.map { entry in
            var entry = entry
            entry.recordedAt = nil
            return (entry, streams(entry, history.ledger))
        }
        for _ in 0..<(entries.count * 40) {
            let index = random.number(0...(entries.count - 2))
            guard let left = entries[index].1, let right = entries[index + 1].1, left.isDisjoint(with: right) else {
                continue
            }
            entries.swapAt(index, index + 1)
        }
        return entries.map(\.0)
    }

    private func ledger(_ entries: [Entry], _ path: String, _ history: GeneratedHistory) throws -> HouseholdLedger {
        let ledger = try HouseholdLedger(at: path, mode: .create, clock: { history.clock })
        for entry in entries { try ledger.record(entry) }
        return ledger
    }

    @Test func theOrderOfIndependentEntriesChangesNoFigure() throws {
        for seed in UInt64(601)...612 {
            let history = GeneratedHistory.of(seed: seed, events: 150, breakPercent: 0)
            var random = SeededGenerator(seed: seed)
            let folder = try TemporaryFolder()
            let first = try ledger(history.accepted, folder.file("first"), history)
            let reordered = shuffled(history, &random)
            #expect(reordered.map(\.id) != history.accepted.map(\.id), "\(history): nothing changed places")
            let second = try ledger(reordered, folder.file("second"), history)
            var cuts = CutGenerator(seed: seed, ledger: history.ledger)
            for _ in 0..<10 {
                let (day, other, unitsOn) = (cuts.day(), cuts.day(), cuts.unitsOn())
                let place: Comment = "\(history), \(day), \(other), units on \(unitsOn?.description ?? "-")"
                #expect(
                    try first.at(CutExpression(day), unitsOn: unitsOn).counts(by: .unit)
                        == second.at(CutExpression(day), unitsOn: unitsOn).counts(by: .unit), place)
                let (left, right) = (
                    try difference(first, day, other, unitsOn), try difference(second, day, other, unitsOn)
                )
                #expect(left.accounts == right.accounts && left.transitions == right.transitions, place)
                #expect(states(left) == states(right), place)
                let span = [day, other].sorted()
                #expect(
                    try first.at(CutExpression(span[1]), unitsOn: unitsOn).movement(since: span[0]).tables
                        == second.at(CutExpression(span[1]), unitsOn: unitsOn).movement(since: span[0]).tables, place)
                #expect(try bridge(first, span, unitsOn) == bridge(second, span, unitsOn), place)
                guard day.year < 2100 else { continue }
                let (years, moved) = (
                    try first.at(CutExpression(day)).trajectory(), try second.at(CutExpression(day)).trajectory()
                )
                #expect(years == moved, place)
            }
        }
    }

    private func difference(
        _ ledger: HouseholdLedger, _ from: Day, _ to: Day, _ unitsOn: Day?
    ) throws -> Difference {
        try ledger.at(CutExpression(to), unitsOn: unitsOn).difference(
            since: try ledger.cut(CutExpression(from)), by: .unit, listingHouseholds: true)
    }

    private func bridge(_ ledger: HouseholdLedger, _ span: [Day], _ unitsOn: Day?) throws -> Bridge? {
        try ledger.at(CutExpression(span[1]), unitsOn: unitsOn).bridgedDifference(
            since: try ledger.cut(CutExpression(span[0])), by: .unit
        ).bridge
    }

    /// Who changed how, by which events, whatever the order in which two events of one day were recorded.
    private func states(_ difference: Difference) -> [NaiveHouseholdChange] {
        (difference.households ?? []).map { change in
            NaiveHouseholdChange(
                change.household, NaiveTransition(from: change.from, to: change.to),
                change.events.sorted { "\($0)" < "\($1)" })
        }
    }
}
