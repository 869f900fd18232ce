// What a recorder does for programs on other machines: it takes entries as lines of JSON, records each, and answers with
// the receipts or the reasons. How requests and answers travel is no matter of it, and it never answers for an entry
// that is not recorded as durably as its ledger promises.

import EventLedger

/// Records what other programs hand to it, for all of them in common commits.
public final class HouseholdRecorder: Sendable {
    /// The most lines of a request: so many answers fit into a message.
    public static let maximumLines = 256

    private let ledger: HouseholdLedger
    private let wording: @Sendable (LedgerError) -> String
    private let report: @Sendable (RecorderAnswer) -> Void

    /// A recorder for a ledger, such as that of a `SharedHouseholdLedger`. `wording` writes errors as its users read
    /// them; `report` is given every answer, on the task that asks.
    public init(
        _ ledger: HouseholdLedger, wording: @escaping @Sendable (LedgerError) -> String = { "\($0)" },
        report: @escaping @Sendable (RecorderAnswer) -> Void = { _ in }
    ) {
        self.ledger = ledger
        self.wording = wording
        self.report = report
    }

    /// Records the entries of lines of JSON, one after another and each by itself, and gives the answers to them: see
    /// `RecorderAnswer`.
    ///
    /// When it returns each entry is as durable as its answer says. Requests that come at the same time share commits.
    /// A request of too many lines gets one answer, and nothing of it is recorded. Reasons are cut where the answer
    /// would have more than `maximumBytes`. Cost: that of `recordEachInBackground`; a task waits without a thread.
    public func answer(_ request: [UInt8], atMost maximumBytes: Int = 1 << 20) async -> [UInt8] {
        let lines = request.split(separator: UInt8(ascii: "\n")).map(Array.init).filter { line in
            !line.allSatisfy { [0x20, 0x09, 0x0D].contains($0) }
        }
        // What has no line at all is refused as the entry that it should be.
        let answers =
            lines.count > Self.maximumLines
            ? [tooMany(lines)] : await self.answers(to: lines.isEmpty ? [request] : lines)
        for answer in answers { report(answer) }
        return RecorderAnswer.bytes(of: answers, atMost: maximumBytes)
    }

    private func answers(to lines: [[UInt8]]) async -> [RecorderAnswer] {
        var reader = EntryReader()
        let read = lines.map { line in Result { () throws(LedgerError) in try reader.read(line).entry } }
        var recorded = await ledger.recordEachInBackground(read.compactMap { try? $0.get() })[...]
        return read.map { line in
            do throws(LedgerError) {
                _ = try line.get()
                return .recorded(try recorded.removeFirst().get())
            } catch { return refused(error) }
        }
    }

    private func tooMany(_ lines: [[UInt8]]) -> RecorderAnswer {
        refused(
            LedgerError(
                .invalidValue, "the request has \(lines.count) lines",
                remedy: "hand over at most \(Self.maximumLines) at a time"))
    }

    private func refused(_ error: LedgerError) -> RecorderAnswer { .refused(code: error.code, words: wording(error)) }
}

/// What a recorder answers to an entry that was handed to it.
///
/// The text of one is `ledger answer 1`, and on the next line either `recorded FIRST LAST INSTANT`, with `before` at the
/// end where the entry was there already, or `refused CODE`, with the reason on the lines behind it. The text of several
/// is `ledger answers 1` and a line for each, in which the reason is behind the code.
public enum RecorderAnswer: Hashable, Sendable {
    /// The entry is recorded.
    case recorded(Receipt)
    /// It is not, or nobody knows; the words say why, and are text from outside.
    case refused(code: LedgerError.Code, words: String)

    private static let firstLineOfOne = "ledger answer 1"
    private static let firstLineOfSeveral = "ledger answers 1"

    /// The most bytes of a reason among the answers to several lines.
    private static let maximumReasonBytes = 1_000

    /// The answers to the lines of a request, as they travel. Of several, reasons are one line each, and cut so that all
    /// have at most `maximumBytes` together.
    public static func bytes(of answers: [RecorderAnswer], atMost maximumBytes: Int = 1 << 20) -> [UInt8] {
        guard answers.count != 1 else { return answers[0].bytes }
        let reasons = answers.count { if case .refused = $0 { true } else { false } }
        let others = bytes(of: answers) { _ in "" }.count
        let room = min(max(maximumBytes - others, 0) / max(reasons, 1), maximumReasonBytes)
        return bytes(of: answers) { words in
            var reason = ""
            for character in words.split(whereSeparator: \.isNewline).joined(separator: " ") {
                guard reason.utf8.count + character.utf8.count <= room else { break }
                reason.append(character)
            }
            return reason
        }
    }

    private static func bytes(of answers: [RecorderAnswer], reason: (_ words: String) -> String) -> [UInt8] {
        var text = firstLineOfSeveral + "\n"
        for answer in answers {
            switch answer {
            case .recorded(let receipt): text += line(of: receipt)
            case .refused(let code, let words): text += "refused \(code.rawValue) \(reason(words))"
            }
            text += "\n"
        }
        return Array(text.utf8)
    }

    /// Reads the answers to the lines of a request, as many as it has; nil for anything else.
    public static func answers(to lines: Int, _ bytes: [UInt8]) -> [RecorderAnswer]? {
        guard lines != 1 else { return RecorderAnswer(bytes).map { [$0] } }
        // By bytes: a reason may begin with a mark that would otherwise belong to the blank before it.
        let found = bytes.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false)
        guard found.count >= 2, found.count - 2 == lines, found[0].elementsEqual(firstLineOfSeveral.utf8),
            found[found.count - 1].isEmpty
        else { return nil }
        var answers: [RecorderAnswer] = []
        for line in found.dropFirst().dropLast() {
            let parts = line.split(separator: UInt8(ascii: " "), maxSplits: 2, omittingEmptySubsequences: false)
            let words = parts.compactMap { String(validating: $0, as: UTF8.self) }
            guard words.count == parts.count else { return nil }
            if words.count == 3, words[0] == "refused" {
                answers.append(.refused(code: LedgerError.Code(rawValue: words[1]), words: words[2]))
            } else if let text = String(validating: line, as: UTF8.self), let receipt = receipt(text[...]) {
                answers.append(.recorded(receipt))
            } else {
                return nil
            }
        }
        return answers
    }

    /// The answer to one entry as it travels.
    public var bytes: [UInt8] {
        switch self {
        case .recorded(let receipt): Array("\(Self.firstLineOfOne)\n\(Self.line(of: receipt))\n".utf8)
        case .refused(let code, let words):
            Array("\(Self.firstLineOfOne)\nrefused \(code.rawValue)\n\(words)\n".utf8)
        }
    }

    /// Reads the answer to one entry; nil for anything else.
    public init?(_ bytes: [UInt8]) {
        guard let text = String(validating: bytes, as: UTF8.self), text.hasSuffix("\n") else { return nil }
        let lines = text.dropLast().split(separator: "\n", maxSplits: 2, omittingEmptySubsequences: false)
        guard lines.count >= 2, lines[0] == Self.firstLineOfOne else { return nil }
        let words = lines[1].split(separator: " ", omittingEmptySubsequences: false)
        if words.count == 2, words[0] == "refused" {
            self = .refused(
                code: LedgerError.Code(rawValue: String(words[1])), words: lines.count > 2 ? String(lines[2]) : "")
        } else if lines.count == 2, let receipt = Self.receipt(lines[1]) {
            self = .recorded(receipt)
        } else {
            return nil
        }
    }

    private static func line(of receipt: Receipt) -> String {
        let (first, last) = (receipt.positions.lowerBound, receipt.positions.upperBound)
        return "recorded \(first) \(last) \(receipt.recordedAt)\(receipt.wasAlreadyRecorded ? " before" : "")"
    }

    private static func receipt(_ line: Substring) -> Receipt? {
        let words = line.split(separator: " ", omittingEmptySubsequences: false)
        guard (4...5).contains(words.count), words[0] == "recorded", let first = Position(words[1]),
            let last = Position(words[2]), first >= 1, first <= last, let recordedAt = Instant(String(words[3])),
            words.count == 4 || words[4] == "before"
        else { return nil }
        return Receipt(positions: first...last, recordedAt: recordedAt, wasAlreadyRecorded: words.count == 5)
    }
}
