// `socai close`: signs off the figures of a period. Its table has the sums over all units, where programs get every
// account.

import ArgumentParser
import EventLedger
import Files
import PovertyLedger
import PovertyReports

struct CloseCommand: Verb {
    static let configuration = CommandConfiguration(
        commandName: "close",
        abstract: "Sign off the figures of a period; later changes to it must be marked as restatements.",
        discussion: """
            Records the households and persons by unit, class and social protection on the last day of the period, and \
            the sums of aid and awards up to that day, as known now. A period is closed once, on its last day or later; \
            each closing must end later than the one before it. Cuts known at closing, such as 2022-12-31@closing, \
            always give these figures. With --key, a checkpoint that covers the closing is signed and printed below the \
            figures, as `socai checkpoint` does.

            Example:
              socai close bac-lieu.socai --through 2022-12-31 --actor "UBND TP. Bac Lieu" --document 12/BC-UBND
              socai close bac-lieu.socai --through 2023-12-31 --actor "UBND TP. Bac Lieu" --key example.com-bac-lieu.key
            """)

    @OptionGroup var place: LedgerArgument

    @Option(help: ArgumentHelp("The last day of the period.", valueName: "day"), transform: ArgumentReading.day)
    var through: Day

    @Option(help: ArgumentHelp("Who closes the period.", valueName: "text"))
    var actor: String

    @Option(help: ArgumentHelp("The id of the entry. (default: closing-<day>)", valueName: "id"))
    var id: String?

    @Option(help: ArgumentHelp("The document that the closing is based on.", valueName: "text"))
    var document: String?

    @Option(help: ArgumentHelp("Why the period is closed.", valueName: "text"))
    var reason: String?

    @Option(
        help: ArgumentHelp("The file of a private key to sign a checkpoint with.", valueName: "file"),
        completion: .file())
    var key: String?

    @OptionGroup var clock: ClockOption

    @OptionGroup var sharing: SharingOptions

    @OptionGroup var form: FormatOption

    func perform(_ output: inout Output) throws -> ExitStatus {
        let file = try key.map { (path) throws(LedgerError) in try KeyFile.named(path) }
        if let file {
            let signed = try sharing.withLedger(place) { (ledger) throws(LedgerError) in
                Interruption.watch()
                return try ledger.close(
                    through: through, id: id, actor: actor, document: document, reason: reason,
                    allowingTimesAheadOfClock: clock.allowTimesAheadOfClock, signedBy: file)
            }
            Interruption.finish()
            form.write(
                ClosingAnswer(report: signed, closing: signed.closing, checkpoint: signed.checkpoint), to: &output)
        } else {
            let closing = try sharing.withLedger(place) { (ledger) throws(LedgerError) in
                Interruption.watch()
                return try ledger.close(
                    through: through, id: id, actor: actor, document: document, reason: reason,
                    allowingTimesAheadOfClock: clock.allowTimesAheadOfClock)
            }
            Interruption.finish()
            form.write(ClosingAnswer(report: closing, closing: closing), to: &output)
        }
        return .done
    }
}

/// The answer of `socai close`.
struct ClosingAnswer<Report: LedgerAnswer>: FormattedAnswer {
    /// The closing, with the checkpoint where one was signed.
    let report: Report
    /// The closing.
    let closing: Closing
    /// The checkpoint that was signed with it.
    var checkpoint: SignedCheckpoint?

    func table(width: Int?) -> String {
        let figures = closing.figures ?? ClosedFigures()
        let sums = figures.countsOfAllUnits
        let table = TextTable("counts", sums.rows, Counts.Row.columns(byUnit: false), total: sums.total)
        let heading =
            said(
                "Closed the period through \(closing.through) by \(closing.reference), as known at position "
                    + "\(closing.cut.position)")
        let (gifts, loans, awards) = (figures.gifts, figures.loans, figures.awards)
        let support =
            said(
                "Up to that day gifts: \(gifts.count), of \(gifts.amountVND) VND; loans: \(loans.count), of "
                    + "\(loans.amountVND) VND; awards in force: \(awards.granted), revoked: \(awards.revoked)")
        return Paragraph.text(heading, width: width) + "\n" + table.text(width: width) + "\n"
            + Paragraph.text(support, width: width)
            + (checkpoint.map { "\n" + String(decoding: $0.bytes, as: UTF8.self) } ?? "")
    }
}
