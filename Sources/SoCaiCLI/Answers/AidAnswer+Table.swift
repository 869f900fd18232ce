// What was given, for people: gifts, loans, and the poor and near-poor by what they got.

import PovertyLedger
import PovertyReports

extension AidAnswer {
    func table(width: Int?) -> String {
        var text = Paragraph.text(heading, width: width)
        text += "\nGifts\n\n" + table(of: report.gifts).text(width: width)
        text += "\nLoans, which are no gifts\n\n" + table(of: report.loans).text(width: width)
        let day = report.cut.effectiveOn
        text += "\n" + Paragraph.text("Poor and near-poor households on \(day), by what they got", width: width)
        text += "\n" + leftBehind.text(width: width)
        if let households = report.leftBehind.households {
            text +=
                households.isEmpty
                ? "\nNobody was left behind\n" : "\nLeft behind: no gift\n\n" + table(of: households).text(width: width)
        }
        return text
    }

    private var heading: String {
        let span = report.from.map { "from \($0) to" } ?? "up to"
        let place = report.unit.map { " in \($0)" } ?? ""
        let units = isByUnit || report.unit != nil ? ", by the units of \(report.unitsOn)" : ""
        return "Aid\(place) \(span) \(report.cut.effectiveOn), as known at position \(report.cut.position)\(units)"
    }

    private func table(of aid: AidTable) -> TextTable {
        var table = TextTable(
            dimensions.map { TextTable.Column(heading: $0.heading, isFlexible: $0 == .unit || $0 == .programme) } + [
                TextTable.Column(heading: "events", isNumber: true),
                TextTable.Column(heading: "without\namount", isNumber: true),
                TextTable.Column(heading: "amount\nVND", isNumber: true),
                TextTable.Column(heading: "households\nreached", isNumber: true),
                TextTable.Column(heading: "units", isNumber: true),
            ])
        for row in aid.rows {
            table.append(dimensions.map { TextTable.Cell(row.group.cell($0)) } + cells(row.sum))
        }
        table.append(["total"] + dimensions.dropFirst().map { _ in "" } + cells(aid.total))
        return table
    }

    private func cells(_ sum: AidSum) -> [TextTable.Cell] {
        [
            TextTable.Cell(sum.events), TextTable.Cell(sum.withoutAmount), TextTable.Cell(sum.amountVND),
            TextTable.Cell(sum.households), TextTable.Cell(sum.units),
        ]
    }

    private var leftBehind: TextTable {
        var table = TextTable(
            (isByUnit ? [TextTable.Column(heading: "unit", isFlexible: true)] : []) + [
                TextTable.Column(heading: "class"),
                TextTable.Column(heading: "social\nprotection"),
                TextTable.Column(heading: "households\nall", isNumber: true),
                TextTable.Column(heading: "\na gift", isNumber: true),
                TextTable.Column(heading: "\na loan only", isNumber: true),
                TextTable.Column(heading: "\nnothing", isNumber: true),
                TextTable.Column(heading: "persons\nall", isNumber: true),
                TextTable.Column(heading: "\na gift", isNumber: true),
                TextTable.Column(heading: "\na loan only", isNumber: true),
                TextTable.Column(heading: "\nnothing", isNumber: true),
            ])
        var totals = [Tally](repeating: .zero, count: 4)
        for row in report.leftBehind.rows {
            let tallies = [row.all, row.helped, row.loanOnly, row.nothing]
            for index in totals.indices { totals[index] += tallies[index] }
            table.append(
                (isByUnit ? [TextTable.Cell(row.account.unit ?? "")] : []) + [
                    row.account.householdClass.cell, row.account.socialProtection ? "yes" : "no",
                ] + cells(tallies))
        }
        table.append((isByUnit ? [""] : []) + ["total", ""] + cells(totals))
        return table
    }

    private func cells(_ tallies: [Tally]) -> [TextTable.Cell] {
        tallies.map { TextTable.Cell($0.households) } + tallies.map { TextTable.Cell($0.persons) }
    }

    private func table(of households: [LeftBehindHousehold]) -> TextTable {
        var table = TextTable([
            TextTable.Column(heading: "household"), TextTable.Column(heading: "unit", isFlexible: true),
            TextTable.Column(heading: "class"), TextTable.Column(heading: "social\nprotection"),
            TextTable.Column(heading: "members", isNumber: true), TextTable.Column(heading: "loan"),
            TextTable.Column(heading: "last aid"), TextTable.Column(heading: "of kind"),
            TextTable.Column(heading: "event", isFlexible: true),
        ])
        for row in households {
            table.append([
                TextTable.Cell(row.household), TextTable.Cell(row.account.unit ?? ""),
                row.account.householdClass.cell, row.account.socialProtection ? "yes" : "no",
                TextTable.Cell(row.members), row.hasLoan ? "yes" : "no",
                TextTable.Cell(row.lastAid?.effectiveOn.description ?? "never"),
                TextTable.Cell(row.lastAid.map { EventWords.words($0.kind.name) } ?? ""),
                TextTable.Cell(row.lastAid?.reference.description ?? ""),
            ])
        }
        return table
    }
}

extension AidDimension {
    fileprivate var heading: String { EventWords.words(rawValue) }
}

extension AidGroup {
    /// What the group has in a dimension, in words for people.
    fileprivate func cell(_ dimension: AidDimension) -> String {
        switch dimension {
        case .unit: unit ?? "not in the register"
        case .programme: programme ?? "none"
        case .kind, .donorKind, .year: word(dimension).map(EventWords.words) ?? ""
        }
    }
}
