// `socai audit`: runs every check there is and lists what it finds.

import ArgumentParser
import EventLedger
import PovertyLedger
import PovertyReports

extension Severity: ExpressibleByArgument {}

struct AuditCommand: Verb {
    static let configuration = CommandConfiguration(
        commandName: "audit",
        abstract: "Run every audit rule and list the findings.",
        discussion: """
            Each finding has its severity, rule, household, unit or fund, day, events and documents. All findings are counted; \
            the first of each rule, by day and position, are listed. The exit status is 1 if there is a finding of the \
            chosen severity or a higher one. Without a CUT the day is today, at the ledger's offset from UTC.

            Rules: \(AuditRule.allCases.map(\.rawValue).joined(separator: ", ")).

            Example:
              socai audit bac-lieu.socai
              socai audit bac-lieu.socai 2023-12-31@2024-01-15 --severity warning
            """)

    @OptionGroup var place: LedgerArgument

    @Argument(
        help: ArgumentHelp("The cut. (default: today, everything recorded so far)", valueName: "cut"),
        transform: ArgumentReading.cut)
    var cut: CutExpression?

    @Option(
        help: ArgumentHelp("The lowest severity that gives status 1; all are listed.", valueName: "severity"))
    var severity = Severity.error

    @Option(
        help: ArgumentHelp("Run only this rule; may be repeated.", valueName: "rule"),
        transform: ArgumentReading.rule)
    var rule: [AuditRule] = []

    @Option(
        parsing: .unconditional,
        help: ArgumentHelp("Flag returns within N months of an exit.", valueName: "n"))
    var months = 12

    @Option(
        parsing: .unconditional,
        help: ArgumentHelp("Examine the last N days up to the due day of a target, that day included.", valueName: "n"))
    var days = 14

    @Option(
        parsing: .unconditional,
        help: ArgumentHelp("Flag events recorded more than N days after their effective day.", valueName: "n"))
    var lateDays = 30

    @Option(
        parsing: .unconditional,
        help: ArgumentHelp("Flag events recorded more than N days before their effective day.", valueName: "n"))
    var aheadDays = 366

    @Option(
        parsing: .unconditional,
        help: ArgumentHelp("List at most N findings of each rule.", valueName: "n"))
    var limit = 1_000

    @OptionGroup var offices: OfficesOption

    @OptionGroup var form: ReportOption

    private var parameters: AuditParameters {
        var parameters = AuditParameters()
        parameters.returnMonths = months
        parameters.bunchedDays = days
        parameters.lateDays = lateDays
        parameters.aheadDays = aheadDays
        parameters.listedPerRule = limit
        if !rule.isEmpty { parameters.rules = Set(rule) }
        return parameters
    }

    func validate() throws {
        try ArgumentReading.check("--months", months, 1...1_200)
        try ArgumentReading.check("--days", days, 1...365)
        try ArgumentReading.check("--late-days", lateDays, 0...36_500)
        try ArgumentReading.check("--ahead-days", aheadDays, 0...36_500)
        try ArgumentReading.check("--limit", limit, 0...100_000)
    }

    func perform(_ output: inout Output) throws -> ExitStatus {
        let view = try place.source(offices)
        let asked = try view.at(cut ?? CutExpression(view.today))
        let answer = try SourceAnswer(asked, offices) { (asked) throws(LedgerError) in
            AuditAnswer(report: try asked.audit(parameters))
        }
        form.write(answer, to: &output)
        let audit = answer.report.report
        return audit.count(atLeast: severity) > 0 ? .finding : .done
    }
}

/// The answer of `socai audit`.
struct AuditAnswer: FormattedAnswer {
    /// What was found.
    let report: Audit

    func table(width: Int?) -> String {
        let cut = report.cut
        var text = Paragraph.text(
            said("Audit up to \(cut.words)"), width: width)
        text += ClockWords.line(report.lastRecordedAheadOfClock)
        text += "\n" + summary.text(width: width)
        guard !report.findings.isEmpty else { return text }
        return text + "\n" + findings.text(width: width)
            + ClaimedTime.legend(report.findings.contains(where: \.restsOnClaimedTime), width: width)
    }

    private var summary: TextTable {
        TextTable(
            "summary", report.counts, Audit.Count.columns,
            [
                "severity", "rule", "findings",
                .own(.count("listed") { row in report.findings.count { $0.rule == row.rule } }),
            ])
    }

    private var findings: TextTable {
        TextTable(
            "findings", report.findings, Finding.columns(ofUnion: report.isOfUnion),
            (report.isOfUnion ? ["office"] : []) + [
                "rule", "effectiveOn", .own(.code("whom") { $0.household ?? $0.unit ?? $0.fund }),
                .own(.text("what") { said($0.sentence) + ($0.restsOnClaimedTime ? "*" : "") }), "events", "documents",
            ])
    }
}
