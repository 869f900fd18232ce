// The units of a day as a table.

import PovertyLedger

/// The answer of `socai units`.
struct UnitsAnswer: FormattedAnswer {
    /// The units.
    let report: UnitList

    func table(width: Int?) -> String {
        var text = Paragraph.text(
            "Units on \(report.cut.effectiveOn), as known at position \(report.cut.position)", width: width)
        guard !report.units.isEmpty else { return text + "\nNo unit is established by then\n" }
        let table = TextTable(
            "units", report.units, UnitRecord.columns,
            [
                "unit", "name", "code", "kind", "area", "parent", "establishedOn",
                .own(.text("ended", \.ending)),
            ])
        text += "\n" + table.text(width: width)
        let standing = report.units.count { $0.stands }
        return text + "\n\(standing) of \(report.units.count) \(report.units.count == 1 ? "unit" : "units") exist\n"
    }
}

extension UnitRecord {
    /// How it ended, in words; empty while it exists.
    fileprivate var ending: String {
        if let merger { return "\(merger.effectiveOn): merged into \(merger.into)" }
        if let division {
            return "\(division.effectiveOn): divided among \(division.into.joined(separator: ", "))"
        }
        return ""
    }
}
