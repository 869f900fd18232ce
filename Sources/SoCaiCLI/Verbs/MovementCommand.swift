// `socai movement`: the official movement tables of a period.

import ArgumentParser
import EventLedger
import PovertyLedger

struct MovementCommand: Verb {
    static let configuration = CommandConfiguration(
        commandName: "movement",
        abstract: "Print the official movement tables of a period.",
        discussion: """
            How the poor (diễn biến hộ nghèo) and the near-poor (diễn biến hộ cận nghèo) at the opening of a period became \
            those at its closing, for households and for persons, by unit and in all. Every flow is a count of events, \
            one for each, so that a household that leaves and comes back within the period stands in both (trajectory, which \
            compares the two ends of a year, has it in neither); opening and flows always come to the closing. The first and the last day belong to the period; \
            in --from a year stands for its first day, in --to for its last one.

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
            "What is known: a day, an instant, #POSITION, or closing; by default everything.", valueName: "known"),
        transform: ArgumentReading.known)
    var known: KnownAt?

    @Option(
        help: ArgumentHelp(
            "Only this unit and all below it (id, name or code); moves to and from others are flows then.",
            valueName: "unit"))
    var unit: String?

    @Option(
        help: ArgumentHelp(
            "Tell the units of a level apart: unit:LEVEL (city, ward, commune, hamlet).", valueName: "what"),
        transform: ArgumentReading.grouping)
    var by: UnitGrouping?

    @Option(
        help: ArgumentHelp("The day whose units are counted by.", valueName: "day"), transform: ArgumentReading.day)
    var unitsOn: Day?

    @Option(
        parsing: .unconditional,
        help: ArgumentHelp(
            "How many months back an exit makes a return a relapse; by default without limit.", valueName: "months"))
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
