// What was given, as JSON and as CSV; `AidAnswer+Table` has the tables. Gifts and loans are lists of their own.

import EventLedger
import PovertyLedger
import PovertyReports

/// The answer of `socai aid`.
struct AidAnswer: TableAnswer {
    /// What was given.
    let report: AidReport

    /// What the rows tell apart, in the order of their columns.
    var dimensions: [AidDimension] { AidDimension.allCases.filter(report.dimensions.contains) }

    var json: [UInt8] {
        var json = JSONWriter()
        json.beginObject()
        json.member("cut", report.cut, unitsOn: report.unitsOn)
        json.member("from", report.from)
        json.member("unit", report.unit)
        json.member("by", list: dimensions) { $0.string($1.rawValue) }
        json.member("gifts")
        append(report.gifts, to: &json)
        json.member("loans")
        append(report.loans, to: &json)
        json.member("leftBehind", list: report.leftBehind.rows) { json, row in
            json.beginObject()
            json.members(of: row.account, isByUnit: isByUnit)
            json.member("households", row.all.households)
            json.member("persons", row.all.persons)
            json.member("helpedHouseholds", row.helped.households)
            json.member("helpedPersons", row.helped.persons)
            json.member("loanOnlyHouseholds", row.loanOnly.households)
            json.member("loanOnlyPersons", row.loanOnly.persons)
            json.member("nothingHouseholds", row.nothing.households)
            json.member("nothingPersons", row.nothing.persons)
            json.endObject()
        }
        if let households = report.leftBehind.households {
            json.member("households", list: households, AidAnswer.append)
        }
        json.endObject()
        json.endLine()
        return json.bytes
    }

    var isByUnit: Bool { report.dimensions.contains(.unit) }

    private func append(_ table: AidTable, to json: inout JSONWriter) {
        json.beginObject()
        json.member("total")
        json.beginObject()
        AidAnswer.append(table.total, to: &json)
        json.endObject()
        json.member("rows", list: table.rows) { json, row in
            json.beginObject()
            for dimension in dimensions {
                json.member(named: dimension.rawValue)
                if dimension == .year, let year = row.group.year {
                    json.int(year)
                } else if let word = row.group.word(dimension) {
                    json.string(word)
                } else {
                    json.null()
                }
            }
            AidAnswer.append(row.sum, to: &json)
            json.endObject()
        }
        json.endObject()
    }

    private static func append(_ sum: AidSum, to json: inout JSONWriter) {
        json.member("events", sum.events)
        json.member("withoutAmount", sum.withoutAmount)
        json.member("amountVND")
        json.int(sum.amountVND)
        json.member("households", sum.households)
        json.member("units", sum.units)
    }

    private static func append(_ json: inout JSONWriter, _ household: LeftBehindHousehold) {
        json.beginObject()
        json.member("household", household.household)
        json.members(of: household.account, isByUnit: true)
        json.member("members", household.members)
        json.member("loan", household.hasLoan)
        json.member("lastAid")
        if let aid = household.lastAid {
            json.beginObject()
            json.member("reference", aid.reference.description)
            json.member("effectiveOn", aid.effectiveOn)
            json.member("kind", aid.kind.name)
            json.endObject()
        } else {
            json.null()
        }
        json.endObject()
    }
}

extension AidAnswer {
    /// The cut, and the first day of the span, behind the columns of each list.
    private var place: (names: [String], fields: [String?]) {
        let cut = CutColumns(report.cut, unitsOn: report.unitsOn)
        return (cut.names + ["from"], cut.fields + [report.from?.description])
    }

    /// One of the lists as CSV, since each has columns of its own.
    func csv(_ list: AidList) -> String {
        switch list {
        case .gifts: csv(report.gifts)
        case .loans: csv(report.loans)
        case .leftBehind: leftBehindCSV
        case .households: householdsCSV
        }
    }

    private func csv(_ table: AidTable) -> String {
        var csv = CSVText(
            dimensions.map(\.rawValue) + ["events", "withoutAmount", "amountVND", "households", "units"] + place.names)
        for row in table.rows {
            csv.append(
                dimensions.map { row.group.word($0) } + [
                    "\(row.sum.events)", "\(row.sum.withoutAmount)", "\(row.sum.amountVND)", "\(row.sum.households)",
                    "\(row.sum.units)",
                ] + place.fields)
        }
        return csv.text
    }

    private var leftBehindCSV: String {
        var csv = CSVText(
            (isByUnit ? ["unit"] : []) + [
                "class", "socialProtection", "households", "persons", "helpedHouseholds", "helpedPersons",
                "loanOnlyHouseholds", "loanOnlyPersons", "nothingHouseholds", "nothingPersons",
            ] + place.names)
        for row in report.leftBehind.rows {
            let tallies = [row.all, row.helped, row.loanOnly, row.nothing]
            csv.append(
                (isByUnit ? [row.account.unit] : []) + [
                    row.account.householdClass.name, "\(row.account.socialProtection)",
                ] + tallies.flatMap { ["\($0.households)", "\($0.persons)"] } + place.fields)
        }
        return csv.text
    }

    private var householdsCSV: String {
        var csv = CSVText(
            [
                "household", "unit", "class", "socialProtection", "members", "loan", "lastAid", "lastAidOn",
                "lastAidKind",
            ] + place.names)
        for row in report.leftBehind.households ?? [] {
            csv.append(
                [
                    row.household, row.account.unit, row.account.householdClass.name,
                    "\(row.account.socialProtection)", "\(row.members)", "\(row.hasLoan)",
                    row.lastAid?.reference.description, row.lastAid?.effectiveOn.description, row.lastAid?.kind.name,
                ] + place.fields)
        }
        return csv.text
    }
}

extension AidGroup {
    /// What the group has in a dimension, as JSON and CSV name it.
    func word(_ dimension: AidDimension) -> String? {
        switch dimension {
        case .unit: unit
        case .kind: kind?.name
        case .donorKind: donorKind?.name
        case .programme: programme
        case .year: year.map { "\($0)" }
        }
    }
}
