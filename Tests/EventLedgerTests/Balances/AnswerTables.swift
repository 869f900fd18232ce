// The three tables that answers are looked up in, as the entries of a ledger lead to them by the description of the
// format, and copies of a ledger's file as a killed process leaves it.

import Foundation
import LedgerTestSupport
import Testing

@testable import EventLedger

/// The rows of `recordedDays` and `keyEvents` that entries lead to.
struct NaiveAnswers {
    private(set) var recordedDays: Rows = []
    private(set) var keyEvents: Rows = []

    /// Works the rows out from all entries of a ledger at +07:00, oldest first.
    init(_ entries: [RecordedEntry]) {
        var days: [Int64: Position] = [:]
        var numbers: [StreamName: Int] = [:]
        var counts = [Int](repeating: 0, count: 16)
        var versions: [StreamName: [Position]] = [:]
        var listed: Set<Position> = []
        for entry in entries {
            let local = entry.recordedAt.microsecondsSinceEpoch + 7 * 3_600_000_000
            days[(local - ((local % 86_400_000_000) + 86_400_000_000) % 86_400_000_000) / 86_400_000_000] =
                entry.lastPosition
            for event in entry.events {
                let category = Int(event.stream.category)
                if numbers[event.stream] == nil {
                    numbers[event.stream] = counts[category]
                    counts[category] += 1
                }
                versions[event.stream, default: []].append(event.position)
                var summary = event.summary
                if let voided = event.voids {
                    summary = UInt32((versions[event.stream]?.firstIndex(of: voided) ?? -2) + 1)
                    guard listed.contains(voided) else { continue }
                } else {
                    guard category == 2, event.type == 7 else { continue }
                    listed.insert(event.position)
                }
                var row = [event.stream.category, 0] + little(event.type, 2) + little(numbers[event.stream] ?? -1, 4)
                row += little(event.effectiveOn?.daysSinceEpoch ?? .min, 4) + little(summary, 4)
                keyEvents.append(Row(key: big(event.position, 8), value: row + little(event.voids ?? 0, 8)))
            }
        }
        recordedDays = days.map { day, position in
            Row(key: big(UInt32(truncatingIfNeeded: day + 0x8000_0000), 4), value: big(position, 8))
        }.sorted()
    }

    /// Checks all three tables of a ledger whose history is known.
    static func audit(_ ledger: DomainLedger<Journal>, _ naive: NaiveBalances, _ comment: Comment) throws {
        let areBalancesEqual = try ledger.rows("balances") == naive.rows
        #expect(areBalancesEqual, comment)
        let answers = NaiveAnswers(try ledger.entries(limit: .max))
        #expect(try ledger.rows("recordedDays") == answers.recordedDays, comment)
        #expect(try ledger.rows("keyEvents") == answers.keyEvents, comment)
    }
}

extension TemporaryLedger {
    /// A copy of the file as it is now, which is what is left of it where the process that writes is killed.
    func copy() throws -> TemporaryLedger {
        let other = try TemporaryLedger()
        try FileManager.default.copyItem(atPath: path, toPath: other.path)
        return other
    }
}

/// Why a body of `write` ends without effect.
struct Refused: Error, LedgerFailure {
    init() {}
    init(_ error: LedgerError) {}
}
