// The households behind a number as a table, as JSON and as CSV.

import EventLedger
import PovertyLedger
import PovertyReports

/// The answer of `socai explain`.
struct ExplanationAnswer: FormattedAnswer {
    /// The explanation.
    let explanation: CountExplanation
    /// The ledger's offset, which says on which day something became known.
    let offset: UTCOffset

    var json: [UInt8] {
        var json = JSONWriter()
        json.beginObject()
        json.member("cut", explanation.cut, unitsOn: explanation.unitsOn)
        json.members(of: explanation.filter)
        json.member("count", explanation.tally)
        appendHouseholds(&json)
        json.endObject()
        json.endLine()
        return json.bytes
    }

    /// Writes the member `households`.
    func appendHouseholds(_ json: inout JSONWriter) {
        json.member("households", list: explanation.households) { json, row in
            json.beginObject()
            json.member("household", row.household)
            json.members(of: row.account, isByUnit: true)
            json.member("members", row.members)
            json.member("entered")
            json.source(row.entered)
            json.member("placed")
            json.source(row.placed)
            json.member("confirmed")
            if let confirmed = row.confirmed { json.source(confirmed) } else { json.null() }
            json.endObject()
        }
    }

    var csv: String {
        let place = CutColumns(explanation.cut, unitsOn: explanation.unitsOn)
        var csv = CSVText(
            [
                "household", "unit", "class", "socialProtection", "members", "entered", "enteredType", "enteredOn",
                "recordedAt", "actor", "document", "placed", "confirmed", "confirmedOn", "claimedTime",
            ] + place.names)
        for row in explanation.households {
            csv.append(
                [
                    row.household, row.account.unit, row.account.householdClass.name,
                    "\(row.account.socialProtection)", "\(row.members)", "\(row.entered.reference)",
                    row.entered.event.kind.name, row.entered.event.effectiveOn?.description,
                    "\(row.entered.recordedAt)", row.entered.actor, row.entered.document, "\(row.placed.reference)",
                    row.confirmed?.reference.description, row.confirmed?.event.effectiveOn?.description,
                    "\(row.entered.claimedTime)",
                ] + place.fields)
        }
        return csv.text
    }

    func table(width: Int?) -> String { Paragraph.text(heading, width: width) + "\n" + list(width: width) }

    private var heading: String {
        let (cut, tally) = (explanation.cut, explanation.tally)
        let units = explanation.filter.unit == nil ? "" : ", by the units of \(explanation.unitsOn)"
        return "Households: \(tally.households), persons: \(tally.persons) (\(explanation.filter.words)) on "
            + "\(cut.effectiveOn), as known at position \(cut.position)\(units)"
    }

    /// The households, each with the event that put it into its class and the latest that confirms it; where one unit is
    /// asked for, also the one that placed it there.
    func list(width: Int?) -> String {
        var table = TextTable(
            [
                TextTable.Column(heading: "household"), TextTable.Column(heading: "unit"),
                TextTable.Column(heading: "members", isNumber: true), TextTable.Column(heading: "social\nprotection"),
            ] + EventSourceCells.columns)
        for row in explanation.households {
            var sources = [(EventWords.short(row.entered.event), row.entered)]
            if explanation.filter.unit != nil, row.placed != row.entered {
                sources.append((EventWords.short(row.placed.event), row.placed))
            }
            if let confirmed = row.confirmed { sources.append((EventWords.confirmation(confirmed.event), confirmed)) }
            table.append(
                [
                    TextTable.Cell(row.household), TextTable.Cell(row.account.unit ?? ""), TextTable.Cell(row.members),
                    row.account.socialProtection ? "yes" : "no",
                ] + EventSourceCells.cells(sources, offset: offset))
        }
        let sources = explanation.households.flatMap { [$0.entered, $0.placed, $0.confirmed].compactMap { $0 } }
        return table.text(width: width) + ClaimedTime.legend(sources.contains(where: \.claimedTime), width: width)
    }
}
