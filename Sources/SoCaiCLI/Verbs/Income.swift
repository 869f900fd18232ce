// `socai income`: mean and median income per person and month by class and year. The table rounds and shows the change
// from year to year; the other forms have every sum and what it is divided by.

import ArgumentParser
import EventLedger
import Files
import PovertyLedger
import PovertyReports

struct IncomeCommand: Verb {
    static let configuration = CommandConfiguration(
        commandName: "income",
        abstract: "Print mean and median income per person and month by class and year.",
        discussion: """
            For each year, covers the households present on its last day (in the year of the cut: on the day of the cut), \
            by class, with the latest income of each that was assessed by then. The table rounds to whole VND; JSON and \
            CSV are exact.

            Example:
              socai income bac-lieu.socai 2025-12-31
              socai income bac-lieu.socai 2025-12-31 --from 2023 --by unit --format json
            """)

    @OptionGroup var place: LedgerArgument

    @OptionGroup var when: CutArgument

    @Option(
        help: ArgumentHelp("The first year. (default: the first with an assessment)", valueName: "year"),
        transform: ArgumentReading.year)
    var from: Int?

    @OptionGroup var grouping: GroupingOption

    @OptionGroup var part: UnitOption

    @OptionGroup var units: UnitsOnOption

    @OptionGroup var form: ReportOption

    func validate() throws {
        if let from, from > when.cut.effectiveOn.year {
            throw ValidationError(
                said(
                    "--from is \(from), after the year of the cut, which is \(when.cut.effectiveOn.year); it must be that year or "
                        + "earlier"))
        }
    }

    func perform(_ output: inout Output) throws -> ExitStatus {
        let ledger = try place.view()
        let asked = try ledger.at(when.cut, unitsOn: units.unitsOn)
        let report = try asked.incomes(since: from, by: grouping.by, unit: part.unit)
        form.write(IncomeAnswer(report: report), to: &output)
        if let name = report.unit, report.rows.isEmpty, try asked.counts(unit: name).rows.isEmpty {
            Console.sayThatNoHouseholdIs(in: name, unitsOn: report.unitsOn)
        }
        return .done
    }
}

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
        let place = report.unit.map { said(" in \($0)") } ?? ""
        let units = report.isByUnit || report.unit != nil ? said(", by the units of \(report.unitsOn)") : ""
        let heading =
            said(
                "Income per person and month\(place) in VND, at each year's end up to \(report.cut.effectiveOn), as known at "
                    + "position \(report.cut.position)\(units)")
        return Paragraph.text(heading, width: width) + "\n"
            + (report.rows.isEmpty ? said("No income was assessed\n") : table.text(width: width))
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
