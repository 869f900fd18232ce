// The cohorts as a table: one row a year, class left and reach, with four figures a horizon.

import PovertyReports

/// The answer of `socai cohort`.
struct CohortAnswer: FormattedAnswer {
    /// The cohorts.
    let report: Cohorts

    func table(width: Int?) -> String {
        let horizons = Cohorts.months.enumerated().flatMap { index, months in
            ["observed", "back", "dissolved", "lasting"].map { "\($0)\(months)" }
        }
        let table = TextTable(
            "cohorts", report.rows, Cohort.columns(byUnit: report.isByUnit),
            (report.isByUnit ? ["unit"] : []) + ["year", "from", .cell("to", .text, \.reach.cell), "exited"]
                + horizons.map { .field($0) })
        let units = report.isByUnit ? ", by the units of \(report.unitsOn)" : ""
        let cut = report.cut
        return Paragraph.text(
            "Exits and what became of them by \(cut.effectiveOn), as known at position \(cut.position)\(units)",
            width: width) + "\n" + table.text(width: width)
    }
}

extension ExitReach {
    fileprivate var cell: TextTable.Cell { self == .nearPoor ? HouseholdClass.nearPoor.cell : "past the near-poor line" }
}
