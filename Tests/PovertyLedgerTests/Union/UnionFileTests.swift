// The promise that a union file is read strictly: what is not as it must be is an error with its line, and no bytes at all
// make the reader trap or take long.

import EventLedger
import LedgerTestSupport
import PovertyReports
import Testing

@Suite("Reading a union file")
struct UnionFileTests {
    private static let good =
        "socai union 1\n# ten wards\nname TP. Bạc Liêu\n\noffice p1 p1/so-cai.socai\noffice p2 p 2.socai\n"

    private static func read(_ text: String) throws(LedgerError) -> UnionFile { try UnionFile(Array(text.utf8)) }

    private static func problem(_ bytes: [UInt8]) -> LedgerError? {
        do throws(LedgerError) {
            _ = try UnionFile(bytes)
            return nil
        } catch { return error }
    }

    @Test func aFileIsRead() throws {
        let file = try Self.read(Self.good)
        #expect(file.name == "TP. Bạc Liêu")
        #expect(file.offices.map(\.name) == ["p1", "p2"])
        #expect(file.offices.map(\.path) == ["p1/so-cai.socai", "p 2.socai"])
        #expect(file.offices.map(\.line) == [5, 6])
        // The last line need not end.
        #expect(try Self.read(String(Self.good.dropLast())) == file)
    }

    @Test(arguments: [
        ("", 1), ("socai union 2\n", 1), ("\u{FEFF}socai union 1\n", 1), ("name x\nsocai union 1\n", 1),
        ("socai union 1\r\nname x\noffice a a\n", 1), ("socai union 1\nname x\r\n", 2), ("socai union 1\nname\n", 2),
        ("socai union 1\nname  \n", 2), ("socai union 1\nname x\nname y\n", 3), ("socai union 1\nledger a b\n", 2),
        ("socai union 1\noffice\n", 2), ("socai union 1\noffice a\n", 2), ("socai union 1\noffice a \n", 2),
        ("socai union 1\noffice a=b c\n", 2), ("socai union 1\noffice a,b c\n", 2), ("socai union 1\noffice ä c\n", 2),
        ("socai union 1\noffice a\tb\n", 2), ("socai union 1\noffice  a b\n", 2),
        ("socai union 1\noffice a a.socai\noffice a b.socai\n", 3),
        ("socai union 1\noffice a a.socai\noffice b a.socai\n", 3),
        ("socai union 1\noffice a x\u{0}y\n", 2), ("socai union 1\noffice a \u{85}\n", 2),
    ])
    func aMistakeIsReportedWithItsLine(text: String, line: Int) throws {
        let problem = try #require(Self.problem(Array(text.utf8)))
        #expect(problem.code == .malformedUnion)
        #expect(problem.place.line == line, "\(problem)")
    }

    @Test func whatIsMissingIsReported() {
        for text in ["socai union 1\n", "socai union 1\nname x\n", "socai union 1\noffice a b\n"] {
            #expect(Self.problem(Array(text.utf8))?.code == .malformedUnion, "\(text)")
        }
    }

    /// Sizes on both sides of each limit.
    @Test func limits() {
        func office(_ name: String, _ path: String) -> [UInt8] {
            Array("socai union 1\nname x\noffice \(name) \(path)\n".utf8)
        }
        func path(_ count: Int) -> String { String(repeating: "p", count: count) }
        #expect(Self.problem(office(String(repeating: "a", count: 64), "b")) == nil)
        #expect(Self.problem(office(String(repeating: "a", count: 65), "b"))?.place.line == 3)
        #expect(Self.problem(office("a", path(4_096 - 9))) == nil)
        #expect(Self.problem(office("a", path(4_096 - 8)))?.place.line == 3)
        func offices(_ count: Int) -> [UInt8] {
            Array(("socai union 1\nname x\n" + (1...count).map { "office o\($0) \($0)\n" }.joined()).utf8)
        }
        #expect(Self.problem(offices(UnionFile.maximumOffices)) == nil)
        #expect(Self.problem(offices(UnionFile.maximumOffices + 1))?.code == .malformedUnion)
    }

    /// Any byte of a good file changed to any other gives a file that is read, or an error; never anything else.
    @Test func changedBytes() {
        let good = Array(Self.good.utf8)
        var refused = 0
        for index in good.indices {
            for byte in [UInt8](arrayLiteral: 0, 9, 10, 13, 32, 61, 127, 128, 195, 255) {
                var bytes = good
                bytes[index] = byte
                guard let problem = Self.problem(bytes) else { continue }
                refused += 1
                #expect(problem.code == .malformedUnion)
            }
        }
        #expect(refused > good.count)
    }

    @Test func randomBytes() {
        for seed in UInt64(1)...200 {
            var random = SeededGenerator(seed: seed)
            let bytes = (0..<random.number(0...300)).map { _ in UInt8(random.number(0...255)) }
            #expect(Self.problem(Array("socai union 1\n".utf8) + bytes)?.code == .malformedUnion, "seed \(seed)")
        }
    }
}
