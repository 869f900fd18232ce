// `socai reconcile`: compares a published table with the ledger and with itself: where it differs, from what, by how
// much, and why.

import ArgumentParser
import EventLedger
import OfficialForms
import PovertyLedger
import PovertyReports

struct ReconcileCommand: Verb {
    static let configuration = CommandConfiguration(
        commandName: "reconcile",
        abstract: "Compare a published table with the ledger and with its own sums.",
        discussion: """
            The table is CSV, or a workbook (.xlsx) with a form 7.2 or 7.3. CSV that is no such form needs the column \
            class, and day, or from and to. Optional are unit (empty or all for all units) and socialProtection (true or \
            false). Figures of a day are households, persons, total (all households) and rate (in per cent, or <1 for \
            less than one); figures of a period are the columns of the official movement table, opening to closing, and \
            exited for all exits, as in older forms. A year means its last day, in from its first. Leave unpublished \
            figures empty. A rate without a total is compared with the ledger's own rate. Checks that need missing columns \
            are listed. With --self-only no ledger is named or opened. The exit status is 1 if anything differs, or if \
            nothing could be checked.

            Example:
              socai reconcile bac-lieu.socai published.csv --known 2023-01-15
              socai reconcile --self-only Fixtures/national-2023/table.csv
            """)

    @Argument(
        help: ArgumentHelp(
            "The file of the ledger, then the table (- is standard input); with --self-only the table alone.",
            valueName: "ledger-and-table"), completion: .file())
    var files: [String]

    @OptionGroup var knowledge: KnownOption

    @Option(
        help: ArgumentHelp(
            "Count by the units of this day. (default: each row's own day)", valueName: "day"),
        transform: ArgumentReading.day)
    var unitsOn: Day?

    @OptionGroup var relapses: LookBackOption

    @Option(
        help: ArgumentHelp(
            "The sheet of a workbook, by number or name. (default: the only one with such a form)", valueName: "sheet"))
    var sheet: String?

    @Flag(help: "Compare the table with its own sums only.")
    var selfOnly = false

    @OptionGroup var source: ReplayOption

    @OptionGroup var form: ReportOption

    func validate() throws {
        if selfOnly, files.count != 1 {
            throw ValidationError(said("With --self-only name the table alone: socai reconcile --self-only TABLE"))
        }
        if !selfOnly, files.count != 2 {
            throw ValidationError(said("Name the ledger and the table: socai reconcile LEDGER TABLE"))
        }
        if files.contains("") { throw ValidationError(said("The name of a file is empty; it must name a file")) }
        if selfOnly, knowledge.known != nil || unitsOn != nil || relapses.lookBack != nil || source.replay {
            throw ValidationError(
                said("--known, --units-on, --look-back and --replay need a ledger, which --self-only does not use"))
        }
    }

    func perform(_ output: inout Output) throws -> ExitStatus {
        let table = try PublishedTable(reading: files[files.count - 1], sheet: sheet)
        let answer: ReconciliationAnswer
        if selfOnly {
            answer = ReconciliationAnswer(report: table.checkedAgainstItself(), isSelfOnly: true)
        } else {
            var place = LedgerArgument()
            place.ledger = files[0]
            let result = try source.view(of: place).reconcile(
                table, knownAt: knowledge.known ?? .now, unitsOn: unitsOn, lookBackMonths: relapses.lookBack)
            answer = ReconciliationAnswer(report: result, isSelfOnly: false)
        }
        form.write(answer, to: &output)
        return answer.report.agrees && !answer.report.isEmpty ? .done : .finding
    }
}

/// The answer of `socai reconcile`.
struct ReconciliationAnswer: FormattedAnswer {
    /// The result of checking the table by itself and against the ledger.
    let report: Reconciliation
    /// Whether no ledger was asked.
    let isSelfOnly: Bool

    func table(width: Int?) -> String {
        var text = Paragraph.text(ownSummary, width: width)
        for line in unmadeChecks { text += Paragraph.text(line, width: width) }
        if !isSelfOnly { text += Paragraph.text(ledgerSummary, width: width) }
        if report.isEmpty {
            text += Paragraph.text(said("Nothing was checked, so nothing is known to be right"), width: width)
        }
        return report.agrees ? text : text + "\n" + differences.text(width: width)
    }

    private var ownSummary: String {
        guard report.selfChecks > 0 else { return said("Against itself: no check can be made") }
        return said("Against itself: \(report.selfChecksThatAgree) of \(report.selfChecks) checks hold")
    }

    private var ledgerSummary: String {
        var rest = ""
        if report.ratesOfLedgerTotal > 0 {
            rest +=
                said(
                    "; \(report.ratesOfLedgerTotal, "rate", "rates") without a total by the ledger's own"
                )
        }
        if report.figuresNotCompared > 0 { rest += said("; \(report.figuresNotCompared) more are not in the ledger") }
        guard report.figures > 0 else { return said("Against the ledger: no figure can be checked") + rest }
        return said("Against the ledger: \(report.figuresThatAgree) of \(report.figures) figures agree") + rest
    }

    /// A line for each check that could not be made and what is missing for it, with the lines of the table.
    private var unmadeChecks: [String] {
        struct Lack: Hashable {
            let check: TableCheck
            let missing: [String]
        }
        var order: [Lack] = []
        var lines: [Lack: [Int]] = [:]
        for unmade in report.unmadeChecks {
            let lack = Lack(check: unmade.check, missing: unmade.missing)
            if lines[lack] == nil { order.append(lack) }
            lines[lack, default: []].append(unmade.line)
        }
        return order.map { lack in
            let all = lines[lack] ?? []
            let shown = all.prefix(ReconciliationAnswer.linesShown).map(String.init).joined(separator: ", ")
            let rest =
                all.count > ReconciliationAnswer.linesShown
                ? said(" and \(all.count - ReconciliationAnswer.linesShown) more") : ""
            return
                said(
                    "Not checked: \(term: lack.check.rawValue) of line \(shown)\(rest), for want of \(lack.missing.joined(separator: ", "))"
                )
        }
    }

    private static let linesShown = 10

    private var differences: TextTable {
        TextTable(
            "differences", report.differences, TableDifference.columns,
            [
                "line", .own(.text("of") { "\($0.row.span), \($0.row.filter.words)" }), "column", "published",
                "expected",
                "difference", .own(.text("heldAgainst", against)), .own(.text("publishedIsExactly", reason)),
            ])
    }

    private func against(_ row: TableDifference) -> String {
        let line = row.otherLine.map { said(" in line \($0)") } ?? ""
        return switch row.check {
        case .ledger: said("the ledger")
        case .identity: said("its columns 1 to 8")
        case .mirror: said("the mirror table\(line)")
        case .sumOfUnits: said("the sum of the units")
        case .closingBefore: said("the closing before\(line)")
        case .rate: said("the rate of the total")
        case .ledgerRate: said("the ledger, households by its own total")
        case .oneTotal: said("all households\(line)")
        }
    }

    /// The nearest reading that gives the published figure, and how many others do.
    private func reason(_ row: TableDifference) -> String {
        guard let first = row.readings.first else { return "" }
        let others = row.readings.count - 1
        switch others {
        case 0: return said(first)
        case 1: return said("\(first) (and 1 other)")
        default: return said("\(first) (and \(others) others)")
        }
    }
}
