// Incomes by class and year as a table, as JSON and as CSV. The table rounds and shows the change from year to year; the
// other forms have every sum and what it is divided by.

import EventLedger
import PovertyLedger
import PovertyReports

/// The answer of `socai income`.
struct IncomeAnswer: FormattedAnswer {
    /// Cut and day of units.
    let report: IncomeReport
    /// The one unit that was asked for.
    let unit: String?
    /// Whether rows tell units apart.
    let isByUnit: Bool

    var json: [UInt8] {
        var json = JSONWriter()
        json.beginObject()
        json.member("cut", report.cut, unitsOn: report.unitsOn)
        json.member("unit", unit)
        json.member("incomes", list: report.rows) { json, row in
            json.beginObject()
            if isByUnit { json.member("unit", row.unit) }
            json.member("class", row.householdClass.name)
            json.member("year", row.year)
            json.member("effectiveOn", row.day)
            json.member("households", row.all.households)
            json.member("persons", row.all.persons)
            json.member("assessedHouseholds", row.assessed.households)
            json.member("assessedPersons", row.assessed.persons)
            json.member("perPerson", row.perPerson, over: "persons")
            json.member("perHousehold", row.perHousehold, over: "households")
            json.member("median", row.median, over: "of")
            json.endObject()
        }
        json.endObject()
        json.endLine()
        return json.bytes
    }

    var csv: String {
        let place = CutColumns(report.cut, unitsOn: report.unitsOn)
        var csv = CSVText(
            (isByUnit ? ["unit"] : []) + [
                "class", "year", "effectiveOn", "households", "persons", "assessedHouseholds", "assessedPersons",
                "perPersonSum", "perPersonPersons", "perHouseholdSum", "perHouseholdHouseholds", "medianSum",
                "medianOf",
            ] + place.names)
        for row in report.rows {
            csv.append(
                (isByUnit ? [row.unit] : []) + [
                    row.householdClass.name, "\(row.year)", "\(row.day)", "\(row.all.households)",
                    "\(row.all.persons)", "\(row.assessed.households)", "\(row.assessed.persons)",
                ]
                    + [row.perPerson, row.perHousehold, row.median].flatMap { mean in
                        [mean.map { "\($0.sum)" }, mean.map { "\($0.divisor)" }]
                    } + place.fields)
        }
        return csv.text
    }

    func table(width: Int?) -> String {
        var table = TextTable(
            (isByUnit ? [TextTable.Column(heading: "unit", isFlexible: true)] : []) + [
                TextTable.Column(heading: "class"), TextTable.Column(heading: "year"),
                TextTable.Column(heading: "households\nall", isNumber: true),
                TextTable.Column(heading: "\nassessed", isNumber: true),
                TextTable.Column(heading: "mean of\npersons", isNumber: true),
                TextTable.Column(heading: "\nchange", isNumber: true),
                TextTable.Column(heading: "mean of\nhouseholds", isNumber: true),
                TextTable.Column(heading: "median of\nhouseholds", isNumber: true),
                TextTable.Column(heading: "\nchange", isNumber: true),
            ])
        for (index, row) in report.rows.enumerated() {
            let before = index > 0 && row.follows(report.rows[index - 1]) ? report.rows[index - 1] : nil
            table.append(
                (isByUnit ? [TextTable.Cell(row.unit ?? "")] : []) + [
                    row.householdClass.cell, TextTable.Cell(row.year), TextTable.Cell(row.all.households),
                    TextTable.Cell(row.assessed.households), cell(row.perPerson),
                    change(row.perPerson, before?.perPerson), cell(row.perHousehold), cell(row.median),
                    change(row.median, before?.median),
                ])
        }
        let place = unit.map { " in \($0)" } ?? ""
        let units = isByUnit || unit != nil ? ", by the units of \(report.unitsOn)" : ""
        let heading =
            "Income per person and month\(place) in VND, at each year's end up to \(report.cut.effectiveOn), as known at "
            + "position \(report.cut.position)\(units)"
        return Paragraph.text(heading, width: width) + "\n"
            + (report.rows.isEmpty ? "No income was assessed\n" : table.text(width: width))
    }

    private func cell(_ mean: ExactMean?) -> TextTable.Cell { mean.map { TextTable.Cell($0.rounded) } ?? "unknown" }

    /// The difference of the two rounded figures that the table shows.
    private func change(_ mean: ExactMean?, _ before: ExactMean?) -> TextTable.Cell {
        guard let mean, let before else { return "" }
        let change = mean.rounded - before.rounded
        return TextTable.Cell(change > 0 ? "+\(change)" : "\(change)")
    }
}

extension IncomeRow {
    /// Whether this is the row of the same households a year later.
    fileprivate func follows(_ row: IncomeRow) -> Bool {
        unit == row.unit && householdClass == row.householdClass && year == row.year + 1
    }
}

extension JSONWriter {
    /// Writes a member that is a sum and what it is divided by, or null.
    fileprivate mutating func member(_ name: StaticString, _ mean: ExactMean?, over divisor: StaticString) {
        member(name)
        guard let mean else { return null() }
        beginObject()
        member("sum")
        int(mean.sum)
        member(divisor)
        int(mean.divisor)
        endObject()
    }
}
