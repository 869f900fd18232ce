// The answer of an audit: how many findings each rule has, and the findings themselves.

import EventLedger

/// What an audit found inside a cut.
public struct Audit: Hashable, Sendable {
    /// How many findings a rule has.
    public struct Count: Hashable, Sendable {
        /// The rule.
        public let rule: AuditRule
        /// All its findings, also those that are not listed.
        public let findings: Int
    }

    /// The cut.
    public let cut: Cut
    /// What was asked.
    public let parameters: AuditParameters
    /// The rules that were asked with the number of their findings, gravest first.
    public let counts: [Count]
    /// The findings by severity (gravest first), rule, day and position; of each rule at most
    /// `parameters.listedPerRule`.
    public let findings: [Finding]
    /// The last recorded time of the ledger, where it lies ahead of its clock; else nil. It is no finding of a rule.
    public let lastRecordedAheadOfClock: Instant?

    /// How many findings there are of a severity or a graver one.
    public func count(atLeast severity: Severity) -> Int {
        counts.reduce(0) { $1.rule.severity >= severity ? $0 + $1.findings : $0 }
    }
}
