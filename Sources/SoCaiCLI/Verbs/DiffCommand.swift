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
            Prints the balance of each account at both cuts, and how many households changed from one state to another; \
            a state is a class or absent. A year means its last day. Both cuts are counted by the units of one day, by \
            default the later one. --bridge adds how the first balance became the second: late reports and corrections \
            about the first day, then every event between the two days, by its effect.

            Example:
              socai diff bac-lieu.socai 2022 2023
              socai diff bac-lieu.socai 2022@2023-01-15 2023 --bridge
              socai diff bac-lieu.socai 2022-12-31@2023-01-15 2022-12-31 --households
            """)

    @OptionGroup var place: LedgerArgument

    @Argument(
        help: ArgumentHelp("The first cut; a year means its last day.", valueName: "from"),
        transform: ArgumentReading.cut)
    var from: CutExpression

    @Argument(
        help: ArgumentHelp("The second cut.", valueName: "to"), transform: ArgumentReading.cut)
    var to: CutExpression

    @Flag(help: "List the households whose state differs, with the events that changed it.")
    var households = false

    @Flag(help: "Add the bridge from the first balances to the second, term by term.")
    var bridge = false

    @Flag(help: "List the events behind each term of the bridge.")
    var events = false

    @Option(
        parsing: .unconditional,
        help: ArgumentHelp(
            "In a bridge, count a return as a relapse only within this many months of the exit. (default: no limit)",
            valueName: "months"))
    var lookBack: Int?

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

    @Option(
        help: ArgumentHelp(
            "The list to write with --format csv. (default: the accounts; with --households or --bridge, that list)",
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
