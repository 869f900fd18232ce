// What a recorder does for programs on other machines: it takes an entry as a line of JSON, records it, and answers with
// the receipt or the reason. How requests and answers travel is no matter of it, and it never answers for an entry that
// is not recorded as durably as its ledger promises.

import EventLedger

/// Records what other programs hand to it, for all of them in common commits.
public final class HouseholdRecorder: Sendable {
    private let ledger: HouseholdLedger
    private let wording: @Sendable (LedgerError) -> String

    /// A recorder for a ledger, such as that of a `SharedHouseholdLedger`. `wording` writes errors as its users read
    /// them.
    public init(
        _ ledger: HouseholdLedger, wording: @escaping @Sendable (LedgerError) -> String = { "\($0)" }
    ) {
        self.ledger = ledger
        self.wording = wording
    }

    /// Records the entry of a line of JSON, and gives the answer to it: see `RecorderAnswer`.
    ///
    /// When it returns the entry is as durable as the answer says. Requests that come at the same time share a commit.
    /// Cost: that of `record`; a task waits without a thread.
    public func answer(_ request: [UInt8]) async -> [UInt8] {
        do throws(LedgerError) {
            var reader = EntryReader()
            let receipt = try await ledger.recordInBackground(try reader.read(request).entry)
            return RecorderAnswer.recorded(receipt).bytes
        } catch { return RecorderAnswer.refused(code: error.code, words: wording(error)).bytes }
    }
}

/// What a recorder answers to an entry that was handed to it.
///
/// Its text is `ledger answer 1`, and on the next line either `recorded FIRST LAST INSTANT`, with `before` at the end
/// where the entry was there already, or `refused CODE`, with the reason on the lines behind it.
public enum RecorderAnswer: Hashable, Sendable {
    /// The entry is recorded.
    case recorded(Receipt)
    /// It is not, or nobody knows; the words say why, and are text from outside.
    case refused(code: LedgerError.Code, words: String)

    private static let firstLine = "ledger answer 1"

    /// The answer as it travels.
    public var bytes: [UInt8] {
        switch self {
        case .recorded(let receipt):
            let (first, last) = (receipt.positions.lowerBound, receipt.positions.upperBound)
            let end = receipt.wasAlreadyRecorded ? " before" : ""
            return Array("\(Self.firstLine)\nrecorded \(first) \(last) \(receipt.recordedAt)\(end)\n".utf8)
        case .refused(let code, let words):
            return Array("\(Self.firstLine)\nrefused \(code.rawValue)\n\(words)\n".utf8)
        }
    }

    /// Reads an answer; nil for anything else.
    public init?(_ bytes: [UInt8]) {
        guard let text = String(validating: bytes, as: UTF8.self), text.hasSuffix("\n") else { return nil }
        let lines = text.dropLast().split(separator: "\n", maxSplits: 2, omittingEmptySubsequences: false)
        guard lines.count >= 2, lines[0] == Self.firstLine else { return nil }
        let words = lines[1].split(separator: " ", omittingEmptySubsequences: false)
        switch (words.first, words.count) {
        case ("refused", 2):
            self = .refused(
                code: LedgerError.Code(rawValue: String(words[1])), words: lines.count > 2 ? String(lines[2]) : "")
        case ("recorded", 4...5):
            guard lines.count == 2, let first = Position(words[1]), let last = Position(words[2]), first >= 1,
                first <= last, let recordedAt = Instant(String(words[3])), words.count == 4 || words[4] == "before"
            else { return nil }
            self = .recorded(
                Receipt(positions: first...last, recordedAt: recordedAt, wasAlreadyRecorded: words.count == 5))
        default: return nil
        }
    }
}
