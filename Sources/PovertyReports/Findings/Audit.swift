// The answer of an audit: how many findings each rule has, and the findings themselves.

import EventLedger
import Files
import PovertyLedger

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
    /// The last recorded time of the ledger, where it is ahead of its clock; else nil. It is no finding of a rule.
    public let lastRecordedAheadOfClock: Instant?
    /// Whether several ledgers were asked, and findings are of offices.
    public let isOfUnion: Bool

    init(
        cut: Cut, parameters: AuditParameters, counts: [Count], findings: [Finding],
        lastRecordedAheadOfClock: Instant?, isOfUnion: Bool = false
    ) {
        (self.cut, self.parameters, self.counts, self.findings) = (cut, parameters, counts, findings)
        (self.lastRecordedAheadOfClock, self.isOfUnion) = (lastRecordedAheadOfClock, isOfUnion)
    }

    /// How many findings there are of a severity or a graver one.
    public func count(atLeast severity: Severity) -> Int {
        counts.reduce(0) { $1.rule.severity >= severity ? $0 + $1.findings : $0 }
    }
}

extension Audit: LedgerAnswer {
    /// The cut, what was asked, how many findings each rule has, and the findings.
    public var columns: [AnswerColumn<Audit>] {
        [
            .cut("cut", \.cut, unitsOn: \.cut.effectiveOn),
            .object("parameters", \.parameters, AuditParameters.columns).onlyInJSON,
            .list("summary", \.counts, Count.columns).onlyInJSON,
            .list("findings", \.findings, Finding.columns(ofUnion: isOfUnion)),
            .instant("lastRecordedAheadOfClock", \.lastRecordedAheadOfClock).onlyInJSON,
        ]
    }
}

extension Audit.Count {
    /// A rule and how many findings it has.
    package static var columns: [AnswerColumn<Audit.Count>] {
        [.code("severity", \.rule.severity.rawValue), .code("rule", \.rule.rawValue), .count("findings", \.findings)]
    }
}

// What the rules of an audit leave open. Every answer names the values it was made with.

/// The parameters of the rules of an audit.
public struct AuditParameters: Hashable, Sendable {
    /// A return within so many months of an exit is a quick one (`quickReturn`), 1–1,200.
    public var returnMonths = 12
    /// The last days before a target is due (`bunchedExits`, `dissolvedBeforeDue`), that day among them, 1–365.
    public var bunchedDays = 14
    /// More days than this between taking effect and being recorded are late (`lateEntry`), 0–36,500.
    public var lateDays = 30
    /// More days than this between being recorded and taking effect are far ahead (`farAhead`), 0–36,500.
    public var aheadDays = 366
    /// So many findings of a rule are listed, the first by day and position; all are counted. 0–100,000.
    public var listedPerRule = 1_000
    /// The rules that are asked.
    public var rules = Set(AuditRule.allCases)

    /// The usual numbers, and all rules.
    public init() {}

    fileprivate static var columns: [AnswerColumn<AuditParameters>] {
        [
            .count("months", \.returnMonths), .count("days", \.bunchedDays), .count("lateDays", \.lateDays),
            .count("aheadDays", \.aheadDays), .count("limit", \.listedPerRule),
        ]
    }

    /// Throws `invalidValue` for the first number outside its range.
    func check() throws(LedgerError) {
        try AuditParameters.check("months of a quick return", returnMonths, 1...1_200)
        try AuditParameters.check("days before a target is due", bunchedDays, 1...365)
        try AuditParameters.check("days after which an entry is late", lateDays, 0...36_500)
        try AuditParameters.check("days after which a day of effect is far ahead", aheadDays, 0...36_500)
        try AuditParameters.check("findings listed of a rule", listedPerRule, 0...100_000)
    }

    private static func check(_ name: String, _ value: Int, _ range: ClosedRange<Int>) throws(LedgerError) {
        guard !range.contains(value) else { return }
        throw LedgerError(
            .invalidValue, "the number of \(name) is \(value)",
            remedy: "it is from \(range.lowerBound) to \(range.upperBound)")
    }
}

// How grave a finding is. It says nothing about how sure the finding is: every finding is a fact of the record.

/// How grave a finding is, the gravest last.
public enum Severity: String, CaseIterable, Comparable, Hashable, Sendable {
    /// Worth a look; nothing has to be wrong.
    case notice
    /// Has to be explained.
    case warning
    /// Breaks a rule of the programme.
    case error

    /// By weight: a notice is less than an error.
    public static func < (left: Severity, right: Severity) -> Bool { left.order < right.order }

    private var order: Int {
        switch self {
        case .notice: 0
        case .warning: 1
        case .error: 2
        }
    }
}

// The findings of one rule while the ledger is folded: all are counted, only the first by day and position are kept, so
// that millions of findings cost no more memory than the list that is printed.

/// A count of findings and the first of them.
struct FindingList {
    /// How many were found.
    private(set) var count = 0
    private let limit: Int
    private var kept: [FindingCandidate] = []

    /// Keeps at most `limit`.
    init(limit: Int) { self.limit = limit }

    /// Takes one in. Cost: constant, averaged over many; memory for twice the limit.
    mutating func add(_ candidate: FindingCandidate) {
        count += 1
        guard limit > 0 else { return }
        kept.append(candidate)
        if kept.count >= 2 * limit { trim() }
    }

    /// The first findings by day and position.
    var first: [FindingCandidate] {
        var list = self
        list.trim()
        return list.kept
    }

    private mutating func trim() {
        kept.sort()
        if kept.count > limit { kept.removeLast(kept.count - limit) }
    }
}
