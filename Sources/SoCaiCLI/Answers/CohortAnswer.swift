// The cohorts as a table, as JSON and as CSV: one row a year, class left and reach, with three figures a horizon.

import EventLedger
import PovertyLedger
import PovertyReports

/// The answer of `socai cohort`.
struct CohortAnswer: FormattedAnswer {
    /// The cohorts.
    let cohorts: Cohorts
    /// Whether rows tell units apart.
    let isByUnit: Bool

    var json: [UInt8] {
        var json = JSONWriter()
        json.beginObject()
        json.member("cut", cohorts.cut, unitsOn: cohorts.unitsOn)
        json.member("cohorts", list: cohorts.rows) { json, row in
            json.beginObject()
            if isByUnit { json.member("unit", row.unit) }
            json.member("year", row.year)
            json.member("from", row.from.name)
            json.member("to", row.reach.name)
            json.member("exited", row.exited)
            json.member("horizons", list: row.horizons) { json, horizon in
                json.beginObject()
                json.member("months", horizon.months)
                json.member("observed", horizon.observed)
                json.member("back", horizon.back)
                json.member("dissolved", horizon.dissolved)
                json.member("lasting", horizon.lasting)
                json.endObject()
            }
            json.endObject()
        }
        json.endObject()
        json.endLine()
        return json.bytes
    }

    var csv: String {
        let place = CutColumns(cohorts.cut, unitsOn: cohorts.unitsOn)
        var csv = CSVText(
            (isByUnit ? ["unit"] : []) + ["year", "from", "to", "exited"]
                + Cohorts.months.flatMap { ["observed\($0)", "back\($0)", "dissolved\($0)", "lasting\($0)"] }
                + place.names)
        for row in cohorts.rows {
            csv.append(
                (isByUnit ? [row.unit] : []) + ["\(row.year)", row.from.name, row.reach.name, "\(row.exited)"]
                    + row.horizons.flatMap { ["\($0.observed)", "\($0.back)", "\($0.dissolved)", "\($0.lasting)"] }
                    + place.fields)
        }
        return csv.text
    }

    func table(width: Int?) -> String {
        var table = TextTable(
            (isByUnit ? [TextTable.Column(heading: "unit", isFlexible: true)] : []) + [
                TextTable.Column(heading: "year"), TextTable.Column(heading: "left"),
                TextTable.Column(heading: "for", isFlexible: true),
                TextTable.Column(heading: "exited", isNumber: true),
            ]
                + Cohorts.months.flatMap { months in
                    ["\(months) months\nobserved", "\nback", "\ngone", "\nlasting"].map {
                        TextTable.Column(heading: $0, isNumber: true)
                    }
                })
        for row in cohorts.rows {
            table.append(
                (isByUnit ? [TextTable.Cell(row.unit ?? "")] : []) + [
                    TextTable.Cell(row.year), row.from.cell,
                    row.reach == .nearPoor ? HouseholdClass.nearPoor.cell : "past the near-poor line",
                    TextTable.Cell(row.exited),
                ]
                    + row.horizons.flatMap { horizon in
                        [horizon.observed, horizon.back, horizon.dissolved, horizon.lasting].map { figure in
                            horizon.observed == 0 ? "" : TextTable.Cell(figure)
                        }
                    })
        }
        let units = isByUnit ? ", by the units of \(cohorts.unitsOn)" : ""
        let cut = cohorts.cut
        return Paragraph.text(
            "Exits and what became of them by \(cut.effectiveOn), as known at position \(cut.position)\(units)",
            width: width) + "\n" + table.text(width: width)
    }
}
