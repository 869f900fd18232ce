// `socai movement`: the official movement tables of a period, under the numbers of the columns of the form.

import ArgumentParser
import EventLedger
import Files
import PovertyLedger
import PovertyReports

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

    @OptionGroup var period: PeriodOption

    @OptionGroup var knowledge: KnownOption

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

    @OptionGroup var units: UnitsOnOption

    @OptionGroup var relapses: LookBackOption

    @OptionGroup var source: ReplayOption

    @OptionGroup var offices: OfficesOption

    @OptionGroup var form: ReportOption

    func perform(_ output: inout Output) throws -> ExitStatus {
        let view = try place.source(offices, replayed: source.replay)
        let cut = CutExpression(period.to, knownAt: knowledge.known ?? .now)
        let asked = try view.at(cut, unitsOn: units.unitsOn)
        let answer = try SourceAnswer(asked, offices) { (asked) throws(LedgerError) in
            MovementAnswer(
                report: try asked.movement(
                    since: period.from, unit: unit, level: by?.level, lookBackMonths: relapses.lookBack))
        }
        form.write(answer, to: &output)
        let movement = answer.report.report
        Console.sayIfAhead(movement.to, of: view)
        if let name = movement.unit,
            movement.tables.allSatisfy({ $0.total.opening == .zero && $0.total.closing == .zero })
        {
            Console.sayThatNoHouseholdIs(in: name, unitsOn: movement.unitsOn)
        }
        return .done
    }
}

/// The answer of `socai movement`.
struct MovementAnswer: FormattedAnswer {
    /// The tables.
    let report: Movement

    func table(width: Int?) -> String {
        var text = Paragraph.text(heading, width: width)
        text += Paragraph.text(
            said(
                "Every event counts: who left and came back is in both flows. socai trajectory compares the two ends of a year "
                    + "and has such a household in neither."), width: width)
        for table in report.tables {
            for isPersons in [false, true] {
                let what = isPersons ? said("persons (nhân khẩu)") : said("households (hộ)")
                let title = "\(table.householdClass.cell.text): \(what)"
                text += "\n" + Paragraph.text(title, width: width) + "\n"
                text += rows(of: table, isPersons: isPersons).text(width: width)
            }
        }
        return text
    }

    private var heading: String {
        let place = report.unit.map { said(" in \($0)") } ?? ""
        let months = report.lookBackMonths
        let relapse = months.map { said("an exit of the last \($0) months") } ?? said("any earlier exit")
        return
            said(
                "Movement\(place) from \(report.from) to \(report.to), as known at position \(report.position), by "
                    + "the units of \(report.unitsOn); a return after \(relapse) is a relapse")
    }

    /// The columns of the form under its numbers; in that of persons the change of size has none.
    private func rows(of table: MovementTable, isPersons: Bool) -> TextTable {
        typealias Row = (unit: String, row: MovementRow)
        func column(_ name: String, _ number: Int, _ tally: @escaping (MovementRow) -> Tally) -> TableColumn<Row> {
            .own(.count(name) { isPersons ? tally($0.row).persons : tally($0.row).households })
                .headed("\(Headings.heading(of: name, in: "movement"))\n\(number)")
        }
        let flows = MovementColumn.columns(of: table.householdClass).enumerated().map { place, flow in
            column(flow.rawValue, place + 2) { $0[flow] }
        }
        let rows: [Row] = report.unit == nil ? table.rows.map { ($0.unit, $0.row) } : []
        return TextTable(
            "movement", rows + [(report.unit ?? said("all"), table.total)], [],
            [.own(.text("unit", \.unit)), column("opening", 1, \.opening)] + flows
                + (isPersons ? [.own(.count("sizeChange", \.row.sizeChange))] : [])
                + [column("closing", 9, \.closing)])
    }
}
