// `socai revisions`: closed periods as filed and as known, side by side, and what changed them.

import ArgumentParser
import EventLedger
import PovertyLedger
import PovertyReports

/// The lists of revisions, each with columns of its own.
enum RevisionsList: String, ExpressibleByArgument, CaseIterable {
    case figures, changes
}

struct RevisionsCommand: Verb {
    static let configuration = CommandConfiguration(
        commandName: "revisions",
        abstract: "Print the figures of closed periods as filed, at each later closing and now, with the changes.",
        discussion: """
            Lists the entries that caused each change. A lateReport was recorded after the figure was filed. A correction \
            voids an event that was counted. A unitChange (with --by unit) counts the same households by a merger or \
            parent of units that was recorded later. The changes add up to the difference.

            Example:
              socai revisions bac-lieu.socai --period 2022
              socai revisions bac-lieu.socai --by unit --format csv --list changes
            """)

    @OptionGroup var place: LedgerArgument

    @Option(
        help: ArgumentHelp(
            "Only the closed period that this day is in; a year means its last day.", valueName: "day"),
        transform: ArgumentReading.day)
    var period: Day?

    @OptionGroup var grouping: GroupingOption

    @OptionGroup var form: ReportOption

    @Option(help: ArgumentHelp("The list to write with --format csv. (default: the figures)", valueName: "list"))
    var list: RevisionsList?

    func validate() throws {
        try form.check(list: list)
    }

    func perform(_ output: inout Output) throws -> ExitStatus {
        let ledger = try place.view()
        let revisions = try ledger.revisions(
            ofPeriodWith: period, byUnit: grouping.by != nil, level: grouping.by?.level)
        form.write(
            RevisionsAnswer(report: revisions, offset: ledger.ledger.offset),
            csv: (list ?? .figures).rawValue, to: &output)
        return .done
    }
}

/// The answer of `socai revisions`.
struct RevisionsAnswer: FormattedAnswer {
    /// The periods.
    let report: Revisions
    /// The ledger's offset, which says on which day something became known.
    let offset: UTCOffset

    func table(width: Int?) -> String {
        guard !report.periods.isEmpty else { return Paragraph.text(said("No period was closed"), width: width) }
        return report.periods.map { period in
            let units = report.isByUnit ? said(", by the units of that day") : ""
            let heading =
                said("The period through \(period.closing.through), closed by \(period.closing.reference)\(units)")
            let changes = period.lines(\.changes)
            let causes =
                changes.isEmpty
                ? said("Nothing that was recorded since changes it\n") : table(of: changes).text(width: width)
            return Paragraph.text(heading, width: width) + "\n" + figures(period).text(width: width) + "\n" + causes
        }.joined(separator: "\n") + legend(width: width)
    }

    private func legend(width: Int?) -> String {
        let changes = report.periods.flatMap(\.stages).flatMap(\.changes)
        return ClaimedTime.legend(changes.contains(where: \.claimedTime), width: width)
    }

    /// Each account at every stage: households, then persons.
    private func figures(_ period: RevisedPeriod) -> TextTable {
        func columns(_ name: String, _ number: @escaping (Tally) -> Int) -> [TableColumn<RevisedAccount>] {
            period.stages.enumerated().map { index, stage in
                let above = index == 0 ? Headings.heading(of: name, in: "figures") : ""
                return .own(.count(name) { number($0.tallies[index]) }).headed("\(above)\n\(heading(stage.moment))")
            }
        }
        return TextTable(
            "figures", period.accounts, [.part(\.account, Account.columns(byUnit: report.isByUnit))],
            (report.isByUnit ? ["unit"] : []) + ["class", "socialProtection"]
                + columns("households", \.households) + columns("persons", \.persons), total: period.total)
    }

    private func heading(_ moment: RevisionStage.Moment) -> String { moment.through?.description ?? moment.word }

    private func table(of changes: [RevisedPeriod.Line<RevisionChange>]) -> TextTable {
        TextTable(
            "changes", changes, [.part(\.item, RevisionChange.columns(byUnit: report.isByUnit))],
            [
                .own(.code("known") { heading($0.stage.moment) }), "cause",
                .own(
                    .code("recorded") {
                        ClaimedTime.cell($0.item.recordedAt, isClaimed: $0.item.claimedTime, offset: offset)
                    }
                ),
                "entry",
            ] + (report.isByUnit ? ["unit"] : []) + ["class", "socialProtection", "households", "persons"])
    }
}
