// The bridge of a difference in its three forms: from each balance, over every term that is not zero, to the other.

import EventLedger
import PovertyLedger
import PovertyReports

extension DifferenceAnswer {
    /// Writes the member `bridge`.
    func append(_ bridge: Bridge, to json: inout JSONWriter) {
        json.member("bridge")
        json.beginObject()
        json.member("lookBackMonths")
        if let months = bridge.lookBackMonths { json.int(months) } else { json.null() }
        json.member("accounts", list: bridge.accounts) { json, row in
            json.beginObject()
            if isByUnit { json.member("unit", row.unit) }
            json.member("class", row.householdClass.name)
            json.member("socialProtection", row.socialProtection ?? false)
            DifferenceAnswer.append(row, to: &json)
            json.endObject()
        }
        json.member("totals", list: bridge.totals) { json, row in
            json.beginObject()
            json.member("class", row.householdClass.name)
            DifferenceAnswer.append(row, to: &json)
            json.endObject()
        }
        json.endObject()
    }

    private static func append(_ row: BridgeRow, to json: inout JSONWriter) {
        json.member("opening")
        append(row.opening, to: &json)
        json.member("terms", list: row.terms) { json, term in
            json.beginObject()
            json.member("term", term.term.name)
            json.member("households", term.tally.households)
            json.member("persons", term.tally.persons)
            if let events = term.events { json.member("events", list: events) { $0.string($1.description) } }
            json.endObject()
        }
        json.member("closing")
        append(row.closing, to: &json)
    }

    private static func append(_ tally: Tally, to json: inout JSONWriter) {
        json.beginObject()
        json.member("households", tally.households)
        json.member("persons", tally.persons)
        json.endObject()
    }

    /// A row a term, `opening` and `closing` among them; a total has neither unit nor social protection.
    var bridgeCSV: String {
        var csv = CSVText(
            ["unit", "class", "socialProtection", "term", "households", "persons", "events"] + cuts.names)
        for row in (difference.bridge.map { $0.accounts + $0.totals }) ?? [] {
            for step in steps(of: row) {
                csv.append(
                    [
                        row.unit, row.householdClass.name, row.socialProtection.map { "\($0)" }, step.name,
                        "\(step.tally.households)", "\(step.tally.persons)",
                        step.events.map { $0.map(\.description).joined(separator: " ") },
                    ] + cuts.fields)
            }
        }
        return csv.text
    }

    /// The bridge for people: each class in all, then its accounts.
    func table(of bridge: Bridge, width: Int?) -> String {
        let months = bridge.lookBackMonths.map { "an exit of the last \($0) months" } ?? "any earlier exit"
        var text = Paragraph.text(
            "The bridge: every event between, under what it did; a return after \(months) is a relapse", width: width)
        text += "\n" + table(of: bridge.totals, isByAccount: false).text(width: width)
        text += "\nThe same by account\n\n" + table(of: bridge.accounts, isByAccount: true).text(width: width)
        return text
    }

    private func table(of rows: [BridgeRow], isByAccount: Bool) -> TextTable {
        let listsEvents = rows.contains { $0.terms.contains { $0.events != nil } }
        var table = TextTable(
            (isByAccount && isByUnit ? [TextTable.Column(heading: "unit", isFlexible: true)] : [])
                + [TextTable.Column(heading: "class")]
                + (isByAccount ? [TextTable.Column(heading: "social\nprotection")] : []) + [
                    TextTable.Column(heading: "what happened"),
                    TextTable.Column(heading: "households", isNumber: true),
                    TextTable.Column(heading: "persons", isNumber: true),
                ] + (listsEvents ? [TextTable.Column(heading: "events", isFlexible: true)] : []))
        for row in rows {
            for step in steps(of: row) {
                let isBalance = step.events == nil && ["opening", "closing"].contains(step.name)
                func number(_ number: Int) -> TextTable.Cell {
                    TextTable.Cell(number > 0 && !isBalance ? "+\(number)" : "\(number)")
                }
                let place =
                    (isByAccount && isByUnit ? [TextTable.Cell(row.unit ?? "")] : []) + [row.householdClass.cell]
                    + (isByAccount ? [TextTable.Cell(row.socialProtection == true ? "yes" : "no")] : [])
                let events = step.events?.map(\.description).joined(separator: " ") ?? ""
                table.append(
                    (step.name == "opening" ? place : place.map { _ in "" }) + [
                        TextTable.Cell(step.words), number(step.tally.households), number(step.tally.persons),
                    ] + (listsEvents ? [TextTable.Cell(events)] : []))
            }
        }
        return table
    }

    private func steps(of row: BridgeRow) -> [BridgeStep] {
        let (from, to) = (difference.from, difference.to)
        let known = from.position == to.position ? "" : ", as then known"
        return
            [BridgeStep(name: "opening", words: "on \(from.effectiveOn)\(known)", tally: row.opening, events: nil)]
            + row.terms.map {
                BridgeStep(name: $0.term.name, words: $0.term.words, tally: $0.tally, events: $0.events)
            }
            + [BridgeStep(name: "closing", words: "on \(to.effectiveOn)", tally: row.closing, events: nil)]
    }
}

/// One line of a bridge: a balance or a term.
private struct BridgeStep {
    let name: String
    let words: String
    let tally: Tally
    let events: [EventReference]?
}

extension BridgeTerm {
    /// The words of a table.
    fileprivate var words: String {
        switch self {
        case .late: "reported late"
        case .corrected: "corrected"
        case .registered: "registered"
        case .newly: "new in the class"
        case .relapsed: "relapsed"
        case .fellFromNearPoor: "fell from near-poor"
        case .cameFromPoor: "came from poor"
        case .cameFromWorse: "came from a worse class"
        case .cameFromBetter: "came from a better class"
        case .movedIn: "moved in"
        case .boundaryIn: "came by a boundary change"
        case .socialProtectionIn: "social protection changed"
        case .classified: "got a first class"
        case .exitedToNearPoor: "left for near-poor"
        case .exitedPastNearPoor: "left past the near-poor line"
        case .fellToPoor: "became poor"
        case .leftForBetter: "left for a better class"
        case .leftForWorse: "left for a worse class"
        case .movedOut: "moved out"
        case .boundaryOut: "went by a boundary change"
        case .dissolved: "left the register"
        case .socialProtectionOut: "social protection changed"
        case .sizeChange: "members changed"
        }
    }
}
