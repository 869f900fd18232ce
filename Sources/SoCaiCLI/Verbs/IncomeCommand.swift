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
            For each year the households that are present on its last day (in the year of the cut, on its day), by \
            class, with the latest assessed income of each by then. The table rounds to whole VND; JSON and CSV are \
            exact.

            Example:
              socai income bac-lieu.socai 2025-12-31
              socai income bac-lieu.socai 2025-12-31 --from 2023 --by unit --format json
            """)

    @OptionGroup var place: LedgerArgument

    @Argument(
        help: ArgumentHelp(
            "DAY, or DAY@KNOWN: what was in effect, as known when; a year stands for its last day.", valueName: "cut"),
        transform: ArgumentReading.cut)
    var cut: CutExpression

    @Option(
        help: ArgumentHelp("The first year. (default: the first with an assessment)", valueName: "year"),
        transform: ArgumentReading.year)
    var from: Int?

    @Option(
        help: ArgumentHelp(
            "What else to tell apart: unit, or unit:LEVEL for the units of a level (city, ward, commune, hamlet).",
            valueName: "what"),
        transform: ArgumentReading.grouping)
    var by: UnitGrouping?

    @Option(help: ArgumentHelp("Count only this unit and all below it: its id, name or code.", valueName: "unit"))
    var unit: String?

    @Option(
        help: ArgumentHelp("The day whose units are counted by.", valueName: "day"), transform: ArgumentReading.day)
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
