// The promise that segments are those of Docs/Format.md: the entries of the fixture travel as the frozen segments, byte
// for byte, and a script written from the page alone reads them, makes them again and refuses others.

import EventLedger
import LedgerTestSupport
import PovertyLedger
import Testing

@Suite(.timeLimit(.minutes(60))) struct SegmentFixtureTests {
    private static let names = ["1.segment", "2.segment"]
    /// A segment of three of the entries has fewer bytes, and one of all four has more.
    private static let maximumSegmentBytes = 1_500

    private let session: Session

    init() throws { session = try Session() }

    private func check(_ names: String) throws -> Outcome {
        try session.run("python3 Fixtures/segments/check.py Fixtures/segments/entries.jsonl \(names)")
    }

    @Test func segmentsAreTheFrozenOnes() throws {
        let ledger = try HouseholdLedger(at: session.folder.file("t.socai"), mode: .create)
        var options = ImportOptions()
        options.keepsRecordedTimes = true
        _ = try ledger.importLines(from: [Repository.path("Fixtures/segments/entries.jsonl")], options: options)
        let log = FolderLog(at: session.folder.file("log"))
        try log.makeFolder()
        try ledger.outbox(
            to: NamedLog("log", log), origin: KeyName("example.com/phuong-1"),
            maximumSegmentBytes: Self.maximumSegmentBytes
        ).push()
        let messages = try log.messages(after: 0, limit: 9, maximumBytes: .max)
        #expect(messages.count == Self.names.count)
        for (message, name) in zip(messages, Self.names) {
            #expect(
                String(decoding: message.bytes, as: UTF8.self) == (try Repository.text("Fixtures/segments/\(name)")))
        }
    }

    @Test func aScriptReadsThem() throws {
        let sound = try check("Fixtures/segments/1.segment Fixtures/segments/2.segment")
        #expect(sound.status == 0 && sound.text.contains("example.com/phuong-1, positions 1 to "))
        // The controls: an order, a part and a changed byte that are not those.
        #expect(try check("Fixtures/segments/2.segment").status == 1)
        #expect(try check("Fixtures/segments/1.segment").status == 1)
        _ = try session.run("sed 's/poor/Poor/' Fixtures/segments/1.segment > changed")
        #expect(try check("changed Fixtures/segments/2.segment").status == 1)
        _ = try session.run("sed 's/^entries 3$/entries 03/' Fixtures/segments/1.segment > changed")
        #expect(try check("changed Fixtures/segments/2.segment").status == 1)
    }

    /// The frozen segments are folded by this version and every later one.
    @Test func theyAreFolded() throws {
        let messages = try Self.names.map { [UInt8]((try Repository.text("Fixtures/segments/\($0)")).utf8) }
        let log = FolderLog(at: session.folder.file("log"))
        try log.makeFolder()
        _ = try log.append(messages, after: 0)
        let mirror = try HouseholdMirror(at: session.folder.file("m.socai"))
        let report = try mirror.fold(from: NamedLog("log", log))
        #expect(report.entries == 4 && report.events == 5)
        #expect(try mirror.ledger?.at("2022-12-31").counts().rows.map(\.tally.households) == [1])
    }
}
