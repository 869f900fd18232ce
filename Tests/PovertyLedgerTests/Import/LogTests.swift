// The log is held against the entries that were recorded, filtered by hand: what is let through, in which order, what
// each brought and took back, and what was taken back of it since.

import EventLedger
import LedgerTestSupport
import Testing

@testable import PovertyLedger

@Suite(.timeLimit(.minutes(60))) struct LogTests {
    private static let seeds = UInt64(901)...908

    private struct Recorded {
        let history: GeneratedHistory
        let place: TemporaryLedger
        let ledger: HouseholdLedger
        /// The accepted entries with the positions of their events.
        var entries: [(entry: Entry, first: Position)] = []

        init(seed: UInt64) throws {
            var generator = HistoryGenerator(seed: seed)
            let history = generator.history(events: 200)
            self.history = history
            place = try TemporaryLedger()
            ledger = try HouseholdLedger(at: place.path, clock: { history.clock })
            var position = 1
            for entry in history.accepted {
                try ledger.record(entry, keepingRecordedTime: true)
                entries.append((entry, position))
                position += entry.events.count
            }
        }

        /// The void of each event that was voided.
        var voids: [EventReference: EventReference] {
            var voids: [EventReference: EventReference] = [:]
            for (entry, _) in entries {
                for (index, event) in entry.events.enumerated() {
                    guard case .eventVoided(let body) = event.body else { continue }
                    voids[body.event] = EventReference(entry: entry.id, ordinal: index + 1)
                }
            }
            return voids
        }

        func log(_ filter: LogFilter = LogFilter(), pageEntries: Int = 64) throws -> [LoggedEntry] {
            var logged: [LoggedEntry] = []
            let known = try ledger.log(filter, pageEntries: pageEntries) { entry in
                logged.append(entry)
                return true
            }
            #expect(known == history.ledger.position, "\(history)")
            return logged
        }
    }

    @Test func everyEntryAsItWasRecorded() throws {
        var voided = 0
        for seed in LogTests.seeds {
            let recorded = try Recorded(seed: seed)
            let voids = recorded.voids
            for pageEntries in [1, 2, 3, 64] {
                let logged = try recorded.log(pageEntries: pageEntries)
                try #require(logged.count == recorded.entries.count, "\(recorded.history)")
                for (found, (entry, first)) in zip(logged, recorded.entries) {
                    #expect(found.id == entry.id && found.actor == entry.actor && found.document == entry.document)
                    #expect(found.reason == entry.reason && found.restates == entry.restates)
                    #expect(found.positions == first...(first + entry.events.count - 1), "\(recorded.history)")
                    #expect(found.recordedAt == entry.recordedAt && found.claimedTime)
                    var counts: [EventKind: Int] = [:]
                    for event in entry.events { counts[event.kind, default: 0] += 1 }
                    #expect(found.kinds.count == counts.count)
                    for count in found.kinds { #expect(counts[count.kind] == count.events) }
                    let days = entry.events.compactMap(\.effectiveOn).sorted()
                    #expect(found.effective?.lowerBound == days.first && found.effective?.upperBound == days.last)
                    let taken = entry.events.compactMap { event -> LoggedEntry.Void? in
                        guard case .eventVoided(let body) = event.body else { return nil }
                        return LoggedEntry.Void(event: body.event, reason: body.reason)
                    }
                    #expect(found.voids == taken, "\(recorded.history)")
                    let lost = entry.events.indices.compactMap { index -> LoggedEntry.Voided? in
                        let event = EventReference(entry: entry.id, ordinal: index + 1)
                        return voids[event].map { LoggedEntry.Voided(event: event, void: $0) }
                    }
                    #expect(found.voided == lost, "\(recorded.history)")
                    voided += lost.count
                }
            }
        }
        #expect(voided > 20, "the histories hold voids")
    }

    @Test func filtersLetThroughWhatTheySay() throws {
        for seed in LogTests.seeds {
            let recorded = try Recorded(seed: seed)
            var generator = SeededGenerator(seed: seed)
            let offset = recorded.ledger.ledger.offset
            let days = recorded.entries.compactMap { $0.entry.recordedAt?.day(at: offset) }
            for _ in 0..<30 {
                let one = generator.one(of: recorded.entries).entry
                var filter = LogFilter()
                if generator.chance(50) { filter.from = generator.one(of: days) }
                if generator.chance(50) { filter.to = generator.one(of: days) }
                if generator.chance(40) {
                    filter.actor = String(one.actor.dropFirst(generator.number(0...3))).uppercased()
                }
                if generator.chance(20) { filter.document = one.document }
                if generator.chance(40) { filter.kind = one.events.first?.kind }
                let wanted = recorded.entries.map(\.entry).filter { entry in
                    let day = entry.recordedAt?.day(at: offset) ?? .first
                    return day >= filter.from ?? .first && day <= filter.to ?? .last
                        && (filter.actor.map { entry.actor.lowercased().contains($0.lowercased()) } ?? true)
                        && (filter.document.map { entry.document?.lowercased().contains($0.lowercased()) == true }
                            ?? true)
                        && (filter.kind.map { kind in entry.events.contains { $0.kind == kind } } ?? true)
                }
                let found = try recorded.log(filter, pageEntries: generator.number(1...9))
                #expect(found.map(\.id) == wanted.map(\.id), "\(recorded.history), \(filter)")
            }
        }
    }

    @Test func itEndsWhereItIsToldTo() throws {
        let recorded = try Recorded(seed: 901)
        for count in 1...5 {
            var seen = 0
            try recorded.ledger.log { _ in
                seen += 1
                return seen < count
            }
            #expect(seen == count)
        }
    }
}
