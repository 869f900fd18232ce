// Thousands of malformed lines, each spoilt in a known way: every one gives a typed error with its line number, its
// place and a reason, and does not disturb the lines around it.

import Foundation
import LedgerTestSupport
import PovertyLedger
import Testing

@Suite("Malformed lines")
struct InterchangeMalformedLineTests {
    /// Reads the lines from one file in which a valid line follows each, and compares every error.
    private func check(_ lines: [MalformedLine], atLeast least: Int) throws {
        #expect(lines.count >= least, "there are \(lines.count) lines")
        let valid =
            #"{"id":"e-2","actor":"a","events":[{"type":"periodClosed","effectiveOn":"2022-12-31","#
            + #""through":"2022-12-31"}]}"#
        let folder = try TemporaryFolder()
        let path = folder.file("lines.jsonl")
        try Data(lines.flatMap { $0.bytes + Array("\n\(valid)\n".utf8) }).write(to: URL(fileURLWithPath: path))
        var reader = try EntryFileReader(path: path)
        for (index, line) in lines.enumerated() {
            let text = "\(line.way): \(String(decoding: line.bytes.prefix(300), as: UTF8.self))"
            do throws(LedgerError) {
                _ = try reader.next()
                Issue.record("accepted: \(text)")
            } catch {
                #expect(error.code == line.code, "\(error) for \(text)")
                #expect(error.place.line == index * 2 + 1, "\(text)")
                #expect(error.place.file == path, "\(text)")
                #expect(!error.problem.isEmpty && !error.remedy.isEmpty, "\(text)")
                if let column = line.column { #expect(error.place.column == column, "\(error) for \(text)") }
                if let member = line.member {
                    #expect(error.problem.description.contains(member + "\""), "\(error) for \(text)")
                }
                let place = error.place
                if line.isInEvent { #expect(place.entry == "e-1" && place.event == 1, "\(error) for \(text)") }
                #expect(!error.description.utf8.contains { $0 < 0x20 || $0 == 0x7F }, "\(text)")
            }
            let next = try reader.next()
            #expect(next?.entry.id == "e-2", "the line after \(text)")
        }
        #expect(try reader.next() == nil)
    }

    private var samples: [(type: String, members: [MemberRule], line: SampleLine)] {
        InterchangeRules.events.map { ($0.type, $0.members, InterchangeRules.fullLine($0.type, $0.members)) }
    }

    @Test("the lines that are spoilt are valid before")
    func samplesAreValid() throws {
        var reader = EntryReader()
        for sample in samples {
            let entry = try reader.read(sample.line.written.bytes).entry
            #expect(entry.events.map(\.kind.name) == [sample.type])
        }
        #expect(Set(samples.map(\.type)) == Set(EventKind.allCases.map(\.name)))
    }

    @Test("a member missing, unknown, twice, of the wrong type or outside its limits")
    func members() throws {
        var lines = samples.flatMap { sample in
            [SampleLine.Scope.event, .target, .filter].flatMap { scope in
                let rules = InterchangeRules.rules(scope, sample.type, sample.members)
                return rules.isEmpty ? [] : MemberMutators.lines(sample.line, scope, rules, sample.type)
            }
        }
        lines += MemberMutators.lines(samples[0].line, .head, InterchangeRules.head, "unitEstablished")
        try check(lines, atLeast: 1_000)
    }

    @Test("a line cut short after any of its bytes")
    func truncated() throws {
        for sample in samples {
            try check(LineMutators.truncated(sample.line, sample.type), atLeast: 100)
        }
    }

    @Test("bytes that are not UTF-8, bad escapes, control characters")
    func strings() throws {
        try check(samples.flatMap { LineMutators.badStrings($0.line, $0.type) }, atLeast: 900)
    }

    @Test("commas, colons and brackets that are not in their places")
    func structure() throws {
        try check(samples.flatMap { LineMutators.badStructure($0.line, $0.type) }, atLeast: 1_000)
    }

    @Test("rules between members, and lines that hold something else")
    func special() throws {
        try check(SpecialLines.all, atLeast: 50)
    }

    @Test("random bytes put anywhere into a line are refused or leave a valid entry, and never stop the program")
    func randomBytes() throws {
        var random = SeededGenerator(seed: 20_231_210)
        var reader = EntryReader()
        var refused = 0
        for round in 0..<4_000 {
            var bytes = random.one(of: samples).line.written.bytes
            for _ in 0..<random.number(1...3) {
                let index = random.number(0...(bytes.count - 1))
                let byte = UInt8(random.number(0...255))
                switch random.number(0...2) {
                case 0: bytes[index] = byte
                case 1: bytes.insert(byte, at: index)
                default: bytes.remove(at: index)
                }
            }
            do throws(LedgerError) {
                let line = try reader.read(bytes)
                var writer = EntryWriter()
                writer.append(line)
                let again = try reader.read(Array(writer.bytes.dropLast()))
                #expect(again == line, "\(random), round \(round)")
            } catch {
                refused += 1
                #expect(!error.problem.isEmpty, "\(random), round \(round)")
            }
        }
        #expect(refused > 1_000, "\(random)")
    }
}
