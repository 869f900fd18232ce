// What was given, for people: gifts, loans, and the poor and near-poor by what they got.

import PovertyLedger
import PovertyReports

/// The answer of `socai aid`.
struct AidAnswer: FormattedAnswer {
    /// What was given.
    let report: AidReport

    private var isByUnit: Bool { report.dimensions.contains(.unit) }

    func table(width: Int?) -> String {
        var text = Paragraph.text(heading, width: width)
        text += "\nGifts\n\n" + table(of: report.gifts).text(width: width)
        text += "\nLoans, reported separately from gifts\n\n" + table(of: report.loans).text(width: width)
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
        let absent: [AidDimension: String] = [.unit: "not in the register", .programme: "none"]
        let dimensions = report.sortedDimensions
        return TextTable(
            "aid", aid.rows, AidRow.columns(by: dimensions),
            dimensions.map { .field($0.rawValue, absent: absent[$0] ?? "") }
                + ["events", "withoutAmount", "amountVND", "households", "units"], total: aid.totalRow)
    }

    private var leftBehind: TextTable {
        TextTable(
            "leftBehind", report.leftBehind.rows, LeftBehindRow.columns(byUnit: isByUnit),
            (isByUnit ? ["unit"] : []) + [
                "class", "socialProtection", "households", "helpedHouseholds", "loanOnlyHouseholds",
                "nothingHouseholds", "persons", "helpedPersons", "loanOnlyPersons", "nothingPersons",
            ], total: report.leftBehind.totalRow)
    }

    private func table(of households: [LeftBehindHousehold]) -> TextTable {
        TextTable(
            "households", households, LeftBehindHousehold.columns,
            [
                "household", "unit", "class", "socialProtection", "members", "loan",
                .field("lastAidOn", absent: "never"),
                "lastAidKind", "lastAid",
            ])
    }
}
