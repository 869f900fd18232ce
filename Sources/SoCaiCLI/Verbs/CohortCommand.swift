// `socai cohort`: of the households that left poverty in a year, how many are not back.

import ArgumentParser
import EventLedger
import PovertyLedger

struct CohortCommand: Verb {
    static let configuration = CommandConfiguration(
        commandName: "cohort",
        abstract: "Print how many exits from poverty last 12, 24 and 36 months.",
        discussion: """
            A household counts once a year and class left, with its first recognised exit. It is back once it is in that \
            class again or in a worse one. At each horizon only those are counted whose exit lies that far back at the \
            cut; those that left the register are told apart.

            Example:
              socai cohort bac-lieu.socai 2025-12-31
              socai cohort bac-lieu.socai 2025-12-31 --from 2023 --by unit --format csv
            """)

    @OptionGroup var place: LedgerArgument

    @Argument(
        help: ArgumentHelp(
            "DAY, or DAY@KNOWN: what was in effect, as known when; a year stands for its last day.", valueName: "cut"),
        transform: ArgumentReading.cut)
    var cut: CutExpression

    @Option(
        parsing: .unconditional,
        help: ArgumentHelp("Begin with the exits of this year.", valueName: "year"))
    var from: Int?

    @Option(
        help: ArgumentHelp(
            "What else to tell apart: unit, or unit:LEVEL for the units of a level (city, ward, commune, hamlet).",
            valueName: "what"),
        transform: ArgumentReading.grouping)
    var by: UnitGrouping?

    @Option(
        help: ArgumentHelp("The day whose units are counted by.", valueName: "day"), transform: ArgumentReading.day)
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
