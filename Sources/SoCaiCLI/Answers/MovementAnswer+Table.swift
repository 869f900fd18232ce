// The official movement tables for people: the columns of the form under its numbers, households and then persons.

import PovertyLedger
import PovertyReports

extension MovementAnswer {
    func table(width: Int?) -> String {
        var text = Paragraph.text(heading, width: width)
        text += Paragraph.text(
            "Every event counts: who left and came back is in both flows. socai trajectory compares the two ends of a year "
                + "and has such a household in neither.", width: width)
        for table in movement.tables {
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
        let place = unit.map { " in \($0)" } ?? ""
        let months = movement.lookBackMonths
        let relapse = months.map { "an exit of the last \($0) months" } ?? "any earlier exit"
        return
            "Movement\(place) from \(movement.from) to \(movement.to), as known at position \(movement.position), by "
            + "the units of \(movement.unitsOn); a return after \(relapse) is a relapse"
    }

    private func rows(of table: MovementTable, isPersons: Bool) -> TextTable {
        let columns = MovementColumn.columns(of: table.householdClass)
        let headings =
            ["\nopening\n1"] + columns.enumerated().map { "\($0.element.heading)\n\($0.offset + 2)" }
            + (isPersons ? ["\nsize\n"] : []) + ["\nclosing\n9"]
        var text = TextTable(
            [TextTable.Column(heading: "unit", isFlexible: true)]
                + headings.map { TextTable.Column(heading: $0, isNumber: true) })
        let rows = unit == nil ? table.rows.map { ($0.unit, $0.row) } : []
        for (name, row) in rows + [(unit ?? "all", table.total)] {
            func number(_ tally: Tally) -> TextTable.Cell {
                TextTable.Cell(isPersons ? tally.persons : tally.households)
            }
            text.append(
                [TextTable.Cell(name), number(row.opening)] + columns.map { number(row[$0]) }
                    + (isPersons ? [TextTable.Cell(row.sizeChange)] : []) + [number(row.closing)])
        }
        return text
    }
}

extension MovementColumn {
    /// Few words above a column; the number of the official form stands below them.
    fileprivate var heading: String {
        switch self {
        case .exitedToNearPoor: "to\nnear-poor"
        case .exitedPastNearPoor: "past\nthe line"
        case .fellToPoor: "became\npoor"
        case .otherDecrease: "other\nless"
        case .fellFromNearPoor: "from\nnear-poor"
        case .cameFromPoor: "from\npoor"
        case .relapsed: "\nrelapsed"
        case .newlyPoor, .newlyNearPoor: "\nnew"
        case .otherIncrease: "other\nmore"
        }
    }
}
