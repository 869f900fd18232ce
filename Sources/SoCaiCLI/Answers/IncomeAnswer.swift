// Incomes by class and year as a table, which rounds and shows the change from year to year; the other forms have every sum
// and what it is divided by.

import PovertyReports

/// The answer of `socai income`.
struct IncomeAnswer: FormattedAnswer {
    /// The incomes.
    let report: IncomeReport

    func table(width: Int?) -> String {
        let rows = report.rowsWithYearBefore
        let table = TextTable(
            "incomes", rows, [.part(\.row, IncomeRow.columns(byUnit: report.isByUnit))],
            (report.isByUnit ? ["unit"] : []) + [
                "class", "year", "households", "assessedHouseholds", mean("perPerson", \.perPerson),
                change("perPersonChange", \.perPerson), mean("perHousehold", \.perHousehold), mean("median", \.median),
                change("medianChange", \.median),
            ])
        let place = report.unit.map { " in \($0)" } ?? ""
        let units = report.isByUnit || report.unit != nil ? ", by the units of \(report.unitsOn)" : ""
        let heading =
            "Income per person and month\(place) in VND, at each year's end up to \(report.cut.effectiveOn), as known at "
            + "position \(report.cut.position)\(units)"
        return Paragraph.text(heading, width: width) + "\n"
            + (report.rows.isEmpty ? "No income was assessed\n" : table.text(width: width))
    }

    private typealias Row = (row: IncomeRow, before: IncomeRow?)

    private func mean(_ name: String, _ mean: @escaping (IncomeRow) -> ExactMean?) -> TableColumn<Row> {
        .own(.amountVND(name) { mean($0.row)?.rounded }, absent: "unknown")
    }

    /// The difference of the two rounded figures that the table shows.
    private func change(_ name: String, _ mean: @escaping (IncomeRow) -> ExactMean?) -> TableColumn<Row> {
        .own(
            .number(name, .change) { row in mean(row.row).flatMap { $0.roundedChange(from: row.before.flatMap(mean)) } }
        )
    }
}
