// The promise that a mirror stops at what does not continue its history, at the message that is at fault and for its
// reason, and has everything before it: one message of a log, wrong in every way that a message can be.

import LedgerTestSupport
import LedgerTesting
import Testing

@testable import EventLedger

@Suite(.timeLimit(.minutes(60))) struct MirrorFaultTests {
    /// A way in which a message is wrong.
    private struct Fault {
        let name: String
        var code = LedgerError.Code.brokenLog
        /// What the error says.
        let reason: String
        /// Which position it names; nil where that is the first position of the message.
        var position: Position?
        /// What is in the place of the message.
        let messages: ([UInt8]) throws -> [[UInt8]]
    }

    /// A segment with other values in its header, and the same body.
    private func changed(
        _ bytes: [UInt8], origin: KeyName? = nil, domain: LedgerDomain? = nil, entries: Int? = nil,
        before: TreeHead? = nil, after: TreeHead? = nil, offset: UTCOffset? = nil, body: [UInt8]? = nil
    ) throws -> [UInt8] {
        let segment = try Segment(bytes)
        let old = segment.header
        let header = try Segment.Header(
            origin: origin ?? old.origin, domain: domain ?? LedgerDomain(old.domain, rulesVersion: old.rulesVersion),
            offset: offset ?? old.offset, entries: entries ?? old.entries, before: before ?? old.before,
            after: after ?? old.after)
        return Segment(header, body: body ?? segment.body).bytes
    }

    /// The faults of the message with a header, for which another history has its own.
    private func faults(_ header: Segment.Header, other: [UInt8]) throws -> [Fault] {
        let root = Digest(sha256: [7])
        let first = header.before.size + 1
        let last = header.after.size
        let otherStart = try Segment.header(of: other).before.size
        func heads(_ size: Int) -> TreeHead { TreeHead(size: size, root: root) }
        return [
            Fault(name: "missing", reason: "positions \(first) to \(last) are missing before it") { _ in [] },
            Fault(name: "a flipped bit", reason: "the body has another SHA-256 than the one announced") { bytes in
                var bytes = bytes
                bytes[bytes.count - 2] ^= 1
                return [bytes]
            },
            Fault(name: "cut short", reason: "bytes, and ") { [Array($0.dropLast(3))] },
            Fault(name: "nothing", reason: "the note does not end with a newline") { _ in [[]] },
            Fault(name: "garbage", reason: "the note does not end with a newline") { _ in
                [Array("<html>404</html>".utf8)]
            },
            Fault(name: "another origin", reason: "it has the history of example.com/other, and the mirror that of") {
                [try self.changed($0, origin: KeyName("example.com/other"))]
            },
            Fault(name: "another domain", code: .wrongDomain, reason: "the log is of the domain other") {
                [try self.changed($0, domain: LedgerDomain("other", rulesVersion: 1))]
            },
            Fault(name: "newer rules", code: .newerRules, reason: "is of version 2 of the rules") {
                [try self.changed($0, domain: LedgerDomain("counting", rulesVersion: 2))]
            },
            Fault(name: "another root before", reason: "it continues another history") {
                [try self.changed($0, before: heads(first - 1))]
            },
            Fault(name: "another root after", reason: "with its entries the tree has another root than it says") {
                [try self.changed($0, after: heads(last))]
            },
            Fault(name: "one entry more", reason: "and \(header.entries + 1) are announced") {
                [try self.changed($0, entries: header.entries + 1)]
            },
            // Its entries end too early.
            Fault(name: "one event more", reason: "its entries end at position \(last), before its end", position: last)
            {
                [try self.changed($0, after: heads(last + 1))]
            },
            Fault(name: "all entries twice", reason: "is not at position \(last + 1)", position: last + 1) { bytes in
                let body = try Segment(bytes).body
                return [
                    try self.changed(
                        bytes, entries: 2 * header.entries, after: heads(2 * last - header.before.size),
                        body: body + body)
                ]
            },
            // Another secret: the tree has another leaf, and nothing else shows it.
            Fault(name: "a changed word", reason: "with its entries the tree has another root than it says") { bytes in
                var body = try Segment(bytes).body
                let tab = body.indices.filter { body[$0] == 9 }[2]
                body[tab + 1] = body[tab + 1] == 0x30 ? 0x31 : 0x30
                return [try self.changed(bytes, body: body)]
            },
            otherStart < first
                ? Fault(name: "another history", reason: "it continues another history", position: otherStart + 1) {
                    _ in
                    [other]
                }
                : Fault(name: "another history", reason: "positions \(first) to \(otherStart) are missing") { _ in
                    [other]
                },
        ]
    }

    /// Whatever is wrong with one message, what is before it is folded, nothing of it, and the position is named.
    @Test(arguments: [3, 0, -1]) func aMirrorStopsAtWhatDoesNotContinueIt(_ place: Int) throws {
        let office = try Office(seed: 15)
        try office.record(40)
        let sound = try office.log(maximumSegmentBytes: 2_000).messages
        #expect(sound.count >= 6)
        let headers = try sound.map { try Segment.header(of: $0) }
        let number = place < 0 ? sound.count - 1 : place
        let before = number == 0 ? TreeHead(size: 0, root: MerkleTree.emptyRoot) : headers[number - 1].after
        let other = try Office(seed: 16)
        try other.record(60)
        let faults = try faults(headers[number], other: other.log(maximumSegmentBytes: 2_000).messages[max(1, number)])
        for fault in faults {
            // The first message makes the mirror, and says what it is of; behind the last one nothing shows a gap.
            if number == 0, ["another origin", "another root before"].contains(fault.name) { continue }
            if place < 0, fault.name == "missing" { continue }
            let mirror = try MirrorPlace()
            let log = MemoryLog(sound[..<number] + (try fault.messages(sound[number])) + sound[(number + 1)...])
            let error = try mirror.failure(log)
            #expect(error?.code == fault.code, "\(fault.name): \(error.map { "\($0)" } ?? "no error")")
            #expect(error?.description.contains(fault.reason) == true, "\(fault.name): \(error.map { "\($0)" } ?? "")")
            #expect(error?.place.position == fault.position ?? before.size + 1, "\(fault.name)")
            #expect(error?.place.file == "log", "\(fault.name)")
            #expect(try mirror.head() == before, "\(fault.name)")
            let isSound = try mirror.with { mirror in try mirror.ledger?.verify().isSound }
            #expect(isSound != false && (isSound == true || number == 0), "\(fault.name)")
            // It stops again, and continues from a sound copy.
            #expect(try mirror.failure(log)?.code == fault.code, "\(fault.name)")
            try mirror.fold(MemoryLog(sound), named: "copy")
            #expect(try mirror.head() == office.ledger.treeHead(), "\(fault.name)")
        }
        // The control: without a fault the same log is folded to its end.
        let mirror = try MirrorPlace()
        #expect(try mirror.failure(MemoryLog(sound)) == nil)
        #expect(try mirror.head() == office.ledger.treeHead())
    }
}
