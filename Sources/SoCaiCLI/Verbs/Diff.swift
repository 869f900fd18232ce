// `socai diff`: what changed between two cuts: the accounts, who went from where to where, who it was, and for a bridge
// every term between one balance and the other.

import ArgumentParser
import EventLedger
import PovertyLedger
import PovertyReports

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

    @OptionGroup var grouping: GroupingOption

    @OptionGroup var units: UnitsOnOption

    @OptionGroup var source: ReplayOption

    @OptionGroup var offices: OfficesOption

    @OptionGroup var form: ReportOption

    @Option(
        help: ArgumentHelp(
            "The list to write with --format csv. (default: the accounts; with --households or --bridge, that list)",
            valueName: "list"))
    var list: DifferenceList?

    func validate() throws {
        try form.check(list: list)
        guard bridge || list == .bridge || (!events && lookBack == nil) else {
            throw ValidationError(said("--events and --look-back go with --bridge only"))
        }
        try LookBackOption.check(lookBack)
    }

    func perform(_ output: inout Output) throws -> ExitStatus {
        let view = try place.source(offices, replayed: source.replay)
        let first = try view.at(from)
        let second = try view.at(to, unitsOn: units.unitsOn ?? max(from.effectiveOn, to.effectiveOn))
        let table = list ?? (households ? .households : bridge ? .bridge : .accounts)
        let answer = try SourceAnswer(second, offices) { (second) throws(LedgerError) in
            DifferenceAnswer(report: try ask(since: first.part(of: second), second, table))
        }
        form.write(answer, csv: table.rawValue, to: &output)
        let difference = answer.report.report
        Console.sayIfAhead(max(difference.from.effectiveOn, difference.to.effectiveOn), of: view)
        return .done
    }

    private func ask(
        since first: UnionCutView, _ second: UnionCutView, _ table: DifferenceList
    ) throws(LedgerError) -> Difference {
        let listsHouseholds = households || list == .households
        if bridge || list == .bridge {
            return try second.bridgedDifference(
                since: first, by: grouping.by, lookBackMonths: lookBack, listingEvents: events,
                listingHouseholds: listsHouseholds)
        }
        guard form.format == .csv, table == .accounts else {
            return try second.difference(since: first, by: grouping.by, listingHouseholds: listsHouseholds)
        }
        // What else is in the other forms, who went from where to where, no balance knows.
        return Difference(
            from: first.cut, to: second.cut, unitsOn: second.unitsOn, byUnit: grouping.by != nil,
            accounts: try second.accountChanges(since: first, by: grouping.by))
    }
}

/// The answer of `socai diff`.
struct DifferenceAnswer: FormattedAnswer {
    /// The difference.
    let report: Difference

    func table(width: Int?) -> String {
        let (from, to) = (report.from, report.to)
        let heading =
            said("From \(from.words), to \(to.words)")
            + (report.isByUnit ? said(", by the units of \(report.unitsOn)") : "")
        var text = Paragraph.text(heading, width: width) + "\n" + accounts.text(width: width)
        let transitions = TextTable("transitions", report.transitions, Transition.columns)
        text += said("\nFrom one state to another\n\n") + transitions.text(width: width)
        if let bridge = report.bridge { text += "\n" + table(of: bridge, width: width) }
        if let households = report.households {
            text +=
                households.isEmpty
                ? said("\nNo household changed its state\n")
                : said("\nWho changed\n\n")
                    + TextTable("households", households, HouseholdChange.columns).text(width: width)
        }
        return text
    }

    private var accounts: TextTable {
        TextTable(
            "accounts", report.accounts, AccountChange.columns(byUnit: report.isByUnit),
            (report.isByUnit ? ["unit"] : []) + [
                "class", "socialProtection", "openingHouseholds", "closingHouseholds",
                .own(.number("changeHouseholds", .change, \.change.households)),
                "openingPersons", "closingPersons",
                .own(.number("changePersons", .change, \.change.persons)),
            ], total: report.totalRow)
    }
}

extension DifferenceAnswer {
    /// The bridge for people: each class in all, then its accounts.
    func table(of bridge: Bridge, width: Int?) -> String {
        let months = bridge.lookBackMonths.map { said("an exit of the last \($0) months") } ?? said("any earlier exit")
        var text = Paragraph.text(
            said("The bridge: every event between, under what it did; a return after \(months) is a relapse"),
            width: width)
        text += "\n" + table(of: bridge.totals, isByAccount: false).text(width: width)
        text += said("\nThe same by account\n\n") + table(of: bridge.accounts, isByAccount: true).text(width: width)
        return text
    }

    private func table(of rows: [BridgeRow], isByAccount: Bool) -> TextTable {
        let steps = rows.flatMap(\.steps)
        let isByUnit = isByAccount && report.isByUnit
        /// What names the row is said once, on its first line.
        func first(_ name: String, _ kind: AnswerKind, _ cell: @escaping (BridgeRow) -> TextTable.Cell) -> TableColumn<
            BridgeStep
        > {
            .cell(name, kind) { $0.name == "opening" ? cell($0.row) : "" }
        }
        func number(_ name: String, _ number: @escaping (Tally) -> Int) -> TableColumn<BridgeStep> {
            .cell(name, .change) {
                TextTable.Cell(.number(Int64(number($0.tally))), $0.term == nil ? .count : .change, in: name)
            }
        }
        return TextTable(
            "bridge", steps, BridgeStep.columns,
            (isByUnit ? [first("unit", .text) { TextTable.Cell($0.unit ?? "") }] : [])
                + [first("class", .householdClass) { $0.householdClass.cell }]
                + (isByAccount
                    ? [
                        first("socialProtection", .truth) {
                            TextTable.Cell(said($0.socialProtection == true ? "yes" : "no"))
                        }
                    ] : [])
                + [
                    .own(.code("whatHappened", words)), number("households", \.households),
                    number("persons", \.persons),
                ]
                + (steps.contains { $0.events != nil } ? ["events"] : []))
    }

    private func words(of step: BridgeStep) -> String {
        if let term = step.term { return term.words }
        guard step.name == "opening" else { return said("on \(report.to.effectiveOn)") }
        return said("on \(report.from.effectiveOn)")
            + (report.from.position == report.to.position ? "" : said(", as then known"))
    }
}

extension BridgeTerm {
    /// The words of a table.
    fileprivate var words: String {
        switch self {
        case .late: said("reported late")
        case .corrected: "corrected"
        case .registered: "registered"
        case .newly: said("new in the class")
        case .relapsed: "relapsed"
        case .fellFromNearPoor: said("fell from near-poor")
        case .cameFromPoor: said("came from poor")
        case .cameFromWorse: said("came from a worse class")
        case .cameFromBetter: said("came from a better class")
        case .movedIn: said("moved in")
        case .boundaryIn: said("came by a boundary change")
        case .socialProtectionIn: said("social protection changed")
        case .classified: said("got a first class")
        case .exitedToNearPoor: said("left for near-poor")
        case .exitedPastNearPoor: said("left past the near-poor line")
        case .fellToPoor: said("became poor")
        case .leftForBetter: said("left for a better class")
        case .leftForWorse: said("left for a worse class")
        case .movedOut: said("moved out")
        case .boundaryOut: said("went by a boundary change")
        case .dissolved: said("left the register")
        case .socialProtectionOut: said("social protection changed")
        case .sizeChange: said("members changed")
        }
    }
}
