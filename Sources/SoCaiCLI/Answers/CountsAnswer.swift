// The counts at a cut as a table, as JSON and as CSV.

import EventLedger
import PovertyLedger

/// The answer of `socai replay`.
struct CountsAnswer: FormattedAnswer {
    /// The cut.
    let cut: Cut
    /// The day whose units are counted by.
    let unitsOn: Day
    /// The one unit that was asked for.
    let unit: String?
    /// Whether rows tell units apart.
    let isByUnit: Bool
    /// The rows, sorted; of one unit only where one was asked for.
    let rows: [Counts.Row]

    var json: [UInt8] { Counts(cut: cut, unitsOn: unitsOn, rows: rows).json(byUnit: isByUnit) }

    var csv: String {
        let place = CutColumns(cut, unitsOn: unitsOn)
        var csv = CSVText(
            (isByUnit ? ["unit"] : []) + ["class", "socialProtection", "households", "persons"] + place.names)
        for row in rows {
            let account = row.account
            csv.append(
                (isByUnit ? [account.unit] : []) + [
                    account.householdClass.name, "\(account.socialProtection)", "\(row.tally.households)",
                    "\(row.tally.persons)",
                ] + place.fields)
        }
        return csv.text
    }

    func table(width: Int?) -> String {
        var table = TextTable(
            (isByUnit ? [TextTable.Column(heading: "unit", isFlexible: true)] : []) + [
                TextTable.Column(heading: "class"),
                TextTable.Column(heading: "social\nprotection"),
                TextTable.Column(heading: "households", isNumber: true),
                TextTable.Column(heading: "persons", isNumber: true),
            ])
        for row in rows {
            table.append(
                (isByUnit ? [TextTable.Cell(row.account.unit ?? "")] : []) + [
                    row.account.householdClass.cell, row.account.socialProtection ? "yes" : "no",
                    TextTable.Cell(row.tally.households), TextTable.Cell(row.tally.persons),
                ])
        }
        let total = rows.reduce(Tally.zero) { $0 + $1.tally }
        table.append(
            (isByUnit ? [""] : []) + ["total", "", TextTable.Cell(total.households), TextTable.Cell(total.persons)])
        return Paragraph.text(heading, width: width) + "\n" + table.text(width: width)
    }

    private var heading: String {
        let place = unit.map { " in \($0)" } ?? ""
        let units = isByUnit || unit != nil ? ", by the units of \(unitsOn)" : ""
        return "Households\(place) on \(cut.effectiveOn), as known at position \(cut.position)\(units)"
    }
}
