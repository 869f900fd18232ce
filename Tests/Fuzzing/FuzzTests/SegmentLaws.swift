// An input is a message of a log. As it stands, it is read; then its last line before the body is made to announce the
// body that is there, since a fuzzer does not guess digests, and what is read of that is folded into a new mirror.

import EventLedger
import Files
import LedgerTesting

@testable import PovertyLedger
@testable import TransparencyLog

/// The laws of reading messages of a log, and of folding them.
enum SegmentLaws {
    static func hold(for input: [UInt8]) throws {
        try isReadInOneWay(input)
        guard let announced = announcing(input) else { return }
        try isReadInOneWay(announced)
        guard let segment = try? Segment(announced) else { return }
        try linesAreReadAlone(segment)
        try isFoldedWholeOrNotAtAll(segment)
    }

    /// What is read is written as the same bytes, is one of the two kinds only, and its lines are read without its body.
    private static func isReadInOneWay(_ bytes: [UInt8]) throws {
        let message: ReplicationMessage
        do throws(LedgerError) {
            message = try ReplicationMessage(bytes)
        } catch { return try BrokenLaw.unless(!error.remedy.isEmpty, "an error says nothing of what would be right") }
        try BrokenLaw.unless(message.bytes == bytes, "a message is read and is written as other bytes")
        let isCheckpoint = (try? SignedCheckpoint(bytes)) != nil
        if case .segment(let segment) = message {
            try BrokenLaw.unless(!isCheckpoint, "a segment passes for a checkpoint")
            try BrokenLaw.unless(
                try Segment.header(of: bytes) == segment.header, "the lines of a segment are others without its body")
        } else {
            try BrokenLaw.unless(isCheckpoint && (try? Segment(bytes)) == nil, "a checkpoint passes for a segment")
        }
    }

    /// The input with the line that announces its body as the body is; nil where no empty line is before a body.
    private static func announcing(_ input: [UInt8]) -> [UInt8]? {
        let newline = UInt8(ascii: "\n")
        guard let empty = input.indices.dropLast().first(where: { input[$0] == newline && input[$0 + 1] == newline }),
            let line = input[..<empty].lastIndex(of: newline)
        else { return nil }
        let body = Array(input[(empty + 2)...])
        return input[...line] + Array("body \(body.count) \(Digest(sha256: body).hex)\n\n".utf8) + body
    }

    /// Each line of a body that is read is an entry, the same when it is read by itself.
    private static func linesAreReadAlone(_ segment: Segment) throws {
        let form = HouseholdForm()
        guard let entries = try? form.entries(in: segment.body) else { return }
        let lines = segment.body.split(separator: UInt8(ascii: "\n"))
        try BrokenLaw.unless(lines.count == entries.count, "a body has other entries than lines")
        for (line, entry) in zip(lines, entries) {
            let alone = try form.entries(in: line + [UInt8(ascii: "\n")]).first
            try BrokenLaw.unless(
                alone?.id == entry.id && alone?.firstPosition == entry.firstPosition
                    && alone?.eventCount == entry.eventCount && alone?.present == entry.present,
                "an entry is another when its line is read alone")
        }
    }

    /// A mirror has the tree that the segment says, and is sound, or it has nothing of it.
    private static func isFoldedWholeOrNotAtAll(_ segment: Segment) throws {
        let file = ScratchFile()
        let log = MemoryLog()
        _ = try log.append([segment.bytes], after: 0)
        let mirror = try LedgerMirror(at: file.path, form: HouseholdForm())
        do throws(LedgerError) {
            try mirror.fold(from: NamedLog("log", log))
        } catch {
            try BrokenLaw.unless(
                [.brokenLog, .newerRules, .wrongDomain].contains(error.code),
                "folding gives the error \(error.code.rawValue)")
            let last = try mirror.ledger?.lastPosition() ?? 0
            return try BrokenLaw.unless(last == 0, "a part of a refused segment is in the mirror")
        }
        guard let ledger = mirror.ledger else { throw BrokenLaw("a segment is folded, and there is no mirror") }
        try BrokenLaw.unless(
            try ledger.treeHead() == segment.header.after, "a mirror has another tree than its segment says")
        try BrokenLaw.unless(try ledger.verify().isSound, "what was folded is not sound")
    }
}
