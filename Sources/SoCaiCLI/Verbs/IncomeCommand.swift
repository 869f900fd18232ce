// `socai income`: mean and median income per person and month by class and year.

import ArgumentParser
import EventLedger
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

    @Argument(
        help: ArgumentHelp(
            "DAY or DAY@KNOWN: the day of the figures and when they were known; a year means its last day.",
            valueName: "cut"),
        transform: ArgumentReading.cut)
    var cut: CutExpression

    @Option(
        help: ArgumentHelp("The first year. (default: the first with an assessment)", valueName: "year"),
        transform: ArgumentReading.year)
    var from: Int?

    @Option(
        help: ArgumentHelp(
            "Break down by unit, or by unit:LEVEL, the units of a level (city, ward, commune, hamlet).",
            valueName: "what"),
        transform: ArgumentReading.grouping)
    var by: UnitGrouping?

    @Option(help: ArgumentHelp("Count only this unit (id, name or code) and all units below it.", valueName: "unit"))
    var unit: String?

    @Option(
        help: ArgumentHelp("Count by the units of this day.", valueName: "day"), transform: ArgumentReading.day)
    var unitsOn: Day?

    @OptionGroup var form: FormatOption

    func validate() throws {
        if let from, from > cut.effectiveOn.year {
            throw ValidationError(
                "--from is \(from), after the year of the cut, which is \(cut.effectiveOn.year); it must be that year or "
                    + "earlier")
        }
    }

    func perform(_ output: inout Output) throws -> ExitStatus {
        let ledger = try place.view()
        let asked = try ledger.at(cut, unitsOn: unitsOn)
        let report = try asked.incomes(since: from, by: by, unit: unit)
        form.write(IncomeAnswer(report: report), to: &output)
        if let name = report.unit, report.rows.isEmpty, try asked.counts(unit: name).rows.isEmpty {
            Console.sayThatNobodyStands(in: name, unitsOn: report.unitsOn)
        }
        return .done
    }
}
