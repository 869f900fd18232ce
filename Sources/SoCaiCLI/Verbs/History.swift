// `socai history`: the timeline of one household. Voided events are there, marked, with when and why.

import ArgumentParser
import EventLedger
import Files
import PovertyLedger

struct HistoryCommand: Verb {
    static let configuration = CommandConfiguration(
        commandName: "history",
        abstract: "Print the timeline of one household.",
        discussion: """
            Lists its events by effective day, with the recorded day and document of each. Voided events are marked, with \
            when and why they were voided. With --known, the timeline is printed as known at a past time, without what \
            was recorded or voided later.

            Example:
              socai history bac-lieu.socai P7-0010
              socai history bac-lieu.socai P7-0010 --known 2023-01-15
            """)

    @OptionGroup var place: LedgerArgument

    @Argument(help: "The household's code.")
    var household: String

    @Option(
        help: ArgumentHelp(
            "When it was known: a day, an instant or #POSITION. (default: now)", valueName: "known"),
        transform: ArgumentReading.known)
    var known: KnownAt?

    @OptionGroup var form: ReportOption

    func validate() throws {
        if known == .closing {
            throw ValidationError(
                said(
                    "--known closing means the closing of a day's period, and a history has no day; say a day, an instant or "
                        + "#POSITION"))
        }
    }

    func perform(_ output: inout Output) throws -> ExitStatus {
        let ledger = try place.view()
        let history = try ledger.history(of: household, knownAt: known ?? .now)
        form.write(
            HistoryAnswer(report: history, offset: ledger.ledger.offset, isPast: known != nil), to: &output)
        return .done
    }
}

/// The answer of `socai history`.
struct HistoryAnswer: FormattedAnswer {
    /// The household's history.
    let report: HouseholdHistory
    /// The ledger's offset, which says on which day something became known.
    let offset: UTCOffset
    /// Whether a past time was asked for.
    let isPast: Bool

    func table(width: Int?) -> String {
        let table = TextTable(
            "history", report.items, HistoryItem.columns,
            [
                "effectiveOn",
                .cell("what", .text) { TextTable.Cell(lines: [EventWords.text($0.source.event)] + voided($0)) },
                .own(
                    .code("recorded") {
                        ClaimedTime.cell($0.source.recordedAt, isClaimed: $0.source.claimedTime, offset: offset)
                    }),
                "reference", "document", "actor",
            ])
        let heading =
            said("History of household \(report.household)")
            + (isPast ? said(", as known at position \(report.known)") : "")
        let hasClaimed = report.items.contains { $0.source.claimedTime || $0.void?.claimedTime == true }
        return Paragraph.text(heading, width: width) + "\n" + table.text(width: width)
            + ClaimedTime.legend(hasClaimed, width: width)
    }

    private func voided(_ item: HistoryItem) -> [String] {
        guard let void = item.void else { return [] }
        let time = ClaimedTime.cell(void.recordedAt, isClaimed: void.claimedTime, offset: offset)
        return [said("VOIDED on \(time) by \(void.reference)") + (void.reason.map { ": \($0)" } ?? "")]
    }
}
