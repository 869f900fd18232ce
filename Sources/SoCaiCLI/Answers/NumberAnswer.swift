// A published number held against the ledger, as a table, as JSON and as CSV.

import EventLedger
import PovertyLedger
import PovertyReports

/// The answer of `socai explain --number`.
struct NumberAnswer: FormattedAnswer {
    /// The check.
    let check: NumberCheck
    /// The households that the ledger counts; nil when they were not asked for.
    let households: ExplanationAnswer?

    var json: [UInt8] {
        let reading = check.reading
        var json = JSONWriter()
        json.beginObject()
        json.member("cut", reading.cut, unitsOn: reading.unitsOn)
        json.members(of: reading.filter)
        json.member("measure", reading.measure.rawValue)
        json.member("number", check.published)
        json.member("counted", check.counted)
        json.member("agrees", check.agrees)
        json.member("explanations", list: check.explanations) { $0.explanation($1) }
        households?.appendHouseholds(&json)
        json.endObject()
        json.endLine()
        return json.bytes
    }

    /// The households where they were asked for, otherwise the readings that give the number.
    var csv: String {
        if let households { return households.csv }
        var csv = CSVText([
            "number", "differsIn", "effectiveOn", "position", "unitsOn", "known", "classes", "unit", "socialProtection",
            "measure",
        ])
        for row in check.explanations {
            let reading = row.reading
            csv.append([
                "\(check.published)", row.difference.name, "\(reading.cut.effectiveOn)", "\(reading.cut.position)",
                "\(reading.unitsOn)", row.knownAt?.text,
                reading.filter.sortedClasses.map(\.name).joined(separator: " "), reading.filter.unit,
                reading.filter.socialProtection.map { "\($0)" }, reading.measure.rawValue,
            ])
        }
        return csv.text
    }

    func table(width: Int?) -> String {
        var text = Paragraph.text(verdict, width: width)
        if !check.agrees { text += "\n" + readings(width: width) }
        if let households { text += "\nWhat the ledger counts\n\n" + households.list(width: width) }
        return text
    }

    private var verdict: String {
        let (reading, cut) = (check.reading, check.reading.cut)
        let units = reading.filter.unit == nil ? "" : ", by the units of \(reading.unitsOn)"
        let what =
            "\(reading.measure.rawValue) (\(reading.filter.words)) on \(cut.effectiveOn), as known at position "
            + "\(cut.position)\(units)"
        guard !check.agrees else { return "The ledger gives exactly \(check.published) \(what)" }
        let difference = check.published - check.counted
        return "The ledger gives \(check.counted) \(what); \(check.published) is "
            + (difference > 0 ? "\(difference) too many" : "\(-difference) too few")
    }

    private func readings(width: Int?) -> String {
        guard !check.explanations.isEmpty else {
            return Paragraph.text("Nothing near it gives exactly \(check.published)", width: width)
        }
        let lines = check.explanations.map { Paragraph.text("  " + $0.words, width: width) }.joined()
        return Paragraph.text("Exactly \(check.published) are, the nearest first:", width: width) + lines
    }
}
