// `socai cohort`: of the households that left poverty in a year, how many are not back.

import ArgumentParser
import EventLedger
import PovertyLedger

struct CohortCommand: Verb {
    static let configuration = CommandConfiguration(
        commandName: "cohort",
        abstract: "Print how many exits from poverty last 12, 24 and 36 months.",
        discussion: """
            A household counts once for each year and class it left, with its first recognised exit. It is back when it is \
            in that class again or in a worse one. Each horizon counts only exits that are at least that old at the cut; \
            households that left the register are reported separately.

            Example:
              socai cohort bac-lieu.socai 2025-12-31
              socai cohort bac-lieu.socai 2025-12-31 --from 2023 --by unit --format csv
            """)

    @OptionGroup var place: LedgerArgument

    @Argument(
        help: ArgumentHelp(
            "DAY or DAY@KNOWN: the day of the figures and when they were known; a year means its last day.",
            valueName: "cut"),
        transform: ArgumentReading.cut)
    var cut: CutExpression

    @Option(
        parsing: .unconditional,
        help: ArgumentHelp("Start with the exits of this year.", valueName: "year"))
    var from: Int?

    @Option(
        help: ArgumentHelp(
            "Break down by unit, or by unit:LEVEL, the units of a level (city, ward, commune, hamlet).",
            valueName: "what"),
        transform: ArgumentReading.grouping)
    var by: UnitGrouping?

    @Option(
        help: ArgumentHelp("Count by the units of this day.", valueName: "day"), transform: ArgumentReading.day)
    var unitsOn: Day?

    @OptionGroup var form: FormatOption

    func validate() throws {
        if let from { try ArgumentReading.check("--from", from, 1...9_999) }
    }

    func perform(_ output: inout Output) throws -> ExitStatus {
        let ledger = try place.view()
        let answer = CohortAnswer(report: try ledger.at(cut, unitsOn: unitsOn).cohorts(since: from, by: by))
        form.write(answer, to: &output)
        return .done
    }
}
