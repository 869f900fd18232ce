// The promise that a segment has one form: what is written is read back the same, and every other bytes are refused
// with the line, whatever they announce.

import LedgerTestSupport
import LedgerTesting
import Testing

@testable import EventLedger

@Suite struct SegmentTests {
    private func segment(_ body: String = "một\nhai\n") throws -> Segment {
        try Segment(
            Segment.Header(
                origin: .office, domain: LedgerDomain("counting", rulesVersion: 3), offset: .plusSeven, entries: 2,
                before: TreeHead(size: 4, root: Digest(sha256: [1])),
                after: TreeHead(size: 9, root: Digest(sha256: [2]))), body: Array(body.utf8))
    }

    private func problem(_ text: String) -> LedgerError? { problem(Array(text.utf8)) }

    private func problem(_ bytes: [UInt8]) -> LedgerError? {
        failure { () throws(LedgerError) in _ = try Segment(bytes) }
    }

    @Test func whatIsWrittenIsRead() throws {
        let written = try segment()
        #expect(try Segment(written.bytes) == written)
        #expect(try Segment.header(of: written.bytes) == written.header)
        #expect(written.header.positions == 5...9)
        // The lines as a person reads them; the digests are Python's.
        let text = String(decoding: written.bytes, as: UTF8.self)
        #expect(
            text == """
                ledger segment 1
                origin example.com/office
                domain counting
                rules 3
                offset +07:00
                entries 2
                before 4 S/USLzRFVMU73i67jNK349FgCtYxw4Wl18ziPHeFRZo=
                after 9 28G0yQD/5I1XW12lxjgEASX2XbD+PiRJS3bqmGRX2YY=
                body 10 7b12542ec4fd25329be2783e601d192f2bfcb7b35f772c9e04341b90ce03311e

                một
                hai

                """)
    }

    /// Every bit of a segment counts: none can be another without the segment being refused.
    @Test func everyBitCounts() throws {
        let sound = try segment().bytes
        for index in sound.indices {
            for bit in 0..<8 {
                var bytes = sound
                bytes[index] ^= 1 << UInt8(bit)
                // An origin, a domain, numbers and roots may be others and still be those of some segment: what is
                // read then is what is written, and differs.
                guard let other = try? Segment(bytes) else { continue }
                #expect(other.bytes == bytes, "byte \(index), bit \(bit)")
                #expect(try other.header != segment().header, "byte \(index), bit \(bit)")
                #expect(try other.body == segment().body)
            }
        }
    }

    @Test func everyCutIsRefused() throws {
        let sound = try segment().bytes
        for count in sound.indices {
            #expect(problem(Array(sound[..<count]))?.code == .malformedSegment, "\(count) bytes")
        }
        #expect(problem(sound + [10])?.place.line == 9)
        #expect(problem(sound) == nil)
    }

    @Test func everyLineIsChecked() throws {
        let lines = String(decoding: try segment().bytes, as: UTF8.self)
            .split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
        func changed(_ line: Int, _ text: String) -> LedgerError? {
            var lines = lines
            lines[line - 1] = text
            return problem(lines.joined(separator: "\n"))
        }
        let root = String(lines[6].split(separator: " ")[2])
        let wrong: [(Int, [String])] = [
            (1, ["ledger segment 2", "ledger segment 1 ", "Ledger segment 1", "", "example.com/office"]),
            (2, ["origin", "origin ", "origin a b", "origin a+b", "Origin a", "origin \u{7F}"]),
            (3, ["domain ", "domain a b", "domain é"]),
            (4, ["rules", "rules x", "rules 03", "rules -1", "rules 4294967296", "rules 99999999999999999999"]),
            (5, ["offset +15:00", "offset Z", "offset 07:00", "offset -00:00"]),
            (6, ["entries", "entries 0", "entries 6", "entries 02", "entries 9223372036854775807"]),
            (7, ["before 4", "before 04 \(root)", "before 9 \(root)", "before -1 \(root)", "before 4 \(root) "]),
            (7, ["before 0 \(root)", "before 4 \(root.dropLast())A", "before 2305843009213693952 \(root)"]),
            (8, ["after 4 \(root)", "after 9 x", "after 9999999999999999999 \(root)"]),
            (
                9,
                [
                    "body 11 \(lines[8].split(separator: " ")[2])", "body 10", "body 10 00",
                    "body 18446744073709551615 0",
                ]
            ),
            (10, ["x", " "]),
        ]
        for (line, texts) in wrong {
            for text in texts {
                #expect(changed(line, text)?.code == .malformedSegment, "line \(line): \(text)")
            }
        }
        #expect(changed(4, "rules 4") == nil)
        #expect(changed(9, "body 10 \(root)")?.place.line == 9)
    }

    /// A checkpoint and a segment never pass for one another.
    @Test func theTwoKindsOfMessagesAreApart() throws {
        let key = try testSigningKey("example.com/office")
        let checkpoint = try SignedCheckpoint(
            Checkpoint(origin: .office, size: 9, root: Digest(sha256: [2])), signedBy: key)
        #expect(try ReplicationMessage(checkpoint.bytes) == .checkpoint(checkpoint))
        #expect(try ReplicationMessage(segment().bytes) == .segment(segment()))
        #expect(KeyName("ledger segment 1") == nil)
        #expect(code { () throws(LedgerError) in _ = try ReplicationMessage([]) } == .malformedProof)
    }
}
