// What differs in a published table, for people: where, against what, by how much, and why.

import PovertyReports

/// The answer of `socai reconcile`.
struct ReconciliationAnswer: FormattedAnswer {
    /// The result of checking the table by itself and against the ledger.
    let report: Reconciliation
    /// Whether no ledger was asked.
    let isSelfOnly: Bool

    func table(width: Int?) -> String {
        var text = Paragraph.text(ownSummary, width: width)
        for line in unmadeChecks { text += Paragraph.text(line, width: width) }
        if !isSelfOnly { text += Paragraph.text(ledgerSummary, width: width) }
        if report.isEmpty {
            text += Paragraph.text("Nothing was checked, so nothing is known to be right", width: width)
        }
        return report.agrees ? text : text + "\n" + differences.text(width: width)
    }

    private var ownSummary: String {
        guard report.selfChecks > 0 else { return "Against itself: no check can be made" }
        return "Against itself: \(report.selfChecksThatHold) of \(report.selfChecks) checks hold"
    }

    private var ledgerSummary: String {
        var rest = ""
        if report.ratesOfLedgerTotal > 0 {
            rest +=
                "; \(report.ratesOfLedgerTotal) \(report.ratesOfLedgerTotal == 1 ? "rate" : "rates") without a total by the ledger's own"
        }
        if report.figuresNotHeld > 0 { rest += "; \(report.figuresNotHeld) more are not in the ledger" }
        guard report.figures > 0 else { return "Against the ledger: no figure can be checked" + rest }
        return "Against the ledger: \(report.figuresThatAgree) of \(report.figures) figures agree" + rest
    }

    /// A line for each check that could not be made and what is missing for it, with the lines of the table.
    private var unmadeChecks: [String] {
        struct Lack: Hashable {
            let check: TableCheck
            let missing: [String]
        }
        var order: [Lack] = []
        var lines: [Lack: [Int]] = [:]
        for unmade in report.unmadeChecks {
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
        TextTable(
            "differences", report.differences, TableDifference.columns,
            [
                "line", .own(.text("of") { "\($0.row.span), \($0.row.filter.words)" }), "column", "published",
                "expected",
                "difference", .own(.text("heldAgainst", against)), .own(.text("publishedIsExactly", reason)),
            ])
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
