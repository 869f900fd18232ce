// `socai movement`: the official movement tables of a period.

import ArgumentParser
import EventLedger
import PovertyLedger

struct MovementCommand: Verb {
    static let configuration = CommandConfiguration(
        commandName: "movement",
        abstract: "Print the official movement tables of a period.",
        discussion: """
            Shows how the number of poor (diễn biến hộ nghèo) and near-poor (diễn biến hộ cận nghèo) changed from the \
            opening of a period to its closing, in households and in persons, by unit and in total. Opening plus flows \
            equals closing. Every flow counts events: a household that leaves and returns within the period is in both \
            flows (trajectory compares the two ends of a year and has it in neither). The first and the last day belong \
            to the period. In --from a year means its first day, in --to its last.

            Example:
              socai movement bac-lieu.socai --from 2023 --to 2023
              socai movement bac-lieu.socai --from 2022-01-01 --to 2022-12-31 --known 2023-01-15 --look-back 36
            """)

    @OptionGroup var place: LedgerArgument

    @Option(
        help: ArgumentHelp("The first day of the period.", valueName: "day"), transform: ArgumentReading.firstDay)
    var from: Day

    @Option(help: ArgumentHelp("The last day of the period.", valueName: "day"), transform: ArgumentReading.day)
    var to: Day

    @Option(
        help: ArgumentHelp(
            "When it was known: a day, an instant, #POSITION, or closing. (default: now)", valueName: "known"),
        transform: ArgumentReading.known)
    var known: KnownAt?

    @Option(
        help: ArgumentHelp(
            "Only this unit (id, name or code) and all units below it; moves to and from other units are then flows.",
            valueName: "unit"))
    var unit: String?

    @Option(
        help: ArgumentHelp(
            "Break down by the units of a level: unit:LEVEL (city, ward, commune, hamlet).", valueName: "what"),
        transform: ArgumentReading.grouping)
    var by: UnitGrouping?

    @Option(
        help: ArgumentHelp("Count by the units of this day.", valueName: "day"), transform: ArgumentReading.day)
    var unitsOn: Day?

    @Option(
        parsing: .unconditional,
        help: ArgumentHelp(
            "Count a return as a relapse only within this many months of the exit. (default: no limit)",
            valueName: "months"))
    var lookBack: Int?

    @OptionGroup var form: FormatOption

    func validate() throws {
        if from > to {
            throw ValidationError("The period from \(from) to \(to) ends before it begins; give its first day first")
        }
        if let lookBack {
            try ArgumentReading.check("--look-back", lookBack, 0...HouseholdView.maximumLookBackMonths)
        }
    }

    func perform(_ output: inout Output) throws -> ExitStatus {
        let ledger = try place.view()
        let movement = try ledger.at(CutExpression(to, knownAt: known ?? .now), unitsOn: unitsOn)
            .movement(since: from, unit: unit, level: by?.level, lookBackMonths: lookBack)
        form.write(MovementAnswer(report: movement), to: &output)
        if let name = movement.unit,
            movement.tables.allSatisfy({ $0.total.opening == .zero && $0.total.closing == .zero })
        {
            Console.sayThatNobodyStands(in: name, unitsOn: movement.unitsOn)
        }
        return .done
    }
}
