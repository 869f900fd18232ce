// What the rules of an audit leave open. Every answer names the values it was made with.

/// The numbers that the rules of an audit ask with.
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
