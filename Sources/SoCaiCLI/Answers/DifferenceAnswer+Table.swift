// What changed between two cuts, for people: the accounts, who went from where to where, and who it was.

import PovertyLedger
import PovertyReports

extension DifferenceAnswer {
    func table(width: Int?) -> String {
        let (from, to) = (difference.from, difference.to)
        let heading =
            "From \(from.effectiveOn), as known at position \(from.position), to \(to.effectiveOn), as known at "
            + "position \(to.position)" + (isByUnit ? ", by the units of \(difference.unitsOn)" : "")
        var text = Paragraph.text(heading, width: width) + "\n" + accounts.text(width: width)
        text += "\nFrom one state to another\n\n" + transitions.text(width: width)
        if let bridge = difference.bridge { text += "\n" + table(of: bridge, width: width) }
        if let households = difference.households {
            text +=
                households.isEmpty
                ? "\nNo household changed its state\n"
                : "\nWho changed\n\n" + table(of: households).text(width: width)
        }
        return text
    }

    private var accounts: TextTable {
        var table = TextTable(
            (isByUnit ? [TextTable.Column(heading: "unit", isFlexible: true)] : []) + [
                TextTable.Column(heading: "class"),
                TextTable.Column(heading: "social\nprotection"),
                TextTable.Column(heading: "households\nopening", isNumber: true),
                TextTable.Column(heading: "\nclosing", isNumber: true),
                TextTable.Column(heading: "\nchange", isNumber: true),
                TextTable.Column(heading: "persons\nopening", isNumber: true),
                TextTable.Column(heading: "\nclosing", isNumber: true),
                TextTable.Column(heading: "\nchange", isNumber: true),
            ])
        var opening = Tally.zero
        var closing = Tally.zero
        for row in difference.accounts {
            opening += row.opening
            closing += row.closing
            table.append(
                (isByUnit ? [TextTable.Cell(row.account.unit ?? "")] : []) + [
                    row.account.householdClass.cell, row.account.socialProtection ? "yes" : "no",
                ] + cells(row.opening, row.closing))
        }
        table.append((isByUnit ? [""] : []) + ["total", ""] + cells(opening, closing))
        return table
    }

    private func cells(_ opening: Tally, _ closing: Tally) -> [TextTable.Cell] {
        [
            TextTable.Cell(opening.households), TextTable.Cell(closing.households),
            TextTable.Cell(signed(closing.households - opening.households)), TextTable.Cell(opening.persons),
            TextTable.Cell(closing.persons), TextTable.Cell(signed(closing.persons - opening.persons)),
        ]
    }

    private func signed(_ number: Int) -> String { number > 0 ? "+\(number)" : "\(number)" }

    private var transitions: TextTable {
        var table = TextTable([
            TextTable.Column(heading: "from"), TextTable.Column(heading: "to"),
            TextTable.Column(heading: "households", isNumber: true),
            TextTable.Column(heading: "persons", isNumber: true),
        ])
        for row in difference.transitions {
            table.append([
                HouseholdStateWords.cell(row.from), HouseholdStateWords.cell(row.to),
                TextTable.Cell(row.tally.households), TextTable.Cell(row.tally.persons),
            ])
        }
        return table
    }

    private func table(of households: [HouseholdChange]) -> TextTable {
        var table = TextTable([
            TextTable.Column(heading: "household"), TextTable.Column(heading: "from"),
            TextTable.Column(heading: "to"), TextTable.Column(heading: "events", isFlexible: true),
        ])
        for row in households {
            table.append([
                TextTable.Cell(row.household), HouseholdStateWords.cell(row.from), HouseholdStateWords.cell(row.to),
                TextTable.Cell(row.events.map(\.description).joined(separator: " ")),
            ])
        }
        return table
    }
}
