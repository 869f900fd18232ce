// The revisions of closed periods for people: the figures side by side, and below them what changed them.

import EventLedger
import PovertyReports

/// The answer of `socai revisions`.
struct RevisionsAnswer: FormattedAnswer {
    /// The periods.
    let report: Revisions
    /// The ledger's offset, which says on which day something became known.
    let offset: UTCOffset

    func table(width: Int?) -> String {
        guard !report.periods.isEmpty else { return Paragraph.text("No period was closed", width: width) }
        return report.periods.map { period in
            let units = report.isByUnit ? ", by the units of that day" : ""
            let heading =
                "The period through \(period.closing.through), closed by \(period.closing.reference)\(units)"
            let changes = period.lines(\.changes)
            let causes =
                changes.isEmpty ? "Nothing that was recorded since changes it\n" : table(of: changes).text(width: width)
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
