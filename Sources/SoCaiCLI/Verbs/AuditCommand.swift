// `socai audit`: runs every check there is and lists what it finds.

import ArgumentParser
import EventLedger
import PovertyLedger
import PovertyReports

extension Severity: ExpressibleByArgument {}

struct AuditCommand: Verb {
    static let configuration = CommandConfiguration(
        commandName: "audit",
        abstract: "Run every check and list the findings.",
        discussion: """
            Each finding has its severity, rule, household or unit, day, events and documents. All findings are counted; \
            of each rule the first by day and position are listed. The status is 1 when there is a finding of the chosen \
            severity or a graver one. Without a CUT the day is today, at the ledger's offset from UTC.

            Rules: \(AuditRule.allCases.map(\.rawValue).joined(separator: ", ")).

            Example:
              socai audit bac-lieu.socai
              socai audit bac-lieu.socai 2023-12-31@2024-01-15 --severity warning
            """)

    @OptionGroup var place: LedgerArgument

    @Argument(
        help: ArgumentHelp("The cut. (default: today, all that is known)", valueName: "cut"),
        transform: ArgumentReading.cut)
    var cut: CutExpression?

    @Option(
        help: ArgumentHelp("The least severity that ends with status 1; all are listed.", valueName: "severity"))
    var severity = Severity.error

    @Option(
        help: ArgumentHelp("Ask this rule only; may be given more than once.", valueName: "rule"),
        transform: ArgumentReading.rule)
    var rule: [AuditRule] = []

    @Option(
        parsing: .unconditional,
        help: ArgumentHelp("Back within so many months of an exit is quick.", valueName: "n"))
    var months = 12

    @Option(
        parsing: .unconditional,
        help: ArgumentHelp("The last days before a target is due, that day among them.", valueName: "n"))
    var days = 14

    @Option(
        parsing: .unconditional,
        help: ArgumentHelp("Recorded more than so many days after taking effect is late.", valueName: "n"))
    var lateDays = 30

    @Option(
        parsing: .unconditional,
        help: ArgumentHelp("Taking effect more than so many days after being recorded is far ahead.", valueName: "n"))
    var aheadDays = 366

    @Option(
        parsing: .unconditional,
        help: ArgumentHelp("List at most so many findings of a rule.", valueName: "n"))
    var limit = 1_000

    @OptionGroup var form: FormatOption

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
        let ledger = try place.view()
        let cut = cut ?? CutExpression(SystemClock.now().day(at: ledger.ledger.offset))
        let audit = try ledger.at(cut).audit(parameters)
        let answer = AuditAnswer(report: audit)
        form.write(answer, to: &output)
        return audit.count(atLeast: severity) > 0 ? .finding : .done
    }
}
