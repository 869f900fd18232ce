// `socai backup`: a verified copy of a ledger, made while others use it. It never touches a file that is there.

import ArgumentParser
import EventLedger
import PovertyLedger

struct BackupCommand: Verb {
    static let configuration = CommandConfiguration(
        commandName: "backup",
        abstract: "Copy a ledger into a new file and verify the copy.",
        discussion: """
            Other programs may read and write meanwhile. The copy is written to FILE-partial and renamed to FILE once \
            every entry in it is checked and compared. If the program is killed or interrupted there is no FILE; the next \
            backup to FILE replaces FILE-partial.

            To restore, end every program that has the ledger open, then move a copy of the backup into its place (mv) and \
            remove the old lock file (LEDGER-lock). Never copy over an open ledger (cp): programs that have it open would \
            read and write a mixture of both files.

            Example:
              socai backup bac-lieu.socai 2024-01-15.socai
              socai backup bac-lieu.socai small.socai --compact
            """)

    @OptionGroup var place: LedgerArgument

    @Argument(help: "The new file; an existing one is never touched.", completion: .file())
    var file: String

    @Flag(help: "Leave out free pages. The copy is smaller and takes longer.")
    var compact = false

    @OptionGroup var form: FormatOption

    func validate() throws {
        if file.isEmpty { throw ValidationError(said("The name of the backup is empty; it must name a new file")) }
        if file == "-" {
            throw ValidationError(
                said("A backup can't go to standard output (-): it is read again to verify it; name a file"))
        }
    }

    func perform(_ output: inout Output) throws -> ExitStatus {
        let answer = BackupAnswer(report: try backup(of: place.open(.readOnly)))
        form.write(answer, to: &output)
        return .done
    }

    private func backup(of ledger: HouseholdLedger) throws(LedgerError) -> LedgerBackup {
        try LedgerArgument.checkIsNoLockFile(file)
        var bar = ProgressBar("verifying")
        defer { bar.clear() }
        return try ledger.backup(
            to: file, compact: compact,
            progress: { done, all in bar.update(done, of: all, note: said("\(done) events")) })
    }
}

/// The answer of `socai backup`.
struct BackupAnswer: FormattedAnswer {
    /// The backup.
    let report: LedgerBackup

    func table(width: Int?) -> String {
        let what = said("\(CountedNoun.entries(report.entries)) with \(CountedNoun.events(report.lastPosition))")
        let last =
            report.lastRecordedAt.map { said("; the last position is \(report.lastPosition), recorded \($0)") } ?? ""
        return Paragraph.text(
            said("Copied \(what) to \(report.path), \(report.fileBytes) bytes, and verified them\(last)"), width: width)
    }
}
