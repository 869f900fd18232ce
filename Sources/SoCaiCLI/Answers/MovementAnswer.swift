// The official movement tables for people: the columns of the form under its numbers, households and then persons.

import PovertyReports

/// The answer of `socai movement`.
struct MovementAnswer: FormattedAnswer {
    /// The tables.
    let report: Movement

    func table(width: Int?) -> String {
        var text = Paragraph.text(heading, width: width)
        text += Paragraph.text(
            "Every event counts: who left and came back is in both flows. socai trajectory compares the two ends of a year "
                + "and has such a household in neither.", width: width)
        for table in report.tables {
            for isPersons in [false, true] {
                let what = isPersons ? "persons (nhân khẩu)" : "households (hộ)"
                let title = "\(table.householdClass.words) (\(table.householdClass.vietnamese)): \(what)"
                text += "\n" + Paragraph.text(title, width: width) + "\n"
                text += rows(of: table, isPersons: isPersons).text(width: width)
            }
        }
        return text
    }

    private var heading: String {
        let place = report.unit.map { " in \($0)" } ?? ""
        let months = report.lookBackMonths
        let relapse = months.map { "an exit of the last \($0) months" } ?? "any earlier exit"
        return
            "Movement\(place) from \(report.from) to \(report.to), as known at position \(report.position), by "
            + "the units of \(report.unitsOn); a return after \(relapse) is a relapse"
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
            "movement", rows + [(report.unit ?? "all", table.total)], [],
            [.own(.text("unit", \.unit)), column("opening", 1, \.opening)] + flows
                + (isPersons ? [.own(.count("sizeChange", \.row.sizeChange))] : [])
                + [column("closing", 9, \.closing)])
    }
}
