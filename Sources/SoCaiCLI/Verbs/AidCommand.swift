// `socai aid`: what was given inside a cut, gifts and loans apart, and who among the poor and near-poor got nothing.

import ArgumentParser
import EventLedger
import PovertyLedger
import PovertyReports

/// The lists of an answer about aid, each with columns of its own.
enum AidList: String, ExpressibleByArgument, CaseIterable {
    case gifts, loans, leftBehind, households
}

struct AidCommand: Verb {
    static let configuration = CommandConfiguration(
        commandName: "aid",
        abstract: "Print what was given, gifts and loans apart, and who was left behind.",
        discussion: """
            Aid to a household counts in the unit it stood in on that day. A loan is no gift: the two are never added, \
            and a poor or near-poor household with a loan only is left behind, though told apart from one with nothing.

            Example:
              socai aid bac-lieu.socai 2023-12-31 --from 2023-01-01
              socai aid bac-lieu.socai 2023-12-31 --by unit,kind --format csv
              socai aid bac-lieu.socai 2023-12-31 --from 2023-01-01 --left-behind
            """)

    @OptionGroup var place: LedgerArgument

    @Argument(
        help: ArgumentHelp(
            "DAY, or DAY@KNOWN: what was in effect, as known when; a year stands for its last day.", valueName: "cut"),
        transform: ArgumentReading.cut)
    var cut: CutExpression

    @Option(
        help: ArgumentHelp(
            "The first day; a year stands for its first. (default: that of the first event)", valueName: "day"),
        transform: ArgumentReading.firstDay)
    var from: Day?

    @Option(
        help: ArgumentHelp(
            """
            What to tell apart: unit (or unit:LEVEL, a level being city, ward, commune, hamlet), kind, donorKind, programme, \
            year; again, or with commas. (default: kind)
            """,
            valueName: "what"),
        transform: ArgumentReading.aidGrouping)
    var by: [AidGrouping] = []

    @Option(help: ArgumentHelp("Count only this unit and all below it: its id, name or code.", valueName: "unit"))
    var unit: String?

    @Option(
        help: ArgumentHelp("The day whose units are counted by.", valueName: "day"), transform: ArgumentReading.day)
    var unitsOn: Day?

    @Flag(help: "List the poor and near-poor households that got no gift.")
    var leftBehind = false

    @OptionGroup var form: FormatOption

    @Option(
        help: ArgumentHelp(
            "The list to write with --format csv; by default the gifts, or with --left-behind the households.",
            valueName: "list"))
    var list: AidList?

    func validate() throws {
        if list != nil, form.format != .csv {
            throw ValidationError("--list goes with --format csv only; the other forms have all lists")
        }
        try ArgumentReading.checkSpan(from: from, to: cut)
    }

    func perform(_ output: inout Output) throws -> ExitStatus {
        let ledger = try place.view()
        let report = try ledger.at(cut, unitsOn: unitsOn).aid(
            since: from, by: by.isEmpty ? [.kind] : by.reduce(into: []) { $0.formUnion($1.dimensions) }, unit: unit,
            level: by.compactMap(\.level).last, listingLeftBehind: leftBehind || list == .households)
        let table = list ?? (leftBehind ? .households : .gifts)
        form.write(AidAnswer(report: report), csv: table.rawValue, to: &output)
        if let unit = report.unit, report.isEmpty {
            Console.say("nothing was given in \(unit) by the units of \(report.unitsOn); see --units-on if it merged")
        }
        return .done
    }
}

extension AidReport {
    /// Whether there is nothing and nobody in it.
    fileprivate var isEmpty: Bool {
        gifts.total.events == 0 && loans.total.events == 0 && leftBehind.rows.isEmpty
    }
}
