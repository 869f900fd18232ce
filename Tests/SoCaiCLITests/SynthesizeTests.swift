// What `socai synthesize` promises: the same bytes for a seed, the exact number of events, documents of a real size,
// and a first entry that says the history is synthetic. Whether its events are valid is for a ledger to say, not for
// this file.

import PovertyLedger
@testable import SyntheticHistory
import Testing

@testable import SoCaiCLI

@Suite struct SynthesizeTests {
    /// All lines of a history, without the line feeds.
    private func lines(_ options: SynthesisOptions) -> [String] {
        var bytes: [UInt8] = []
        var history = Synthesis(options)
        history.write { chunk, _ in chunk.withUnsafeBytes { bytes.append(contentsOf: $0) } }
        #expect(bytes.last == UInt8(ascii: "\n"))
        return String(decoding: bytes, as: UTF8.self).split(separator: "\n").map(String.init)
    }

    /// How many events a line has: objects whose first member is `type`.
    private func eventCount(_ line: String) -> Int { occurrences(of: "{\"type\":", in: line) }

    private func occurrences(of text: String, in line: String) -> Int {
        let pattern = Array(text.utf8)
        return Array(line.utf8).withUnsafeBufferPointer { bytes in
            var count = 0
            var index = 0
            while index + pattern.count <= bytes.count {
                if bytes[index] == pattern[0], bytes[index..<index + pattern.count].elementsEqual(pattern) {
                    count += 1
                }
                index += 1
            }
            return count
        }
    }

    private func options(
        events: Int, households: Int = 40_000, seed: UInt64 = 1, backdated: Int = 3, corrected: Int = 1,
        oneEventEntries: Bool = false
    ) -> SynthesisOptions {
        SynthesisOptions(
            households: households, events: events, seed: seed, backdatedPercent: backdated,
            correctedPercent: corrected, oneEventEntries: oneEventEntries)
    }

    @Test func splitMix64MatchesThePublishedNumbers() {
        var random = SplitMix64(seed: 1_234_567)
        let expected: [UInt64] = [
            6_457_827_717_110_365_317, 3_203_168_211_198_807_973, 9_817_491_932_198_370_423,
            4_593_380_528_125_082_431, 16_408_922_859_458_223_821,
        ]
        for number in expected { #expect(random.next() == number) }
    }

    @Test func sameOptionsGiveTheSameBytesAndAnotherSeedOthers() {
        let first = lines(options(events: 5_000, seed: 7))
        #expect(first == lines(options(events: 5_000, seed: 7)))
        let other = lines(options(events: 5_000, seed: 8))
        #expect(zip(first, other).allSatisfy { $0 != $1 })
    }

    @Test func numberOfEventsIsExact() {
        for events in [20, 21, 79, 80, 399, 400, 401, 1_000, 12_345] {
            for households in [1, 3, 50, 40_000] {
                let asked = options(events: events, households: households, backdated: 20, corrected: 20)
                let written = lines(asked).reduce(0) { $0 + eventCount($1) }
                #expect(written == events, "households \(households)")
            }
        }
    }

    @Test func householdsNeverExceedTheLimit() {
        for households in [1, 3, 50] {
            let text = lines(options(events: 8_000, households: households)).joined()
            let registered = occurrences(of: "\"type\":\"householdRegistered\"", in: text)
            #expect((1...households).contains(registered))
        }
    }

    @Test func everyEntrySaysThatItIsSynthetic() throws {
        let history = lines(options(events: 2_000, seed: 9))
        let first = try #require(history.first)
        #expect(
            first.contains(
                """
                "reason":"Synthetic data, no real households: socai synthesize --households 40000 --events 2000 --seed 9 \
                --from 2022-01-01 --to 2025-12-31 --backdated 3 --corrected 1","events"
                """))
        for (index, line) in history.enumerated() {
            #expect(line.hasPrefix("{\"id\":\"synthetic-9-\(index + 1)\","))
            #expect(line.contains(" (synthetic)\",\"document\":"))
        }
    }

    @Test func entriesAreAsLongAsRealDocuments() {
        let sizes = lines(options(events: 100_000, households: 4_000)).map(eventCount)
        #expect(sizes.allSatisfy { (1...400).contains($0) })
        let mean = Double(sizes.reduce(0, +)) / Double(sizes.count)
        #expect((10.0...14.0).contains(mean))
        #expect(sizes.contains { $0 > 300 })
        #expect(sizes.count { $0 < 10 } * 2 > sizes.count)
    }

    @Test func oneEventEntriesHaveOneEvent() {
        let asked = options(events: 3_000, backdated: 20, corrected: 20, oneEventEntries: true)
        let history = lines(asked)
        #expect(history.count == 3_000)
        #expect(history.allSatisfy { eventCount($0) == 1 })
    }

    @Test func recordedTimesNeverGoBack() {
        for seed in UInt64(1)...4 {
            let times = lines(options(events: 5_000, households: 500, seed: seed, corrected: 20)).map { line in
                line.split(separator: "\"recordedAt\":\"")[1].prefix(20)
            }
            #expect(zip(times, times.dropFirst()).allSatisfy { $0 <= $1 }, "seed \(seed)")
            #expect(times.allSatisfy { ("2022-01-01T"..."2025-12-31T99").contains($0) }, "seed \(seed)")
        }
    }

    @Test func sharesOfBackdatedAndCorrectedEventsAreAsAsked() {
        let history = lines(options(events: 40_000, households: 1_500, backdated: 5, corrected: 4))
        var voids = 0
        var late = 0
        for line in history {
            let day = line.split(separator: "\"recordedAt\":\"")[1].prefix(10)
            voids += occurrences(of: "\"type\":\"eventVoided\"", in: line)
            if line.contains("\"reason\":\"Đính chính\"") { continue }
            for event in line.split(separator: "\"effectiveOn\":\"").dropFirst() where event.prefix(10) < day {
                late += 1
            }
        }
        #expect((1_520...1_680).contains(voids))
        #expect((1_900...2_100).contains(late))
    }

    /// A history of some size has every kind of event that an office records, and targets of every kind; only closings,
    /// changes of origin, and divisions and changes of units are left out.
    @Test func smallHistoriesHaveEventsAndTargetsOfEveryKind() {
        let text = lines(options(events: 40_000, households: 4_000)).joined()
        let leftOut: Set<EventKind> = [.periodClosed, .originChanged, .unitDivided, .unitChanged]
        for kind in EventKind.allCases where !leftOut.contains(kind) {
            #expect(text.contains("\"type\":\"\(kind.name)\""), "\(kind)")
        }
        for kind in TargetKind.allCases { #expect(text.contains("\"kind\":\"\(kind.name)\""), "\(kind)") }
    }

    @Test func householdTakesAtMost32Bytes() {
        #expect(MemoryLayout<SyntheticHousehold>.stride <= 32)
    }

    @Test func smallestHistoryReadsAsExpected() {
        let history = lines(options(events: 20))
        #expect(history.count == 8)
        #expect(
            history[0] == """
                {"id":"synthetic-1-1","recordedAt":"2022-01-01T01:00:00Z","actor":"UBND thành phố (synthetic)",\
                "document":"1/QĐ-UBND","reason":"Synthetic data, no real households: socai synthesize \
                --households 40000 --events 20 --seed 1 --from 2022-01-01 --to 2025-12-31 --backdated 3 --corrected 1",\
                "events":[{"type":"unitEstablished","effectiveOn":"2022-01-01","unit":"unit-01","name":"Synthetic unit 1",\
                "kind":"ward","area":"urban"},{"type":"unitEstablished","effectiveOn":"2022-01-01","unit":"unit-02",\
                "name":"Synthetic unit 2","kind":"ward","area":"urban"},{"type":"householdTotalReported",\
                "effectiveOn":"2022-01-01","unit":"unit-01","households":17,"persons":68},\
                {"type":"householdTotalReported","effectiveOn":"2022-01-01","unit":"unit-02","households":14,"persons":56},\
                {"type":"planAdopted","effectiveOn":"2022-01-01","plan":"synthetic-plan",\
                "title":"Kế hoạch giảm nghèo (synthetic)","targets":[{"id":"poor-stock","measure":"poor",\
                "where":{"socialProtection":false},"kind":"stock","due":"2025-12-31","comparison":"atMost","value":0,\
                "quote":"Synthetic target"},{"id":"near-poor-rate","measure":"nearPoor","kind":"rate",\
                "due":"2025-12-31","comparison":"below","value":"0.08","quote":"Synthetic target"},\
                {"id":"poor-reduction","measure":"poor","kind":"reduction","from":"2022-01-01","due":"2025-12-31",\
                "comparison":"atLeast","value":0,"quote":"Synthetic target"}]}]}
                """)
        #expect(
            history[4] == """
                {"id":"synthetic-1-5","recordedAt":"2023-10-27T01:00:00Z","actor":"UBND unit-02 (synthetic)",\
                "document":"1/QĐ-UBND","reason":"Rà soát thường xuyên","events":[{"type":"householdSizeChanged",\
                "effectiveOn":"2023-10-27","household":"H0000004","members":1}]}
                """)
    }

    @Test func impossibleOptionsSayWhatWouldBeRight() {
        var asked = SynthesisOptions()
        #expect(asked.problem == nil)
        asked.events = 19
        #expect(asked.problem == "events is 19; it must be from 20 to 100000000")
        asked = SynthesisOptions()
        asked.households = 0
        #expect(asked.problem == "households is 0; it must be from 1 to 9999999")
        asked = SynthesisOptions()
        asked.from = "2026-01-01"
        #expect(
            asked.problem == "from is 2026-01-01, after the last day, 2025-12-31; it must be the same day or earlier")
        asked.to = "2100-01-01"
        #expect(asked.problem == "to is 2100-01-01; it must be from 1900-01-01 to 2099-12-31")
        asked = SynthesisOptions()
        asked.backdatedPercent = 101
        #expect(asked.problem == "backdated is 101; it must be a whole per cent from 0 to 100")
        asked = SynthesisOptions()
        asked.correctedPercent = -1
        #expect(asked.problem == "corrected is -1; it must be a whole per cent from 0 to 100")
    }
}
