// What the history generator gives: entries in the order in which to record them, each with what the rules say of it.
// It is plain data; whoever compares a real ledger with it drives that ledger.

import EventLedger
import PovertyLedger
import Synchronization

/// A history to record entry by entry, with the verdict each entry must get.
public struct GeneratedHistory: Sendable {
    /// One entry and what must become of it.
    public struct Step: Sendable {
        /// The entry; it always claims a recorded time.
        public let entry: Entry
        /// What the naive model says of it, recorded times kept.
        public let verdict: NaiveVerdict
    }

    /// The seed that gives this history again.
    public let seed: UInt64
    /// The present, for which no claimed time lies in the future but where a step is refused for that.
    public let clock: Instant
    /// The entries, in the order of recording.
    public let steps: [Step]
    /// The naive model after the last step.
    public let ledger: NaiveLedger

    private struct Key: Hashable {
        let seed: UInt64
        let events: Int
        let breakPercent: Int
    }

    private static let made = Mutex<[Key: GeneratedHistory]>([:])

    /// The history of a seed of about `events` events, made once for all suites that ask for it.
    public static func of(seed: UInt64, events: Int, breakPercent: Int = 25) -> GeneratedHistory {
        let key = Key(seed: seed, events: events, breakPercent: breakPercent)
        if let history = made.withLock({ $0[key] }) { return history }
        var generator = HistoryGenerator(seed: seed, breakPercent: breakPercent)
        let history = generator.history(events: events)
        made.withLock { $0[key] = history }
        return history
    }

    /// The entries that are recorded, in order: a history without refusals and repetitions.
    public var accepted: [Entry] { steps.filter(\.verdict.isAccepted).map(\.entry) }
}

extension GeneratedHistory: CustomStringConvertible {
    /// The seed and the size, for the message of a failed test.
    public var description: String {
        let refused = steps.count { $0.verdict.refusal != nil }
        let skipped = steps.count { $0.verdict == .skipped }
        let accepted = steps.count - refused - skipped
        return "history of seed \(seed): \(ledger.position) events in \(accepted) entries, \(refused) refused, "
            + "\(skipped) sent again"
    }
}
