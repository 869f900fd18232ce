// `socai awards`: the awards granted inside a cut. A revoked one is in a column of its own.

import ArgumentParser
import EventLedger
import Files
import PovertyLedger
import PovertyReports

/// The lists of an answer about awards, each with columns of its own.
enum AwardList: String, ExpressibleByArgument, CaseIterable {
    case counts, awards
}

struct AwardsCommand: Verb {
    static let configuration = CommandConfiguration(
        commandName: "awards",
        abstract: "Count and list the awards, revoked ones separately.",
        discussion: """
            An award revoked by the day of the cut is not counted as in force.

            Example:
              socai awards bac-lieu.socai 2023-12-31
              socai awards bac-lieu.socai 2025-12-31 --by authority,year --from 2022-01-01
              socai awards bac-lieu.socai 2025-12-31 --revoked --awards
            """)

    @OptionGroup var place: LedgerArgument

    @OptionGroup var when: CutArgument

    @OptionGroup var start: FirstDayOption

    @Option(
        help: ArgumentHelp(
            """
            Break down by form, recipientKind, authority, year; may be repeated, or given with commas. \
            (default: form,recipientKind)
            """, valueName: "what"),
        transform: ArgumentReading.words)
    var by: [[AwardDimension]] = []

    @Flag(help: "Only awards that were revoked.")
    var revoked = false

    @Flag(help: "List each award, with its revocation if there is one.")
    var awards = false

    @OptionGroup var offices: OfficesOption

    @OptionGroup var form: ReportOption

    @Option(
        help: ArgumentHelp(
            "The list to write with --format csv. (default: the counts; with --awards, the awards)", valueName: "list"))
    var list: AwardList?

    func validate() throws {
        try form.check(list: list)
        try start.check(before: when.cut)
    }

    func perform(_ output: inout Output) throws -> ExitStatus {
        let asked = try place.source(offices).at(when.cut)
        let table = list ?? (awards ? .awards : .counts)
        let answer = try SourceAnswer(asked, offices) { (asked) throws(LedgerError) in
            AwardsAnswer(
                report: try asked.awards(
                    since: start.from, by: by.isEmpty ? [.form, .recipientKind] : Set(by.joined()),
                    revokedOnly: revoked, listingAwards: awards || list == .awards))
        }
        form.write(answer, csv: table.rawValue, to: &output)
        return .done
    }
}

/// The answer of `socai awards`.
struct AwardsAnswer: FormattedAnswer {
    /// The awards.
    let report: AwardReport

    func table(width: Int?) -> String {
        let span = report.from.map { said("from \($0) to") } ?? said("up to")
        let heading =
            said(
                "\(report.revokedOnly ? "Revoked awards" as Sentence : "Awards") granted \(span) \(report.cut.effectiveOn), as known at "
                    + "position \(report.cut.position)")
        let table = TextTable(
            "awards", report.rows, AwardRow.columns(by: report.sortedDimensions), total: report.totalRow)
        let counts = Paragraph.text(heading, width: width) + "\n" + table.text(width: width)
        guard let awards = report.awards else { return counts }
        return counts
            + (awards.isEmpty ? "\n" + said("None") + "\n" : said("\nOne by one\n\n") + list(awards).text(width: width))
    }

    private func list(_ awards: [Award]) -> TextTable {
        TextTable(
            "awards", awards, Award.columns,
            [
                "effectiveOn", "reference",
                .own(.text("recipient") { "\($0.fields.recipientKind.name) \($0.fields.recipient)" }),
                .field("form", isFlexible: false), "authority", .field("unit", isFlexible: false), "movement",
                "achievement",
                .own(
                    .text("revoked") { award in
                        award.revocation.map { said("\($0.effectiveOn) by \($0.reference): \($0.cause)") }
                    }),
            ])
    }
}
