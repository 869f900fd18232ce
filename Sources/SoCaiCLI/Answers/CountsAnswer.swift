// The counts at a cut as a table.

import PovertyLedger

/// The answer of `socai replay`.
struct CountsAnswer: FormattedAnswer {
    /// The counts, of one unit only where one was asked for.
    let report: Counts
    /// That unit.
    let unit: String?

    func table(width: Int?) -> String {
        let table = TextTable(
            "counts", report.rows, Counts.Row.columns(byUnit: report.isByUnit), total: report.totalRow)
        return Paragraph.text(heading, width: width) + "\n" + table.text(width: width)
    }

    private var heading: String {
        let place = unit.map { " in \($0)" } ?? ""
        let units = report.isByUnit || unit != nil ? ", by the units of \(report.unitsOn)" : ""
        return "Households\(place) on \(report.cut.effectiveOn), as known at position \(report.cut.position)\(units)"
    }
}
