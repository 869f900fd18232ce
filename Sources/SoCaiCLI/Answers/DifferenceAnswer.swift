// What changed between two cuts as JSON and as CSV; `DifferenceAnswer+Table` has the tables.

import EventLedger
import PovertyLedger
import PovertyReports

/// The answer of `socai diff`.
struct DifferenceAnswer: TableAnswer {
    /// The difference.
    let difference: Difference
    /// Whether accounts tell units apart.
    let isByUnit: Bool

    var json: [UInt8] {
        var json = JSONWriter()
        json.beginObject()
        json.member("from", difference.from, unitsOn: difference.unitsOn)
        json.member("to", difference.to, unitsOn: difference.unitsOn)
        json.member("accounts", list: difference.accounts) { json, row in
            json.beginObject()
            json.members(of: row.account, isByUnit: isByUnit)
            json.member("openingHouseholds", row.opening.households)
            json.member("closingHouseholds", row.closing.households)
            json.member("openingPersons", row.opening.persons)
            json.member("closingPersons", row.closing.persons)
            json.endObject()
        }
        json.member("transitions", list: difference.transitions) { json, row in
            json.beginObject()
            json.member("from", HouseholdStateWords.name(row.from))
            json.member("to", HouseholdStateWords.name(row.to))
            json.member("households", row.tally.households)
            json.member("persons", row.tally.persons)
            json.endObject()
        }
        if let households = difference.households {
            json.member("households", list: households) { json, row in
                json.beginObject()
                json.member("household", row.household)
                json.member("from", HouseholdStateWords.name(row.from))
                json.member("to", HouseholdStateWords.name(row.to))
                json.member("events", list: row.events) { $0.string($1.description) }
                json.endObject()
            }
        }
        if let bridge = difference.bridge { append(bridge, to: &json) }
        json.endObject()
        json.endLine()
        return json.bytes
    }

    /// Both cuts, behind the columns of each list.
    var cuts: CutColumns {
        CutColumns(from: difference.from, to: difference.to, unitsOn: difference.unitsOn)
    }

    /// One of the lists as CSV, since each has columns of its own.
    func csv(_ list: DifferenceList) -> String {
        switch list {
        case .accounts: accountsCSV
        case .transitions: transitionsCSV
        case .households: householdsCSV
        case .bridge: bridgeCSV
        }
    }

    private var accountsCSV: String {
        var csv = CSVText(
            (isByUnit ? ["unit"] : []) + [
                "class", "socialProtection", "openingHouseholds", "closingHouseholds", "openingPersons",
                "closingPersons",
            ] + cuts.names)
        for row in difference.accounts {
            let tallies = [row.opening.households, row.closing.households, row.opening.persons, row.closing.persons]
            csv.append(
                (isByUnit ? [row.account.unit] : []) + [
                    row.account.householdClass.name, "\(row.account.socialProtection)",
                ] + tallies.map(String.init) + cuts.fields)
        }
        return csv.text
    }

    private var transitionsCSV: String {
        var csv = CSVText(["from", "to", "households", "persons"] + cuts.names)
        for row in difference.transitions {
            csv.append(
                [
                    HouseholdStateWords.name(row.from), HouseholdStateWords.name(row.to), "\(row.tally.households)",
                    "\(row.tally.persons)",
                ] + cuts.fields)
        }
        return csv.text
    }

    private var householdsCSV: String {
        var csv = CSVText(["household", "from", "to", "events"] + cuts.names)
        for row in difference.households ?? [] {
            csv.append(
                [
                    row.household, HouseholdStateWords.name(row.from), HouseholdStateWords.name(row.to),
                    row.events.map(\.description).joined(separator: " "),
                ] + cuts.fields)
        }
        return csv.text
    }
}
