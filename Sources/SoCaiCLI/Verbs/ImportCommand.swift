// `socai import`: reads JSON Lines into a ledger, all of it or nothing.

import ArgumentParser
import EventLedger
import PovertyLedger

struct ImportCommand: Verb {
    static let configuration = CommandConfiguration(
        commandName: "import",
        abstract: "Record the entries of JSON Lines files, all of them or none.",
        discussion: """
            If one line is bad, nothing of any file is recorded. A dry run records nothing and reports every bad line. \
            Entries already recorded with the same content are skipped and counted, so an import can be repeated.

            Example:
              socai import bac-lieu.socai reviews-2023.jsonl --dry-run
              socai import bac-lieu.socai reviews-2023.jsonl
            """)

    @OptionGroup var place: LedgerArgument

    @Argument(help: "The files to read, in this order; - is standard input.")
    var files: [String]

    @Flag(
        help: """
            Check everything, report every bad line, and record nothing. Lines are checked against what was recorded \
            when the dry run began. It takes no lock and needs only read access to the ledger.
            """)
    var dryRun = false

    @Flag(
        help: """
            Keep the recorded times of the lines, marked as claimed, instead of using the current time. Lines with a \
            secret keep their own mark.
            """)
    var keepRecordedTimes = false

    @Flag(
        help: """
            Accept what the export of an older ledger may contain and is refused today: ids with blanks at an end or \
            invisible characters, and totals and parts of units that had ended.
            """)
    var keepIds = false
    @OptionGroup var clock: ClockOption

    @OptionGroup var form: FormatOption

    func validate() throws {
        if files.count(where: { $0 == "-" }) > 1 {
            throw ValidationError("Standard input (-) is named more than once; it can be read once only")
        }
    }

    func perform(_ output: inout Output) throws -> ExitStatus {
        let ledger = try place.open(dryRun ? .readOnly : .readWrite)
        Interruption.watch()
        let report = try imported(into: ledger)
        Interruption.finish()
        let answer = ImportAnswer(imported: report, isDryRun: dryRun)
        form.write(answer, to: &output)
        return report.problems > 0 ? .badInput : .done
    }

    private func imported(into ledger: HouseholdLedger) throws(LedgerError) -> ImportReport {
        var bar = ProgressBar(dryRun ? "checking" : "importing")
        defer { bar.clear() }
        let options = ImportOptions(
            isDryRun: dryRun, keepsRecordedTimes: keepRecordedTimes, keepsIdentifiers: keepIds,
            allowsTimesAheadOfClock: clock.allowTimesAheadOfClock)
        var problems: [LedgerError] = []
        func tell() {
            guard !problems.isEmpty else { return }
            bar.clear()
            for problem in problems { Console.say(problem.words) }
            problems.removeAll()
        }
        defer { tell() }
        return try ledger.importLines(
            from: files, options: options,
            progress: { progress in
                tell()
                bar.update(progress.bytesRead, of: progress.totalBytes, note: "\(progress.events) events")
            },
            problem: { problems.append($0) })
    }
}
