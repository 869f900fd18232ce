// The promise that a recorder answers each request with what became of it, in the form that Docs/Format.md specifies,
// and that nothing else is read as an answer.

import EventLedger
import LedgerTestSupport
import PovertyLedger
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
        for (bad, code) in [("", "malformedJSON"), ("{}", "missingMember"), (line + line, "malformedJSON")] {
            #expect(await answer(bad).hasPrefix("ledger answer 1\nrefused \(code)\n"), "\(bad)")
        }
        #expect(try ledger.info().entries == 1)
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
    }
}
