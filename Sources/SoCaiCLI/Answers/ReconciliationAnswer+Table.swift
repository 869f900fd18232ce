// What differs in a published table, for people: where, against what, by how much, and why.

import EventLedger
import PovertyLedger

extension ReconciliationAnswer {
    func table(width: Int?) -> String {
        var text = Paragraph.text(
            "Against itself: \(result.selfChecksThatHold) of \(result.selfChecks) checks hold", width: width)
        if !isSelfOnly {
            let rest = result.figuresNotHeld > 0 ? "; \(result.figuresNotHeld) more the ledger does not tell" : ""
            text += Paragraph.text(
                "Against the ledger: \(result.figuresThatAgree) of \(result.figures) figures agree\(rest)", width: width
            )
        }
        return result.agrees ? text : text + "\n" + differences.text(width: width)
    }

    private var differences: TextTable {
        var table = TextTable([
            TextTable.Column(heading: "line", isNumber: true), TextTable.Column(heading: "of", isFlexible: true),
            TextTable.Column(heading: "figure"), TextTable.Column(heading: "published", isNumber: true),
            TextTable.Column(heading: "expected", isNumber: true),
            TextTable.Column(heading: "difference", isNumber: true),
            TextTable.Column(heading: "held against", isFlexible: true),
            TextTable.Column(heading: "published is exactly", isFlexible: true),
        ])
        for row in result.differences {
            table.append([
                TextTable.Cell(row.row.line), TextTable.Cell("\(row.row.span), \(row.row.filter.words)"),
                TextTable.Cell(row.column), TextTable.Cell(ReconciliationAnswer.text(row.published)),
                TextTable.Cell(ReconciliationAnswer.text(row.expected)),
                TextTable.Cell(row.size > 0 ? "+\(row.size)" : "\(row.size)"), TextTable.Cell(against(row)),
                TextTable.Cell(reason(row)),
            ])
        }
        return table
    }

    private func against(_ row: TableDifference) -> String {
        let line = row.otherLine.map { " in line \($0)" } ?? ""
        return switch row.check {
        case .ledger: "the ledger"
        case .identity: "its columns 1 to 8"
        case .mirror: "the mirror table\(line)"
        case .sumOfUnits: "the sum of the units"
        case .closingBefore: "the closing before\(line)"
        case .rate: "the rate of the total"
        case .oneTotal: "all households\(line)"
        }
    }

    /// The nearest reading that gives the published figure, and how many others do.
    private func reason(_ row: TableDifference) -> String {
        guard let first = row.explanations.first else { return "" }
        let others = row.explanations.count - 1
        return first.words + (others > 0 ? " (and \(others) other\(others == 1 ? "" : "s"))" : "")
    }
}
