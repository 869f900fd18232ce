// `socai import`: reads JSON Lines into a ledger, all of it or nothing.

import ArgumentParser
import EventLedger
import Files
import PovertyLedger

struct ImportCommand: Verb {
    static let configuration = CommandConfiguration(
        commandName: "import",
        abstract: "Record the entries of JSON Lines files, all of them or none.",
        discussion: """
            If one line is bad, nothing of any file is recorded. A dry run records nothing and reports every bad line. \
            Entries already recorded with the same content are skipped and counted, so an import can be repeated.

            With --shared several machines record into one ledger: each has a copy, and what is recorded there is \
            appended to the log first. Where another machine was faster, the copy is updated and the lines are checked \
            again.

            Example:
              socai import bac-lieu.socai reviews-2023.jsonl --dry-run
              socai import bac-lieu.socai reviews-2023.jsonl
              socai import my-copy.socai reviews-2023.jsonl --shared /srv/logs/bac-lieu
            """)

    @OptionGroup var place: LedgerArgument

    @Argument(help: "The files to read, in this order; - is standard input.", completion: .file())
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

    @OptionGroup var sharing: SharingOptions

    @OptionGroup var form: FormatOption

    func validate() throws {
        if dryRun, sharing.shared != nil {
            throw ValidationError(said("--dry-run records nothing, and needs no log; leave --shared out"))
        }
        if files.count(where: { $0 == "-" }) > 1 {
            throw ValidationError(said("Standard input (-) is named more than once; it can be read once only"))
        }
    }

    func perform(_ output: inout Output) throws -> ExitStatus {
        let (report, warning) =
            dryRun
            ? try imported(place.open(.readOnly))
            : try sharing.withLedger(place, canRepeat: !files.contains("-"), imported)
        form.write(ImportAnswer(imported: report, isDryRun: dryRun), to: &output)
        if let warning { Console.say(said(warning)) }
        return report.problems > 0 ? .badInput : .done
    }

    /// Records the lines, and says what is in the ledger twice then.
    private func imported(_ ledger: HouseholdLedger) throws(LedgerError) -> (ImportReport, Sentence?) {
        Interruption.watch()
        let before = try ledger.read { $0.ledger.lastPosition }
        let report: ImportReport
        do throws(LedgerError) {
            report = try imported(into: ledger)
        } catch {
            guard hasList, error.code == .otherFormat || error.place.line != nil else { throw error }
            throw LedgerError(
                error.code, error.problem, remedy: "\(error.remedy); \(ImportCommand.draftFirst)", at: error.place)
        }
        Interruption.finish()
        // It is recorded, whatever looking at it again meets.
        return (report, dryRun ? nil : try? ImportRepeats.warning(ledger, report, after: before))
    }

    /// Whether a file is named as a list of an office is.
    private var hasList: Bool {
        let endings = [".xlsx", ".xls", ".ods", ".csv", ".tsv"]
        return files.contains { file in endings.contains { file.lowercased().hasSuffix($0) } }
    }

    private static let draftFirst: Sentence =
        "a list of an office is compared with the ledger first, and what that proposes is imported: "
        + "socai draft LEDGER LIST --as KIND --on DAY -o FILE"

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
                bar.update(progress.bytesRead, of: progress.totalBytes, note: said("\(progress.events) events"))
            },
            problem: { problems.append($0) })
    }
}

/// The answer of `socai import`.
struct ImportAnswer: FormattedAnswer, LedgerAnswer {
    /// What it did, or would have done.
    let imported: ImportReport
    /// Whether nothing was recorded anyway.
    let isDryRun: Bool

    var columns: [AnswerColumn<ImportAnswer>] {
        [.truth("dryRun", \.isDryRun), .part(\.imported, imported.columns)]
    }

    func table(width: Int?) -> String {
        [done, times, voids].compactMap(\.self).map { Paragraph.text($0, width: width) }.joined()
            + ClockWords.line(imported.lastRecordedAheadOfClock)
    }

    private var done: String {
        let what =
            said("\(counted(imported.entries, "entry", "entries")) with \(counted(imported.events, "event", "events"))")
        let skipped =
            imported.skippedEntries > 0
            ? said("; \(counted(imported.skippedEntries, "entry was", "entries were")) recorded before and skipped")
            : ""
        guard isDryRun else { return said("Recorded \(what)\(skipped); the last position is \(imported.lastPosition)") }
        guard imported.problems > 0 else {
            return said("Nothing was recorded: \(what) would be\(skipped); no line is bad")
        }
        let rest =
            imported.entries == 0
            ? said("no other line could be recorded") : said("beside them \(what) could be recorded")
        return
            said(
                "Nothing was recorded, and an import would record nothing: bad lines: \(imported.problems); \(rest)\(skipped)"
            )
    }

    /// What is done with the recorded times that the lines had.
    private var times: String? {
        guard imported.timesNotKept > 0 else { return nil }
        let count = counted(
            imported.timesNotKept, "entry has a recorded time", "entries have recorded times")
        return
            said(
                "\(count) of another system, which \(isDryRun ? "would not be" : "was not" as Sentence) kept: this moment counts as "
                    + "the time of recording; --keep-recorded-times keeps them, marked as claimed")
    }

    /// Which entries that are there already are no longer in force.
    private var voids: String? {
        guard imported.voidedEntries > 0 else { return nil }
        let shown = 3
        let some = imported.voidedEvents.prefix(shown).map { said("\($0.event) was voided by \($0.void)") }
        let more = imported.voidedEntries > shown || imported.voidedEvents.count > shown ? ", …" : ""
        return
            said(
                "Of the skipped entries \(imported.voidedEntries) \(imported.voidedEntries == 1 ? "is" : "are" as Sentence) no longer in "
                    + "force, whole or in part: \(some.joined(separator: ", "))\(more); to record an event again, put it in an "
                    + "entry with an id of its own")
    }

    private func counted(_ count: Int, _ one: Sentence, _ many: Sentence) -> String {
        said("\(count, one, many)")
    }
}
