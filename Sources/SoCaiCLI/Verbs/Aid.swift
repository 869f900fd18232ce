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
        abstract: "Print the aid given, gifts and loans separately, and the households left behind.",
        discussion: """
            Aid to a household counts in the unit of the household on that day. Gifts and loans are reported separately. \
            A poor or near-poor household that received no gift is left behind; those with a loan only are listed \
            separately from those with nothing.

            Example:
              socai aid bac-lieu.socai 2023-12-31 --from 2023-01-01
              socai aid bac-lieu.socai 2023-12-31 --by unit,kind --format csv
              socai aid bac-lieu.socai 2023-12-31 --by giver --from 2023-01-01
              socai aid bac-lieu.socai 2023-12-31 --from 2023-01-01 --left-behind
            """)

    @OptionGroup var place: LedgerArgument

    @OptionGroup var when: CutArgument

    @OptionGroup var start: FirstDayOption

    @Option(
        help: ArgumentHelp(
            """
            Break down by unit (or unit:LEVEL; levels are city, ward, commune, hamlet), household, kind, donorKind, donor, \
            programme, year, or giver (donorKind and donor); may be repeated, or given with commas. (default: kind)
            """,
            valueName: "what"),
        transform: ArgumentReading.aidBreakdown)
    var by: [AidBreakdown] = []

    @OptionGroup var part: UnitOption

    @OptionGroup var units: UnitsOnOption

    @Flag(help: "List the poor and near-poor households that received no gift.")
    var leftBehind = false

    @OptionGroup var offices: OfficesOption

    @OptionGroup var form: ReportOption

    @Option(
        help: ArgumentHelp(
            "The list to write with --format csv. (default: the gifts; with --left-behind, the households)",
            valueName: "list"))
    var list: AidList?

    func validate() throws {
        try form.check(list: list)
        try start.check(before: when.cut)
    }

    func perform(_ output: inout Output) throws -> ExitStatus {
        let asked = try place.source(offices).at(when.cut, unitsOn: units.unitsOn)
        let table = list ?? (leftBehind ? .households : .gifts)
        let answer = try SourceAnswer(asked, offices) { (asked) throws(LedgerError) in
            AidAnswer(
                report: try asked.aid(
                    since: start.from, by: by.isEmpty ? [.kind] : by.reduce(into: []) { $0.formUnion($1.dimensions) },
                    unit: part.unit,
                    level: by.compactMap(\.level).last, listingLeftBehind: leftBehind || list == .households))
        }
        form.write(answer, csv: table.rawValue, to: &output)
        let report = answer.report.report
        if let unit = report.unit, report.isEmpty {
            Console.say(
                said("nothing was given in \(unit) by the units of \(report.unitsOn); see --units-on if it merged"))
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

/// The answer of `socai aid`.
struct AidAnswer: FormattedAnswer {
    /// What was given.
    let report: AidReport

    private var isByUnit: Bool { report.dimensions.contains(.unit) }

    func table(width: Int?) -> String {
        var text = Paragraph.text(heading, width: width)
        text += "\nGifts\n\n" + table(of: report.gifts).text(width: width)
        text += said("\nLoans, reported separately from gifts\n\n") + table(of: report.loans).text(width: width)
        let day = report.cut.effectiveOn
        text += "\n" + Paragraph.text(said("Poor and near-poor households on \(day), by what they got"), width: width)
        text += "\n" + leftBehind.text(width: width)
        if let households = report.leftBehind.households {
            text +=
                households.isEmpty
                ? said("\nNobody was left behind\n")
                : said("\nLeft behind: no gift\n\n") + table(of: households).text(width: width)
        }
        return text
    }

    private var heading: String {
        let span = report.from.map { said("from \($0) to") } ?? said("up to")
        let place = report.unit.map { said(" in \($0)") } ?? ""
        let units = isByUnit || report.unit != nil ? said(", by the units of \(report.unitsOn)") : ""
        return said("Aid\(place) \(span) \(report.cut.words)\(units)")
    }

    private func table(of aid: AidTable) -> TextTable {
        let absent: [AidDimension: String] = [
            .unit: said("not in the register"), .household: said("a unit"), .programme: said("none"),
        ]
        let dimensions = report.sortedDimensions
        return TextTable(
            "aid", aid.rows, AidRow.columns(by: dimensions),
            dimensions.map { .field($0.rawValue, absent: absent[$0] ?? "") }
                + ["events", "withoutAmount", "amountVND", "households", "units"], total: aid.totalRow)
    }

    private var leftBehind: TextTable {
        TextTable(
            "leftBehind", report.leftBehind.rows, LeftBehindRow.columns(byUnit: isByUnit),
            (isByUnit ? ["unit"] : []) + [
                "class", "socialProtection", "households", "helpedHouseholds", "loanOnlyHouseholds",
                "nothingHouseholds", "persons", "helpedPersons", "loanOnlyPersons", "nothingPersons",
            ], total: report.leftBehind.totalRow)
    }

    private func table(of households: [LeftBehindHousehold]) -> TextTable {
        TextTable(
            "households", households, LeftBehindHousehold.columns,
            [
                "household", "unit", "class", "socialProtection", "members", "loan",
                .field("lastAidOn", absent: "never"),
                "lastAidKind", "lastAid",
            ])
    }
}
