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
            let changes = period.stages.flatMap { stage in stage.changes.map { (stage, $0) } }
            let causes =
                changes.isEmpty ? "Nothing that was recorded since changes it\n" : table(of: changes).text(width: width)
            return Paragraph.text(heading, width: width) + "\n" + figures(period).text(width: width) + "\n" + causes
        }.joined(separator: "\n") + legend(width: width)
    }

    private func legend(width: Int?) -> String {
        let changes = report.periods.flatMap(\.stages).flatMap(\.changes)
        return ClaimedTime.legend(changes.contains(where: \.claimedTime), width: width)
    }

    private var unitColumn: [TextTable.Column] {
        report.isByUnit ? [TextTable.Column(heading: "unit", isFlexible: true)] : []
    }

    private func accountCells(_ account: Account) -> [TextTable.Cell] {
        (report.isByUnit ? [TextTable.Cell(account.unit ?? "")] : []) + [
            account.householdClass.cell, account.socialProtection ? "yes" : "no",
        ]
    }

    /// Each account at every stage: households, then persons.
    private func figures(_ period: RevisedPeriod) -> TextTable {
        let stages = period.stages
        func columns(_ what: String) -> [TextTable.Column] {
            stages.enumerated().map { index, stage in
                TextTable.Column(heading: (index == 0 ? what : "") + "\n" + heading(stage.moment), isNumber: true)
            }
        }
        var table = TextTable(
            unitColumn + [TextTable.Column(heading: "class"), TextTable.Column(heading: "social\nprotection")]
                + columns("households") + columns("persons"))
        let balances = stages.map { stage in
            Dictionary(stage.counts.map { ($0.account, $0.tally) }) { first, _ in first }
        }
        for account in Set(balances.flatMap(\.keys)).sorted() {
            let tallies = balances.map { $0[account] ?? .zero }
            table.append(accountCells(account) + cells(tallies))
        }
        let totals = stages.map { $0.counts.reduce(Tally.zero) { $0 + $1.tally } }
        table.append((report.isByUnit ? [""] : []) + ["total", ""] + cells(totals))
        return table
    }

    private func cells(_ tallies: [Tally]) -> [TextTable.Cell] {
        tallies.map { TextTable.Cell($0.households) } + tallies.map { TextTable.Cell($0.persons) }
    }

    private func heading(_ moment: RevisionStage.Moment) -> String { moment.through?.description ?? moment.word }

    private func table(of changes: [(RevisionStage, RevisionChange)]) -> TextTable {
        var table = TextTable(
            [
                TextTable.Column(heading: "known"), TextTable.Column(heading: "cause"),
                TextTable.Column(heading: "recorded"), TextTable.Column(heading: "entry", isFlexible: true),
            ] + unitColumn + [
                TextTable.Column(heading: "class"), TextTable.Column(heading: "social\nprotection"),
                TextTable.Column(heading: "households", isNumber: true),
                TextTable.Column(heading: "persons", isNumber: true),
            ])
        for (stage, change) in changes {
            table.append(
                [
                    TextTable.Cell(heading(stage.moment)), TextTable.Cell(EventWords.words(change.cause.rawValue)),
                    TextTable.Cell(
                        ClaimedTime.cell(change.recordedAt, isClaimed: change.claimedTime, offset: offset)),
                    TextTable.Cell(change.entry),
                ] + accountCells(change.account) + [
                    TextTable.Cell(signed(change.change.households)), TextTable.Cell(signed(change.change.persons)),
                ])
        }
        return table
    }

    private func signed(_ number: Int) -> String { number > 0 ? "+\(number)" : "\(number)" }
}
