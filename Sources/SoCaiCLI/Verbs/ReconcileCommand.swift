// `socai reconcile`: holds a published table against the ledger and against itself.

import ArgumentParser
import EventLedger
import PovertyLedger
import PovertyReports

struct ReconcileCommand: Verb {
    static let configuration = CommandConfiguration(
        commandName: "reconcile",
        abstract: "Compare a published table with the ledger and with its own sums.",
        discussion: """
            The table is CSV. It needs the column class, and day, or from and to. Optional are unit (empty or all for all \
            units) and socialProtection (true or false). Figures of a day are households, persons, total (all households) \
            and rate (in per cent, or <1 for less than one); figures of a period are the columns of the official movement \
            table, opening to closing, and exited for all exits, as in older forms. A year means its last day, in from \
            its first. Leave unpublished figures empty. A rate without a total is compared with the ledger's own rate. \
            Checks that need missing columns are listed. With --self-only no ledger is named or opened. The exit status \
            is 1 if anything differs, or if nothing could be checked.

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
            "When it was known: a day, an instant, #POSITION, or closing. (default: now)", valueName: "known"),
        transform: ArgumentReading.known)
    var known: KnownAt?

    @Option(
        help: ArgumentHelp(
            "Count by the units of this day. (default: each row's own day)", valueName: "day"),
        transform: ArgumentReading.day)
    var unitsOn: Day?

    @Option(
        parsing: .unconditional,
        help: ArgumentHelp(
            "Count a return as a relapse only within this many months of the exit. (default: no limit)",
            valueName: "months"))
    var lookBack: Int?

    @Flag(help: "Compare the table with its own sums only.")
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
            throw ValidationError("--known, --units-on and --look-back need a ledger, which --self-only does not use")
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
