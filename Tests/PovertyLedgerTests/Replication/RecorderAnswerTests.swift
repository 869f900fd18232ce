// The promise that a recorder answers each request with what became of it, in the form that Docs/Format.md specifies,
// and that nothing else is read as an answer.

import EventLedger
import LedgerTestSupport
import PovertyLedger
import Synchronization
import Testing

@Suite struct RecorderAnswerTests {
    @Test func requestsAreRecordedAndAnswered() async throws {
        let place = try TemporaryLedger()
        let instant = try #require(Instant("2026-11-29T05:00:00Z"))
        let ledger = try HouseholdLedger(at: place.path, mode: .create, clock: { instant })
        let recorder = HouseholdRecorder(ledger) { "refused: \($0.code.rawValue)" }
        let line = """
            {"id":"u","actor":"UBND","events":[{"type":"unitEstablished","effectiveOn":"2020-01-01","unit":"p1",\
            "name":"Phường 1","kind":"ward"}]}
            """
        func answer(_ line: String) async -> String {
            String(decoding: await recorder.answer(Array(line.utf8)), as: UTF8.self)
        }
        // The text is that of the page of formats.
        #expect(await answer(line) == "ledger answer 1\nrecorded 1 1 2026-11-29T05:00:00Z\n")
        #expect(await answer(line + "\n") == "ledger answer 1\nrecorded 1 1 2026-11-29T05:00:00Z before\n")
        #expect(
            await answer(line.replacing("Phường 1", with: "Phường 2"))
                == "ledger answer 1\nrefused duplicateEntry\nrefused: duplicateEntry\n")
        for (bad, code) in [
            ("", "malformedJSON"), ("\n", "malformedJSON"), ("{}", "missingMember"), (line + line, "malformedJSON"),
        ] {
            #expect(await answer(bad).hasPrefix("ledger answer 1\nrefused \(code)\n"), "\(bad)")
        }
        #expect(try ledger.info().entries == 1)
    }

    /// Lines that come together are answered line for line, and are there for one another.
    @Test func severalLinesAreAnsweredTogether() async throws {
        let place = try TemporaryLedger()
        let instant = try #require(Instant("2026-11-29T05:00:00Z"))
        let ledger = try HouseholdLedger(at: place.path, mode: .create, clock: { instant })
        let given = Mutex<[RecorderAnswer]>([])
        let recorder = HouseholdRecorder(ledger, wording: { "\($0.code.rawValue),\ngiải thích" }) { answer in
            given.withLock { $0.append(answer) }
        }
        let unit = """
            {"id":"u","actor":"UBND","events":[{"type":"unitEstablished","effectiveOn":"2020-01-01","unit":"p1",\
            "name":"Phường 1","kind":"ward"}]}
            """
        let household = """
            {"id":"h","actor":"UBND","events":[{"type":"householdRegistered","effectiveOn":"2022-01-01","household":"H1",\
            "unit":"p1","members":4,"cause":"survey"}]}
            """
        let unknown = household.replacing("\"h\"", with: "\"x\"").replacing("p1", with: "p2")
        let request = Array(
            [unit, "{}\r", unknown, "", " \t\r", household, unit, "\r", ""].joined(separator: "\n").utf8)
        let bytes = await recorder.answer(request)
        // The text is that of the page of formats.
        #expect(
            String(decoding: bytes, as: UTF8.self) == """
                ledger answers 1
                recorded 1 1 2026-11-29T05:00:00Z
                refused missingMember missingMember, giải thích
                refused unknownUnit unknownUnit, giải thích
                recorded 2 2 2026-11-29T05:00:00Z
                recorded 1 1 2026-11-29T05:00:00Z before

                """)
        let answers = try #require(RecorderAnswer.answers(to: 5, bytes))
        #expect(RecorderAnswer.bytes(of: answers) == bytes)
        #expect(given.withLock { $0.count } == 5)
        for count in [0, 1, 4, 6] { #expect(RecorderAnswer.answers(to: count, bytes) == nil, "\(count)") }
        // One line has the answer of one; too many have one too, and nothing of them is recorded.
        let one = await recorder.answer(Array(unit.utf8))
        #expect(RecorderAnswer.answers(to: 1, one) == RecorderAnswer(one).map { [$0] })
        for count in [HouseholdRecorder.maximumLines, HouseholdRecorder.maximumLines + 1] {
            let lines = (1...count).map {
                household.replacing("\"h\"", with: "\"n\($0)\"").replacing("H1", with: "N\($0)")
            }
            let answer = await recorder.answer(Array(lines.joined(separator: "\n").utf8))
            let answers = RecorderAnswer.answers(to: count, answer)
            if count == HouseholdRecorder.maximumLines {
                #expect(answers?.count == count)
            } else {
                #expect(answers == nil)
                #expect(
                    RecorderAnswer(answer) == .refused(code: .invalidValue, words: "invalidValue,\ngiải thích"))
            }
        }
        #expect(try ledger.info().households == 1 + HouseholdRecorder.maximumLines)
    }

    /// Whatever the reasons are, the answers fit into a message of the server, and each is read as the beginning of one.
    @Test(arguments: [1 << 20, 65_536, 20_000, 0])
    func reasonsAreShort(maximumBytes: Int) throws {
        let count = HouseholdRecorder.maximumLines
        for words in ["\u{301}ệ", "a", "một dòng\nhai dòng\r\nba", "👨‍👩‍👧‍👦"] {
            let long = String(repeating: words, count: 10_000)
            let given = Array(repeating: RecorderAnswer.refused(code: .invalidValue, words: long), count: count)
            let bytes = RecorderAnswer.bytes(of: given, atMost: maximumBytes)
            // 22 bytes a line are those of the code, and 17 those of the first line.
            #expect(bytes.count <= max(maximumBytes, 17 + count * 22))
            let read = try #require(RecorderAnswer.answers(to: count, bytes))
            let line = long.split(whereSeparator: \.isNewline).joined(separator: " ")
            for answer in read {
                guard case .refused(.invalidValue, let words) = answer else {
                    Issue.record("\(answer)")
                    return
                }
                #expect(words.utf8.count <= 1_000 && line.utf8.starts(with: words.utf8))
                #expect(words.utf8.count >= min(1_000, max(maximumBytes - 17 - count * 22, 0) / count) - 40)
            }
        }
    }

    @Test func onlyAnswersAreRead() throws {
        let instant = try #require(Instant("2026-11-29T05:00:00.000001Z"))
        for isKnown in [false, true] {
            let receipt = Receipt(positions: 3...7, recordedAt: instant, wasAlreadyRecorded: isKnown)
            #expect(RecorderAnswer(RecorderAnswer.recorded(receipt).bytes) == .recorded(receipt))
        }
        let refused = RecorderAnswer.refused(code: .versionConflict, words: "hai dòng\nchữ")
        #expect(RecorderAnswer(refused.bytes) == refused)
        for text in [
            "", "\n", "ledger answer 1\n", "ledger answer 2\nrecorded 1 1 2026-11-29T05:00:00Z\n",
            "ledger answer 1\nrecorded 1 1 2026-11-29T05:00:00Z",
            "ledger answer 1\nrecorded 2 1 2026-11-29T05:00:00Z\n",
            "ledger answer 1\nrecorded 0 1 2026-11-29T05:00:00Z\n", "ledger answer 1\nrecorded 1 1 today\n",
            "ledger answer 1\nrecorded 1 1 2026-11-29T05:00:00Z after\n",
            "ledger answer 1\nrecorded 1 1 2026-11-29T05:00:00Z\nmore\n",
            "ledger answer 1\nrecorded 99999999999999999999 1 2026-11-29T05:00:00Z\n", "ledger answer 1\nrefused\n",
            "{\"positions\":[1,1]}\n",
        ] { #expect(RecorderAnswer(Array(text.utf8)) == nil, "\(text)") }
        #expect(RecorderAnswer([0xFF, 0x0A]) == nil)
        let recorded = "recorded 1 1 2026-11-29T05:00:00Z"
        for text in [
            "", "ledger answers 1\n", "ledger answers 2\n\(recorded)\n\(recorded)\n",
            "ledger answer 1\n\(recorded)\n\(recorded)\n", "ledger answers 1\n\(recorded)\n\(recorded)",
            "ledger answers 1\n\(recorded)\nrefused ruleBroken\n", "ledger answers 1\n\(recorded)\n\n",
            "ledger answers 1\n\(recorded)\n\(recorded)\n\(recorded)\n", "ledger answers 1\n\(recorded)\n",
        ] { #expect(RecorderAnswer.answers(to: 2, Array(text.utf8)) == nil, "\(text)") }
        #expect(RecorderAnswer.answers(to: 0, RecorderAnswer.bytes(of: [])) == [])
        for count in [Int.min, -2, -1, 0, .max] {
            for text in ["", "\n", "ledger answers 1\n\(recorded)\n", "\n\n\n"] {
                #expect(RecorderAnswer.answers(to: count, Array(text.utf8)) == nil, "\(count): \(text)")
            }
        }
        #expect(RecorderAnswer.answers(to: 2, Array("ledger answers 1\n\(recorded)\n\(recorded)\n".utf8)) != nil)
    }
}
