// The promise that nothing is read from an input that a strict reader refuses, and nothing refused that says exactly
// what a right one says: lines of JSON, tables and proofs that a grammar makes, held against readers in Python that
// share no code with the program. SOCAI_HOSTILE_INPUTS says how many of each kind; a failure prints the seed and the
// input.

import Foundation
import LedgerTestSupport
import Testing

@testable import EventLedger
@testable import PovertyLedger
@testable import PovertyReports

@Suite struct HostileInputTests {
    private static let count = runSize("SOCAI_HOSTILE_INPUTS", otherwise: 1_500)
    private static let seed = UInt64(runSize("SOCAI_HOSTILE_SEED", otherwise: 1))

    @Test(.timeLimit(.minutes(60))) func linesOfJSON() throws {
        var inputs: [(template: [UInt8], line: [UInt8])] = []
        for number in 0..<Self.count {
            var random = SeededGenerator(seed: Self.seed &+ UInt64(number))
            let template = random.one(of: HostileTemplates.all)
            var sound = HostileWriter(SeededGenerator(seed: 0), wrongPerMille: 0)
            sound.line(template)
            var writer = HostileWriter(random, wrongPerMille: random.one(of: [0, 1, 3, 10]))
            writer.line(template)
            inputs.append((sound.bytes, writer.bytes))
        }
        let answers = try StrictReaders.answers(to: inputs.map { "line \(hex($0.template)) \(hex($0.line))" })
        var reader = EntryReader()
        var (counts, rewritten): ([String: Int], [(String, [UInt8])]) = ([:], [])
        for (input, answer) in zip(inputs, answers) {
            let read = try? reader.read(input.line)
            let what = "\(String(decoding: input.line, as: UTF8.self)) (\(hex(input.line)))"
            switch answer {
            case "same":
                #expect(read != nil && read == (try? reader.read(input.template)), "refused or read otherwise: \(what)")
            case "refused": #expect(read == nil, "read, and no strict JSON: \(what)")
            default: break
            }
            counts["\(answer), \(read == nil ? "refused" : "read")", default: 0] += 1
            guard let read else { continue }
            var writer = EntryWriter()
            writer.append(read)
            rewritten.append((hex(input.line), Array(writer.bytes.dropLast())))
        }
        // What was read says, written again, what it said.
        let again = try StrictReaders.answers(to: rewritten.map { "line \($0.0) \(hex($0.1))" })
        for (pair, answer) in zip(rewritten, again) { #expect(answer == "same", "\(pair.0): \(answer)") }
        #expect(
            counts["same, read", default: 0] > Self.count / 10
                && counts["refused, refused", default: 0] > Self.count / 10)
        print("lines of JSON: \(counts)")
    }

    @Test(.timeLimit(.minutes(60))) func tables() throws {
        let inputs = (0..<Self.count).map { number in
            var random = SeededGenerator(seed: Self.seed &+ UInt64(number))
            return HostileTable.bytes(&random)
        }
        let answers = try StrictReaders.answers(to: inputs.map { "csv \(hex($0))" })
        var read = 0
        for (input, answer) in zip(inputs, answers) {
            let expected = try? JSONDecoder().decode([[String]].self, from: Data(answer.utf8))
            let records = Self.records(of: input)
            #expect(records == expected, "\(String(decoding: input, as: UTF8.self)) (\(hex(input)))")
            if records != nil { read += 1 }
        }
        #expect(read > Self.count / 10 && read < Self.count * 9 / 10)
        print("tables: \(read) of \(Self.count) read")
    }

    private static func records(of input: [UInt8]) -> [[String]]? {
        var scanner = CSVScanner(input)
        var records: [[String]] = []
        do {
            while let record = try scanner.next() { records.append(record.map(\.text)) }
        } catch { return nil }
        return records
    }

    @Test(.timeLimit(.minutes(60)), arguments: ["event.tlog-proof", "void.tlog-proof", "growth.proof"])
    func proofs(_ name: String) throws {
        let folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
            .appendingPathComponent("../../../Fixtures/proofs/made")
        let sound = [UInt8](try Data(contentsOf: folder.appendingPathComponent(name)))
        let isGrowth = name == "growth.proof"
        let inputs = (0..<Self.count).map { number in
            var random = SeededGenerator(seed: Self.seed &+ UInt64(number))
            return HostileProof.bytes(from: sound, &random)
        }
        let answers = try StrictReaders.answers(to: inputs.map { "\(isGrowth ? "growth" : "leaf") \(hex($0))" })
        var read = 0
        for (input, answer) in zip(inputs, answers) {
            let bytes = isGrowth ? (try? GrowthProof(input))?.bytes : (try? LeafProof(input))?.bytes
            #expect((bytes != nil) == (answer == "read"), "\(String(decoding: input, as: UTF8.self)) (\(hex(input)))")
            if let bytes {
                #expect(bytes == input)
                read += 1
            }
        }
        #expect(read > Self.count / 20 && read < Self.count * 9 / 10)
        print("\(name): \(read) of \(Self.count) read")
    }
}

private func hex(_ bytes: [UInt8]) -> String {
    let digits = Array("0123456789abcdef".utf8)
    return String(decoding: bytes.flatMap { [digits[Int($0 >> 4)], digits[Int($0 & 15)]] }, as: UTF8.self)
}

/// The readers in Python.
enum StrictReaders {
    /// One answer a request, in order.
    static func answers(to requests: [String]) throws -> [String] {
        let folder = try TemporaryFolder()
        let script = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
            .appendingPathComponent("strict_readers.py").path
        let input = try folder.write("requests", requests.map { $0 + "\n" }.joined())
        let program = try RunningProgram(
            ["/bin/sh", "-c", "exec python3 -I \"$1\" < \"$2\"", "sh", script, input], outputTo: folder.file("answers"),
            errorTo: folder.file("errors"))
        try #require(program.wait(seconds: 600))
        let said = String(decoding: try folder.read("errors"), as: UTF8.self)
        try #require(program.state == .ended(status: 0), "\(said)")
        let answers = String(decoding: try folder.read("answers"), as: UTF8.self).split(separator: "\n").map(
            String.init)
        try #require(answers.count == requests.count)
        return answers
    }
}
