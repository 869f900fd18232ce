// `socai diff`: what changed between two cuts.

import ArgumentParser
import EventLedger
import PovertyLedger

/// The lists of a difference, each with columns of its own.
enum DifferenceList: String, ExpressibleByArgument, CaseIterable {
    case accounts, transitions, households, bridge
}

struct DiffCommand: Verb {
    static let configuration = CommandConfiguration(
        commandName: "diff",
        abstract: "Print what changed between two cuts.",
        discussion: """
            The balances of each account at both cuts, and how many households went from which state to which; a state \
            is a class or absent. A year stands for its last day. Both cuts are counted by the units of one day, by \
            default the later one. --bridge adds how each balance became the other: what was reported late or corrected \
            about the first day, then every event between the days under what it did.

            Example:
              socai diff bac-lieu.socai 2022 2023
              socai diff bac-lieu.socai 2022@2023-01-15 2023 --bridge
              socai diff bac-lieu.socai 2022-12-31@2023-01-15 2022-12-31 --households
            """)

    @OptionGroup var place: LedgerArgument

    @Argument(
        help: ArgumentHelp("The first cut; a year stands for its last day.", valueName: "from"),
        transform: ArgumentReading.cut)
    var from: CutExpression

    @Argument(
        help: ArgumentHelp("The second cut.", valueName: "to"), transform: ArgumentReading.cut)
    var to: CutExpression

    @Flag(help: "List the households whose state differs, with the events that did it.")
    var households = false

    @Flag(help: "Add the bridge from the first balances to the second, term by term.")
    var bridge = false

    @Flag(help: "List the events behind each term of the bridge.")
    var events = false

    @Option(
        parsing: .unconditional,
        help: ArgumentHelp(
            "In a bridge, how many months back an exit makes a return a relapse; by default without limit.",
            valueName: "months"))
    var lookBack: Int?

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

    @Option(
        help: ArgumentHelp(
            "The list to write with --format csv; by default the accounts, or with --households or --bridge those.",
            valueName: "list"))
    var list: DifferenceList?

    func validate() throws {
        if list != nil, form.format != .csv {
            throw ValidationError("--list goes with --format csv only; the other forms have all lists")
        }
        guard bridge || list == .bridge || (!events && lookBack == nil) else {
            throw ValidationError("--events and --look-back go with --bridge only")
        }
        if let lookBack {
            try ArgumentReading.check("--look-back", lookBack, 0...HouseholdView.maximumLookBackMonths)
        }
    }

    func perform(_ output: inout Output) throws -> ExitStatus {
        let ledger = try place.view()
        let first = try ledger.cut(from)
        let second = try ledger.at(to, unitsOn: unitsOn ?? max(from.effectiveOn, to.effectiveOn))
        let listsHouseholds = households || list == .households
        let difference =
            bridge || list == .bridge
            ? try second.bridgedDifference(
                since: first, by: by, lookBackMonths: lookBack, listingEvents: events,
                listingHouseholds: listsHouseholds)
            : try second.difference(since: first, by: by, listingHouseholds: listsHouseholds)
        let table = list ?? (households ? .households : bridge ? .bridge : .accounts)
        form.write(DifferenceAnswer(report: difference), csv: table.rawValue, to: &output)
        return .done
    }
}
