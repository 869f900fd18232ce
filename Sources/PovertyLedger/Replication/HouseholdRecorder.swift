// What a recorder does for programs on other machines: it takes entries as lines of JSON, records each, and answers
// with the receipts or the reasons. How requests and answers travel is no matter of it, and it never answers for an entry that
// is not recorded as durably as its ledger promises.

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
    /// A request of too many lines gets one answer, and nothing of it is recorded. Cost: that of
    /// `recordEachInBackground`; a task waits without a thread.
    public func answer(_ request: [UInt8]) async -> [UInt8] {
        let lines = request.split(separator: UInt8(ascii: "\n")).map(Array.init)
        // What has no line at all is refused as the entry that it should be.
        let answers =
            lines.count > Self.maximumLines
            ? [tooMany(lines)] : await self.answers(to: lines.isEmpty ? [request] : lines)
        for answer in answers { report(answer) }
        return RecorderAnswer.bytes(of: answers)
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

    /// The answers to the lines of a request, as they travel.
    public static func bytes(of answers: [RecorderAnswer]) -> [UInt8] {
        guard answers.count != 1 else { return answers[0].bytes }
        let lines = answers.map { answer in
            switch answer {
            case .recorded(let receipt): line(of: receipt)
            // A reason of several lines is one here, and none is so long that the others do not fit.
            case .refused(let code, let words):
                "refused \(code.rawValue) \(words.split(whereSeparator: \.isNewline).joined(separator: " ").prefix(1_000))"
            }
        }
        return Array(([firstLineOfSeveral] + lines).map { $0 + "\n" }.joined().utf8)
    }

    /// Reads the answers to the lines of a request, as many as it has; nil for anything else.
    public static func answers(to lines: Int, _ bytes: [UInt8]) -> [RecorderAnswer]? {
        guard lines != 1 else { return RecorderAnswer(bytes).map { [$0] } }
        guard let text = String(validating: bytes, as: UTF8.self), text.hasSuffix("\n") else { return nil }
        let found = text.dropLast().split(separator: "\n", omittingEmptySubsequences: false)
        guard found.first.map(String.init) == firstLineOfSeveral, found.count == lines + 1 else { return nil }
        var answers: [RecorderAnswer] = []
        for line in found.dropFirst() {
            let words = line.split(separator: " ", maxSplits: 2, omittingEmptySubsequences: false)
            if words.count == 3, words[0] == "refused" {
                answers.append(.refused(code: LedgerError.Code(rawValue: String(words[1])), words: String(words[2])))
            } else if let receipt = receipt(line) {
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
