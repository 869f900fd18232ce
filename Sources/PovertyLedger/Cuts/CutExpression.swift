// A cut as people write it: `2023-12-31`, `2023-12-31@2024-01-15`, `2023-12-31@#48211`, `2023-12-31@closing`.

import EventLedger

/// A day, and what was known; not yet resolved against a ledger.
public struct CutExpression: Hashable, Sendable {
    /// The day D: events in effect on it or before.
    public let effectiveOn: Day
    /// What was known.
    public let knownAt: KnownAt

    /// A cut at a day.
    public init(_ effectiveOn: Day, knownAt: KnownAt = .now) {
        self.effectiveOn = effectiveOn
        self.knownAt = knownAt
    }

    /// Reads `DAY` or `DAY@KNOWN`, KNOWN a day, an RFC 3339 instant, `#POSITION` or `closing`. A day is also read as
    /// `31/12/2023`; a month such as `12/2023`, or a year of four digits, means its last day in both places.
    ///
    /// Throws `invalidValue`, which names the wrong part and what would be right.
    public init(_ text: String) throws(LedgerError) {
        let parts = text.split(separator: "@", maxSplits: 1, omittingEmptySubsequences: false).map(String.init)
        guard let day = CutExpression.day(parts[0]) else {
            throw LedgerError(
                .invalidValue, "\"\(parts[0])\" is not a day",
                remedy: DayReading.remedy)
        }
        effectiveOn = day
        knownAt = parts.count == 2 ? try KnownAt(parts[1]) : .now
    }

    /// Reads a day, or a month or a year, which means its last day; nil for anything else.
    package static func day(_ text: String) -> Day? { DayReading.last(text) }
}
