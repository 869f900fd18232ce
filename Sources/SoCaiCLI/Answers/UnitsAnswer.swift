// The units of a day as a table, as JSON and as CSV.

import EventLedger
import PovertyLedger

/// The answer of `socai units`.
struct UnitsAnswer: FormattedAnswer {
    /// The units.
    let list: UnitList

    var json: [UInt8] {
        var json = JSONWriter()
        json.beginObject()
        json.member("cut", list.cut, unitsOn: list.cut.effectiveOn)
        json.member("units", list: list.units) { json, unit in
            json.beginObject()
            json.member("unit", unit.unit)
            json.member("name", unit.name)
            json.member("code", unit.code)
            json.member("kind", unit.kind.name)
            json.member("area", unit.area?.name)
            json.member("parent", unit.parent)
            json.member("establishedOn")
            json.day(unit.establishedOn)
            json.member("mergedInto", unit.merger?.into)
            json.member("mergedOn", unit.merger.map { "\($0.effectiveOn)" })
            json.member("dividedInto", list: unit.division?.into ?? []) { json, other in json.string(other) }
            json.member("dividedOn", unit.division.map { "\($0.effectiveOn)" })
            json.endObject()
        }
        json.endObject()
        json.endLine()
        return json.bytes
    }

    var csv: String {
        let place = CutColumns(list.cut, unitsOn: list.cut.effectiveOn)
        var csv = CSVText(
            [
                "unit", "name", "code", "kind", "area", "parent", "establishedOn", "mergedInto", "mergedOn",
                "dividedInto", "dividedOn",
            ] + place.names)
        for unit in list.units {
            let fields: [String?] = [
                unit.unit, unit.name, unit.code, unit.kind.name, unit.area?.name, unit.parent, "\(unit.establishedOn)",
                unit.merger?.into, unit.merger.map { "\($0.effectiveOn)" },
                unit.division.map { $0.into.joined(separator: "; ") }, unit.division.map { "\($0.effectiveOn)" },
            ]
            csv.append(fields + place.fields)
        }
        return csv.text
    }

    func table(width: Int?) -> String {
        var text = Paragraph.text(
            "Units on \(list.cut.effectiveOn), as known at position \(list.cut.position)", width: width)
        guard !list.units.isEmpty else { return text + "\nNo unit is established by then\n" }
        var table = TextTable([
            TextTable.Column(heading: "unit", isFlexible: true), TextTable.Column(heading: "name", isFlexible: true),
            TextTable.Column(heading: "code"), TextTable.Column(heading: "kind"), TextTable.Column(heading: "area"),
            TextTable.Column(heading: "parent", isFlexible: true), TextTable.Column(heading: "established"),
            TextTable.Column(heading: "ended", isFlexible: true),
        ])
        for unit in list.units {
            table.append([
                TextTable.Cell(unit.unit), TextTable.Cell(unit.name), TextTable.Cell(unit.code ?? ""),
                TextTable.Cell(unit.kind.name), TextTable.Cell(unit.area?.name ?? ""),
                TextTable.Cell(unit.parent ?? ""), TextTable.Cell("\(unit.establishedOn)"), TextTable.Cell(unit.ending),
            ])
        }
        text += "\n" + table.text(width: width)
        let standing = list.units.count { $0.stands }
        return text + "\n\(standing) of \(list.units.count) \(list.units.count == 1 ? "unit" : "units") stand\n"
    }
}

extension UnitRecord {
    /// How it ended, in words; empty while it stands.
    fileprivate var ending: String {
        if let merger { return "\(merger.effectiveOn): merged into \(merger.into)" }
        if let division {
            return "\(division.effectiveOn): divided among \(division.into.joined(separator: ", "))"
        }
        return ""
    }
}
