// The awards of a cut as tables. A revoked one is in a column of its own.

import PovertyReports

/// The answer of `socai awards`.
struct AwardsAnswer: FormattedAnswer {
    /// The awards.
    let report: AwardReport

    func table(width: Int?) -> String {
        let span = report.from.map { "from \($0) to" } ?? "up to"
        let heading =
            "\(report.revokedOnly ? "Revoked awards" : "Awards") granted \(span) \(report.cut.effectiveOn), as known at "
            + "position \(report.cut.position)"
        let table = TextTable(
            "awards", report.rows, AwardRow.columns(by: report.sortedDimensions), total: report.totalRow)
        let counts = Paragraph.text(heading, width: width) + "\n" + table.text(width: width)
        guard let awards = report.awards else { return counts }
        return counts + (awards.isEmpty ? "\nNone\n" : "\nOne by one\n\n" + list(awards).text(width: width))
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
                        award.revocation.map { "\($0.effectiveOn) by \($0.reference): \($0.cause)" }
                    }),
            ])
    }
}
