// The counts at a cut as a table.

import PovertyLedger

/// The answer of `socai replay`.
struct CountsAnswer: FormattedAnswer {
    /// The counts.
    let report: Counts

    func table(width: Int?) -> String {
        let table = TextTable(
            "counts", report.rows, Counts.Row.columns(byUnit: report.isByUnit), total: report.totalRow)
        return Paragraph.text(heading, width: width) + "\n" + table.text(width: width)
    }

    private var heading: String {
        let place = report.unit.map { " in \($0)" } ?? ""
        let units = report.isByUnit || report.unit != nil ? ", by the units of \(report.unitsOn)" : ""
        return "Households\(place) on \(report.cut.effectiveOn), as known at position \(report.cut.position)\(units)"
    }
}
