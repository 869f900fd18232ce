// The cohorts as a table: one row a year, class left and reach, with four figures a horizon.

import PovertyReports

/// The answer of `socai cohort`.
struct CohortAnswer: FormattedAnswer {
    /// The cohorts.
    let report: Cohorts

    func table(width: Int?) -> String {
        let table = TextTable(
            "cohorts", report.rows, Cohort.columns(byUnit: report.isByUnit),
            (report.isByUnit ? ["unit"] : []) + ["year", "from", .cell("to", .text, \.reach.cell), "exited"]
                + Cohorts.months.indices.flatMap(figures))
        let units = report.isByUnit ? ", by the units of \(report.unitsOn)" : ""
        let cut = report.cut
        return Paragraph.text(
            "Exits and what became of them by \(cut.effectiveOn), as known at position \(cut.position)\(units)",
            width: width) + "\n" + table.text(width: width)
    }

    /// The figures of a horizon; none where nobody was watched so long yet.
    private func figures(_ index: Int) -> [TableColumn<Cohort>] {
        func column(_ name: String, _ figure: @escaping (Cohort.Horizon) -> Int) -> TableColumn<Cohort> {
            .own(
                .count("\(name)\(Cohorts.months[index])") {
                    $0.horizons[index].observed == 0 ? nil : figure($0.horizons[index])
                })
        }
        return [
            column("observed", \.observed), column("back", \.back), column("dissolved", \.dissolved),
            column("lasting", \.lasting),
        ]
    }
}

extension ExitReach {
    fileprivate var cell: TextTable.Cell {
        self == .nearPoor ? HouseholdClass.nearPoor.cell : "past the near-poor line"
    }
}
