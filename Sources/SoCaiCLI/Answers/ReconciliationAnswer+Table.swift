// What differs in a published table, for people: where, against what, by how much, and why.

import EventLedger
import PovertyLedger
import PovertyReports

extension ReconciliationAnswer {
    func table(width: Int?) -> String {
        var text = Paragraph.text(ownSummary, width: width)
        for line in unmadeChecks { text += Paragraph.text(line, width: width) }
        if !isSelfOnly { text += Paragraph.text(ledgerSummary, width: width) }
        if result.isEmpty {
            text += Paragraph.text("Nothing was checked, so nothing is known to be right", width: width)
        }
        return result.agrees ? text : text + "\n" + differences.text(width: width)
    }

    private var ownSummary: String {
        guard result.selfChecks > 0 else { return "Against itself: no check can be made" }
        return "Against itself: \(result.selfChecksThatHold) of \(result.selfChecks) checks hold"
    }

    private var ledgerSummary: String {
        var rest = ""
        if result.ratesOfLedgerTotal > 0 {
            rest +=
                "; \(result.ratesOfLedgerTotal) \(result.ratesOfLedgerTotal == 1 ? "rate" : "rates") without a total by the ledger's own"
        }
        if result.figuresNotHeld > 0 { rest += "; \(result.figuresNotHeld) more the ledger does not tell" }
        guard result.figures > 0 else { return "Against the ledger: no figure can be checked" + rest }
        return "Against the ledger: \(result.figuresThatAgree) of \(result.figures) figures agree" + rest
    }

    /// A line for each check that could not be made and what is missing for it, with the lines of the table.
    private var unmadeChecks: [String] {
        struct Lack: Hashable {
            let check: TableCheck
            let missing: [String]
        }
        var order: [Lack] = []
        var lines: [Lack: [Int]] = [:]
        for unmade in result.unmadeChecks {
            let lack = Lack(check: unmade.check, missing: unmade.missing)
            if lines[lack] == nil { order.append(lack) }
            lines[lack, default: []].append(unmade.line)
        }
        return order.map { lack in
            let all = lines[lack] ?? []
            let shown = all.prefix(ReconciliationAnswer.linesShown).map(String.init).joined(separator: ", ")
            let rest =
                all.count > ReconciliationAnswer.linesShown
                ? " and \(all.count - ReconciliationAnswer.linesShown) more" : ""
            return
                "Not checked: \(lack.check.rawValue) of line \(shown)\(rest), for want of \(lack.missing.joined(separator: ", "))"
        }
    }

    private static let linesShown = 10

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
        case .ledgerRate: "the ledger, households by its own total"
        case .oneTotal: "all households\(line)"
        }
    }

    /// The nearest reading that gives the published figure, and how many others do.
    private func reason(_ row: TableDifference) -> String {
        guard let first = row.readings.first else { return "" }
        let others = row.readings.count - 1
        return first + (others > 0 ? " (and \(others) other\(others == 1 ? "" : "s"))" : "")
    }
}
