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

    /// Reads `DAY` or `DAY@KNOWN`, KNOWN a day, an RFC 3339 instant, `#POSITION` or `closing`; a year of four digits
    /// means its last day in both places.
    ///
    /// Throws `invalidValue`, which names the wrong part and what would be right.
    public init(_ text: String) throws(LedgerError) {
        let parts = text.split(separator: "@", maxSplits: 1, omittingEmptySubsequences: false).map(String.init)
        guard let day = CutExpression.day(parts[0]) else {
            throw LedgerError(
                .invalidValue, "\"\(parts[0])\" is not a day",
                remedy: "write a day such as 2023-12-31, or a year such as 2023")
        }
        effectiveOn = day
        knownAt = parts.count == 2 ? try KnownAt(parts[1]) : .now
    }

    /// Reads a day, or a year of four digits, which means its last day; nil for anything else.
    package static func day(_ text: String) -> Day? {
        if text.utf8.count == 4, text.utf8.allSatisfy({ (0x30...0x39).contains($0) }), let year = Int(text) {
            return Day.endOfYear(year)
        }
        return Day(text)
    }
}
