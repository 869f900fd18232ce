// The promise that entries and streams are read in both directions, a bounded page at a time, and that a stream's
// timeline at any cut is what folding the entries by hand gives, however the stream is cut into chunks in the file.

import LedgerTestSupport
import Testing

@testable import EventLedger

@Suite struct ReadingTests {
    @Test func pagesForwardAndBackward() throws {
        let test = try TestLedger()
        var random = RandomEntries(seed: 11)
        for entry in random.next(60) { _ = try test.ledger.record(entry) }
        let all = try test.ledger.allEntries()
        #expect(all.count == 60)
        let last = try test.ledger.lastPosition()
        let ends = Set([0] + all.map(\.lastPosition))
        for position in -2...last + 2 {
            for limit in [0, 1, 7, 1_000] {
                let forward = all.filter { $0.firstPosition > position }.prefix(limit)
                let refused = failure { () throws(LedgerError) in
                    let read = try test.ledger.entries(after: position, limit: limit)
                    #expect(ends.contains(position) && read == Array(forward))
                }
                #expect(ends.contains(position) == (refused == nil))
                if let entry = all.first(where: { $0.firstPosition <= position && position < $0.lastPosition }) {
                    // The nearest two are named, or the only one.
                    #expect(
                        refused?.code == .invalidPosition && refused?.problem.description.contains(entry.id) == true)
                    #expect(refused?.remedy.description.contains("\(entry.lastPosition)") == true)
                    #expect(
                        entry.firstPosition == 1
                            || refused?.remedy.description.contains("\(entry.firstPosition - 1) and") == true)
                }
                let backward = all.reversed().filter { $0.lastPosition < position }.prefix(limit)
                #expect(try test.ledger.entries(before: position, limit: limit) == Array(backward))
            }
        }
        for extreme in [Int.min, .max] {
            let atEnd = extreme == .max
            #expect(
                code { () throws(LedgerError) in _ = try test.ledger.entries(after: extreme, limit: 1) }
                    == .invalidPosition)
            #expect(try test.ledger.entries(before: extreme, limit: 100).count == (atEnd ? 60 : 0))
            #expect(try test.ledger.entries(after: 0, limit: extreme).count == (atEnd ? 60 : 0))
            #expect(try test.ledger.entry(at: extreme) == nil)
            #expect(try test.ledger.event(at: extreme) == nil)
            #expect(try test.ledger.positions(ofEntryHolding: extreme) == nil)
        }
        for entry in all {
            #expect(try test.ledger.entry(withID: entry.id) == entry)
            for event in entry.events {
                #expect(try test.ledger.entry(at: event.position) == entry)
                #expect(try test.ledger.event(at: event.position) == event)
                let positions = try test.ledger.positions(ofEntryHolding: event.position)
                #expect(positions == entry.firstPosition...entry.lastPosition)
                let documented = try #require(try test.ledger.documentedEvent(at: event.position))
                #expect(documented.event == event && documented.recordedAt == entry.recordedAt)
                #expect(documented.actor == entry.actor && documented.document == entry.document)
                #expect(documented.reason == entry.reason)
            }
        }
        #expect(try test.ledger.entryCount() == 60)
        for position in [Int.min, 0, last + 1, .max] {
            #expect(try test.ledger.documentedEvent(at: position) == nil)
        }
    }

    /// One entry may be as long as a thousand others, so a page is bounded by bytes too, and has one entry in any case.
    @Test func pagesAreBoundedByBytes() throws {
        let test = try TestLedger()
        for (number, count) in [1, 400, 1, 1, 1, 300, 1].enumerated() {
            try test.record("e\(number)", (0..<count).map { _ in fact("s", payload: [UInt8](repeating: 7, count: 10)) })
        }
        let all = try test.ledger.allEntries()
        // An event has 16 bytes, the id of its stream, its payload, and 4 bytes in the directory.
        func pages(_ maximumBytes: Int, limit: Int = .max) throws -> [Int] {
            var pages: [Int] = []
            var read: [RecordedEntry] = []
            while case let page = try test.ledger.entries(
                after: read.last?.lastPosition ?? 0, limit: limit, maximumBytes: maximumBytes), !page.isEmpty
            {
                pages.append(page.count)
                read += page
            }
            #expect(read == all)
            return pages
        }
        #expect(try pages(.max) == [7])
        #expect(try pages(1_000_000) == [7])
        #expect(try pages(0) == [1, 1, 1, 1, 1, 1, 1] && pages(.min) == [1, 1, 1, 1, 1, 1, 1])
        #expect(try pages(5_000) == [1, 1, 3, 1, 1])
        #expect(try pages(5_000, limit: 2) == [1, 1, 2, 1, 1, 1])
        let small = 32 + 2 + 6 + 4 + 16 + 1 + 10 + 8
        #expect(try pages(2 * small) == [1, 1, 2, 1, 1, 1] && pages(2 * small - 1) == [1, 1, 1, 1, 1, 1, 1])
        let backward = try test.ledger.entries(before: .max, limit: 9, maximumBytes: 5_000)
        #expect(backward == Array([all[6]]))
        let before = try test.ledger.entries(before: all[5].firstPosition, limit: 9, maximumBytes: 3 * small)
        #expect(before == [all[4], all[3], all[2]])
    }

    /// The id of an entry may have the mark in it, so the last one counts.
    @Test func referencesAreCutAtTheLastMark() throws {
        let test = try TestLedger()
        try test.record("7#2", facts(2, of: "s"))
        let (first, entry) = (try #require(EventReference("7#2#1")), try #require(EventReference("7#2")))
        let event = try #require(try test.ledger.event(first))
        #expect(event.position == 1 && event.reference.description == "7#2#1")
        #expect(try test.ledger.event(entry) == nil)
        for text in ["", "#", "#1", "7", "7#", "7#0", "7#01", "7#-1", "7#1 ", "7#9223372036854775808"] {
            #expect(EventReference(text) == nil, "\(text)")
        }
    }

    /// Around the bounds of the chunks of 32 items, as one entry or as entries of their own.
    @Test(arguments: [1, 31, 32, 33, 63, 64, 65, 1_000])
    func streamsAcrossChunks(count: Int) throws {
        for together in [true, false] {
            let test = try TestLedger()
            try test.ledger.write { (writer: inout Writer) throws(LedgerError) in
                _ = try writer.record(entry("other", facts(40, of: "other")))
                for number in 1...(together ? 1 : count) {
                    let events = together ? facts(count, of: "s") : facts(1, of: "s", first: number)
                    _ = try writer.record(entry("e\(number)", events))
                }
            }
            let ledger = test.ledger
            #expect(try ledger.version(of: "s") == count)
            #expect(try ledger.rows("sealedTimelines").count == count / 32 + 1)
            func summaries(_ events: [RecordedEvent]) -> [Int] { events.map { Int($0.summary) } }
            for version in [1, 2, 31, 32, 33, 34, 64, 65, count - 1, count, count + 1] where version >= 0 {
                for limit in [0, 1, 40, 2_000] {
                    let forward = Array(1...count).dropFirst(max(version, 1) - 1).prefix(limit)
                    #expect(summaries(try ledger.events(of: "s", fromVersion: version, limit: limit)) == Array(forward))
                    let backward = Array(1...count).prefix(version).reversed().prefix(limit)
                    let read = try ledger.events(of: "s", backwardFromVersion: version, limit: limit)
                    #expect(summaries(read) == Array(backward))
                }
            }
            for (version, limit) in [(Int.min, 3), (0, 3), (.max, 3), (1, -1), (1, .min)] {
                #expect(try ledger.events(of: "s", fromVersion: version, limit: limit).count <= 3)
                #expect(try ledger.events(of: "s", backwardFromVersion: version, limit: limit).count <= 3)
            }
            try NaiveRows.audit(ledger, "\(count) events, together \(together)")
        }
    }

    @Test(arguments: [21, 22, 23, 24] as [UInt64])
    func timelinesAtCuts(seed: UInt64) throws {
        let test = try TestLedger()
        var random = RandomEntries(seed: seed, streamCount: 3)
        for entry in random.next(90) { _ = try test.ledger.record(entry) }
        let entries = try test.ledger.allEntries()
        let events = entries.flatMap(\.events)
        var draws = SeededGenerator(seed: seed)
        for stream in Set(events.map(\.stream)) {
            let own = events.filter { $0.stream == stream }
            for _ in 0..<40 {
                let position = draws.chance(10) ? 0 : draws.one(of: entries).lastPosition
                let day = try #require(Day(daysSinceEpoch: Int32(draws.number(18_990...19_410))))
                let known = own.filter { $0.position <= position }
                let gone = Set(known.compactMap(\.voids))
                let inside = known.filter { event in
                    event.effectiveOn.map { $0 <= day } == true && !gone.contains(event.position)
                }.sorted { ($0.effectiveOn ?? .first, $0.position) < ($1.effectiveOn ?? .first, $1.position) }
                let cut = Cut(effectiveOn: day, position: position)
                let timeline = try test.ledger.timeline(of: stream, at: cut)
                #expect(timeline.map(\.position) == inside.map(\.position), "seed \(seed), \(cut)")
                let number = try #require(try test.ledger.streamNumber(stream))
                #expect(try test.ledger.timeline(category: stream.category, number: number, at: cut) == timeline)
                #expect(timeline.map(\.type) == inside.map(\.type))
                #expect(timeline.map(\.summary) == inside.map(\.summary))
                #expect(timeline.map(\.effectiveDay) == inside.map { $0.effectiveOn?.daysSinceEpoch ?? 0 })
                let record = try test.ledger.record(of: stream, knownThrough: position)
                #expect(record.map(\.position) == known.map(\.position))
                let voidedBy = known.map { event in known.first { $0.voids == event.position }?.position ?? .max }
                #expect(record.map(\.voidedBy) == voidedBy, "seed \(seed), \(cut)")
            }
        }
    }

    @Test func streamsHaveNumbersInOrderOfAppearance() throws {
        let test = try TestLedger()
        var random = RandomEntries(seed: 31, streamCount: 40)
        for entry in random.next(50) { _ = try test.ledger.record(entry) }
        var names: [UInt8: [String]] = [:]
        for event in try test.ledger.allEntries().flatMap(\.events) {
            guard names[event.stream.category]?.contains(event.stream.id) != true else { continue }
            names[event.stream.category, default: []].append(event.stream.id)
        }
        for category: UInt8 in 0...4 {
            let ids = names[category] ?? []
            #expect(try test.ledger.streamCount(category: category) == ids.count)
            for (number, id) in ids.enumerated() {
                #expect(try test.ledger.streamID(category: category, number: UInt32(number)) == id)
                #expect(try test.ledger.streamNumber(StreamName(category: category, id: id)) == UInt32(number))
            }
            #expect(try test.ledger.streamID(category: category, number: UInt32(ids.count)) == nil)
            let none = Cut(effectiveOn: .last, position: .max)
            #expect(try test.ledger.timeline(category: category, number: UInt32(ids.count), at: none).isEmpty)
        }
    }
}
