// `socai reconcile`: holds a published table against the ledger and against itself.

import ArgumentParser
import EventLedger
import PovertyLedger
import PovertyReports

struct ReconcileCommand: Verb {
    static let configuration = CommandConfiguration(
        commandName: "reconcile",
        abstract: "Hold a published table against the ledger and against itself.",
        discussion: """
            The table is CSV with the columns class, and day, or from and to; unit (empty or all for all units) and \
            socialProtection (true or false) may be there, and the figures: of a day households, persons, total (all \
            households) and rate (a per cent, or <1 for less than one), of a period opening to closing of the official \
            movement table; older forms have one column exited for all exits. A year stands for its last day, in from \
            for its first. What was not published is left empty; a rate without a total is held against the ledger's \
            own. Checks that could not be made for want of columns are listed. With --self-only no ledger is named or \
            opened. The status is 1 when anything differs, or nothing could be checked.

            Example:
              socai reconcile bac-lieu.socai published.csv --known 2023-01-15
              socai reconcile --self-only Fixtures/national-2023/table.csv
            """)

    @Argument(
        help: ArgumentHelp(
            "The file of the ledger, then the table (- is standard input); with --self-only the table alone.",
            valueName: "ledger-and-table"))
    var files: [String]

    @Option(
        help: ArgumentHelp(
            "What was known: a day, an instant, #POSITION, or closing. (default: all by now)", valueName: "known"),
        transform: ArgumentReading.known)
    var known: KnownAt?

    @Option(
        help: ArgumentHelp(
            "The day whose units are counted by. (default: each row's own)", valueName: "day"),
        transform: ArgumentReading.day)
    var unitsOn: Day?

    @Option(
        parsing: .unconditional,
        help: ArgumentHelp("How many months back a relapse may lie. (default: without limit)", valueName: "months"))
    var lookBack: Int?

    @Flag(help: "Hold the table against itself only.")
    var selfOnly = false

    @OptionGroup var form: FormatOption

    func validate() throws {
        if selfOnly, files.count != 1 {
            throw ValidationError("With --self-only name the table alone: socai reconcile --self-only TABLE")
        }
        if !selfOnly, files.count != 2 {
            throw ValidationError("Name the ledger and the table: socai reconcile LEDGER TABLE")
        }
        if files.contains("") { throw ValidationError("The name of a file is empty; it must name a file") }
        if selfOnly, known != nil || unitsOn != nil || lookBack != nil {
            throw ValidationError("--known, --units-on and --look-back ask the ledger, which --self-only leaves out")
        }
        if let lookBack {
            try ArgumentReading.check("--look-back", lookBack, 0...HouseholdView.maximumLookBackMonths)
        }
    }

    func perform(_ output: inout Output) throws -> ExitStatus {
        let table = try PublishedTable(path: files[files.count - 1])
        let answer: ReconciliationAnswer
        if selfOnly {
            answer = ReconciliationAnswer(report: table.checkedAgainstItself(), isSelfOnly: true)
        } else {
            var place = LedgerArgument()
            place.ledger = files[0]
            let result = try place.view().reconcile(
                table, knownAt: known ?? .now, unitsOn: unitsOn, lookBackMonths: lookBack)
            answer = ReconciliationAnswer(report: result, isSelfOnly: false)
        }
        form.write(answer, to: &output)
        return answer.report.agrees && !answer.report.isEmpty ? .done : .finding
    }
}
