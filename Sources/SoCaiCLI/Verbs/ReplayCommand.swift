// `socai replay`: folds the raw events to a cut and prints the counts.

import ArgumentParser
import EventLedger
import PovertyLedger
import PovertyReports

struct ReplayCommand: Verb {
    static let configuration = CommandConfiguration(
        commandName: "replay",
        abstract: "Fold the raw events to a cut and print the counts.",
        discussion: """
            Households and persons by class and social protection; zero rows are left out. With --units-on each \
            household's unit is mapped through the mergers in effect on that day, by default the cut's own day. A unit \
            stands for all below it.

            Example:
              socai replay bac-lieu.socai 2023-12-31
              socai replay bac-lieu.socai 2023-12-31@2024-01-15 --by unit --format json
            """)

    @OptionGroup var place: LedgerArgument

    @Argument(
        help: ArgumentHelp(
            "DAY, or DAY@KNOWN: what was in effect, as known when; a year stands for its last day.", valueName: "cut"),
        transform: ArgumentReading.cut)
    var cut: CutExpression

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

    func perform(_ output: inout Output) throws -> ExitStatus {
        let ledger = try place.view()
        let counts = try ledger.at(cut, unitsOn: unitsOn).counts(by: by, unit: unit)
        form.write(CountsAnswer(report: counts), to: &output)
        Console.sayIfAhead(counts.cut.effectiveOn, of: ledger)
        if let unit = counts.unit, counts.rows.isEmpty {
            Console.sayThatNobodyStands(in: unit, unitsOn: counts.unitsOn)
        }
        return .done
    }
}
