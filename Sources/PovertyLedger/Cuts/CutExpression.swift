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
    /// stands for its last day where `yearsAllowed`.
    ///
    /// Throws `invalidValue`, saying which part is wrong and what would be right.
    public init(_ text: String, yearsAllowed: Bool = false) throws(PovertyError) {
        let parts = text.split(separator: "@", maxSplits: 1, omittingEmptySubsequences: false).map(String.init)
        if yearsAllowed, parts[0].utf8.count == 4, let year = Int(parts[0]), let last = Day.endOfYear(year) {
            effectiveOn = last
        } else if let day = Day(parts[0]) {
            effectiveOn = day
        } else {
            throw PovertyError(
                .invalidValue, "\"\(parts[0])\" is not a day",
                remedy: yearsAllowed
                    ? "write a day such as 2023-12-31, or a year such as 2023" : "write a day such as 2023-12-31")
        }
        knownAt = parts.count == 2 ? try KnownAt(parts[1]) : .now
    }
}
