// What made a number change between two cuts as a table, as JSON and as CSV.

import EventLedger
import PovertyLedger
import PovertyReports

/// The answer of `socai explain --change`.
struct ChangeAnswer: FormattedAnswer {
    /// The explanation.
    let change: ChangeExplanation
    /// The ledger's offset, which says on which day something became known.
    let offset: UTCOffset

    var json: [UInt8] {
        var json = JSONWriter()
        json.beginObject()
        json.member("from", change.from, unitsOn: change.unitsOn)
        json.member("to", change.to, unitsOn: change.unitsOn)
        json.members(of: change.filter)
        json.member("opening", change.opening)
        json.member("closing", change.closing)
        json.member("entered", change.entered)
        json.member("left", change.left)
        json.member("households", list: change.households) { json, row in
            json.beginObject()
            json.member("household", row.household)
            json.member("change", ChangeAnswer.word(row))
            json.member("from")
            json.account(row.from)
            json.member("to")
            json.account(row.to)
            json.member("members", row.members)
            json.member("events", list: row.events) { json, event in
                json.beginObject()
                json.members(of: event.source)
                json.member("inForceAt", event.isInForceAtSecond ? "to" : "from")
                json.member("voidedBy")
                if let void = event.voidedBy { json.source(void) } else { json.null() }
                json.endObject()
            }
            json.endObject()
        }
        json.endObject()
        json.endLine()
        return json.bytes
    }

    var csv: String {
        var csv = CSVText([
            "household", "change", "fromUnit", "fromClass", "fromSocialProtection", "toUnit", "toClass",
            "toSocialProtection", "members", "events", "documents",
        ])
        for row in change.households {
            csv.append(
                [row.household, ChangeAnswer.word(row)] + ChangeAnswer.fields(row.from) + ChangeAnswer.fields(row.to)
                    + [
                        "\(row.members)", row.events.map { "\($0.source.reference)" }.joined(separator: " "),
                        row.events.compactMap { ($0.voidedBy ?? $0.source).document }.joined(separator: "; "),
                    ])
        }
        return csv.text
    }

    private static func word(_ row: AccountChanger) -> String { row.hasEntered ? "entered" : "left" }

    private static func fields(_ account: Account?) -> [String?] {
        [account?.unit, HouseholdStateWords.name(account?.householdClass), account.map { "\($0.socialProtection)" }]
    }

    func table(width: Int?) -> String {
        let (from, to) = (change.from, change.to)
        let units = change.filter.unit == nil ? "" : ", by the units of \(change.unitsOn)"
        let heading =
            "From \(from.effectiveOn), as known at position \(from.position), to \(to.effectiveOn), as known at position "
            + "\(to.position)\(units)"
        let difference = change.closing.households - change.opening.households
        let sum =
            "Households (\(change.filter.words)): \(change.opening.households) + \(change.entered) entered - "
            + "\(change.left) left = \(change.closing.households), a difference of \(difference)"
        var text = Paragraph.text(heading, width: width) + Paragraph.text(sum, width: width)
        for hasEntered in [true, false] {
            let rows = change.households.filter { $0.hasEntered == hasEntered }
            guard !rows.isEmpty else { continue }
            text += (hasEntered ? "\nWho entered\n\n" : "\nWho left\n\n") + list(rows).text(width: width)
        }
        let sources = change.households.flatMap(\.events).flatMap { [$0.source, $0.voidedBy].compactMap { $0 } }
        return text + ClaimedTime.legend(sources.contains(where: \.claimedTime), width: width)
    }

    private func list(_ rows: [AccountChanger]) -> TextTable {
        var table = TextTable(
            [
                TextTable.Column(heading: "household"), TextTable.Column(heading: "from"),
                TextTable.Column(heading: "to"), TextTable.Column(heading: "members", isNumber: true),
            ] + EventSourceCells.columns)
        for row in rows {
            table.append(
                [
                    TextTable.Cell(row.household), cell(row.from), cell(row.to), TextTable.Cell(row.members),
                ] + EventSourceCells.cells(row.events.flatMap(ChangeAnswer.lines), offset: offset))
        }
        return table
    }

    /// A line for an event, and one for the void that took it out.
    private static func lines(_ event: ChangingEvent) -> [(words: String, source: EventSource)] {
        let what = [(words: EventWords.short(event.source.event), source: event.source)]
        guard let void = event.voidedBy else { return what }
        guard case .eventVoided(let fields) = void.event.body else { return what }
        return what + [(words: "VOIDED: \(fields.reason)", source: void)]
    }

    /// The class, and what else the filter tells apart.
    private func cell(_ account: Account?) -> TextTable.Cell {
        guard let account else { return "absent" }
        var words = [account.householdClass.words]
        if change.filter.socialProtection != nil, account.socialProtection { words.append("protected") }
        if change.filter.unit != nil, let unit = account.unit { words.append("in \(unit)") }
        return TextTable.Cell(words.joined(separator: ", "))
    }
}
