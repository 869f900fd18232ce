// The promise that a damaged file ends no verb by a signal, and that no verb runs for ever on one: each ends with a
// status that it documents, and says what is wrong where that is not 0. SOCAI_DAMAGED_FILES says how many files are
// damaged; each is read by every verb that reads. Answers with status 0 that are not those of the sound file are
// counted and told: LMDB keeps no checksums, and derived rows have no digest, so they can't all be refused.

import Foundation
import LedgerTestSupport
import Testing

@Suite(.serialized) struct DamagedLedgerTests {
    private static let files = runSize("SOCAI_DAMAGED_FILES", otherwise: 6)
    private static let seed = UInt64(runSize("SOCAI_DAMAGED_SEED", otherwise: 1))

    private static func synthetic() throws -> ReadLedger {
        let folder = try TemporaryFolder()
        let lines = folder.file("lines.jsonl")
        let words = "synthesize --households 60 --events 900 --from 2021-01-01 --to 2024-06-30 -o".split(separator: " ")
        let program = try RunningProgram([Programs.socai] + words.map(String.init) + [lines])
        try #require(program.wait(seconds: 60))
        return try ReadLedger(importing: [lines])
    }

    @Test(.timeLimit(.minutes(120))) func noVerbIsEndedByDamage() throws {
        let ledger = try Self.synthetic()
        var tally = VerbTally()
        let sound = try tally.run(ledger, on: ledger.sound, "sound", expecting: nil)
        #expect(sound.allSatisfy { $0.value.status == .ended(status: 0) || $0.value.status == .ended(status: 1) })
        tally = VerbTally()
        for number in 0..<Self.files {
            var random = SeededGenerator(seed: Self.seed &+ UInt64(number))
            let damage = FileDamage.allCases[number % FileDamage.allCases.count]
            var bytes = ledger.sound
            for _ in 0..<random.number(1...3) { damage.apply(to: &bytes, &random) }
            _ = try tally.run(ledger, on: bytes, "\(damage), \(random)", expecting: sound)
        }
        print("\(Self.files) damaged files, \(tally.summary)")
    }

    /// Records that are said to lie outside their page are followed out of the map: the control, in which there is
    /// always a signal.
    @Test(.timeLimit(.minutes(60)), arguments: ["info", "export", "replay 2023-12-31", "audit 2023-12-31"])
    func aSignalIsReportedWithWhatIsWrong(verb: String) throws {
        let folder = try TemporaryFolder()
        let path = folder.file("ledger.socai")
        let making = try RunningProgram([Programs.socai, "init", path])
        try #require(making.wait() && making.state == .ended(status: 0))
        var bytes = try folder.read("ledger.socai")
        for page in stride(from: 2 * 4_096, to: bytes.count, by: 4_096) where bytes[page + 10] == 2 {
            let lower = Int(bytes[page + 12]) | Int(bytes[page + 13]) << 8
            for place in page + 16..<page + lower { bytes[place] = 0xFF }
        }
        try Data(bytes).write(to: URL(fileURLWithPath: path))
        let words = verb.split(separator: " ").map(String.init)
        let program = try RunningProgram(
            [Programs.socai, words[0], path] + words.dropFirst(), outputTo: folder.file("out"),
            errorTo: folder.file("err"))
        #expect(program.wait() && program.state == .ended(status: 3))
        let said = String(decoding: try folder.read("err"), as: UTF8.self)
        #expect(said.contains("a signal (SIGBUS) ended the program") && said.contains("has a record outside itself"))
        #expect(try folder.read("out").isEmpty)
    }

    /// A list of tables that can't be read is damage, and no other kind of file.
    @Test(.timeLimit(.minutes(60))) func aDamagedListOfTablesIsDamage() throws {
        let folder = try TemporaryFolder()
        let path = folder.file("ledger.socai")
        let making = try RunningProgram([Programs.socai, "init", path])
        try #require(making.wait() && making.state == .ended(status: 0))
        var bytes = try folder.read("ledger.socai")
        for page in stride(from: 2 * 4_096, to: bytes.count, by: 4_096) where bytes[page + 10] == 2 {
            (bytes[page + 12], bytes[page + 13]) = (16, 0)
        }
        try Data(bytes).write(to: URL(fileURLWithPath: path))
        let program = try RunningProgram([Programs.socai, "info", path], errorTo: folder.file("err"))
        #expect(program.wait() && program.state == .ended(status: 3))
        #expect(String(decoding: try folder.read("err"), as: UTF8.self).contains("; restore the ledger from a backup"))
    }
}
