// What the tests of lists share: lists from text written in a test, and what was read in the form of the files beside
// the lists of Fixtures/office-lists.

import EventLedger
import Files
import Foundation
import OfficeLists
import PovertyLedger
import Tables

/// The folder of the lists of offices.
let officeLists = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
    .appendingPathComponent("../../Fixtures/office-lists").standardized.path

/// What was read, in the members and words of the files beside the lists.
enum Described {
    static func list(_ list: OfficeList) -> [String: Any] {
        var all: [String: Any] = [
            "kind": list.kind.rawValue, "headerRows": [list.headerRows.lowerBound, list.headerRows.upperBound],
            "questions": list.questions.map { ["cell": "\($0.place)", "word": $0.code.rawValue] },
        ]
        switch list.kind {
        case .review, .exits, .households:
            all["households"] = list.households.map { household($0, isRowAPerson: list.isRowAPerson) }
        case .aid: all["grants"] = list.grants.map(grant)
        case .awards: all["awards"] = list.awards.map(award)
        case .totals: all["totals"] = list.totals.map(total)
        }
        return all
    }

    static func household(_ household: ListedHousehold, isRowAPerson: Bool) -> [String: Any] {
        var members: [String: Any] = [
            "cell": "\(household.place)", "rows": [household.rows.lowerBound, household.rows.upperBound],
        ]
        if isRowAPerson { members["persons"] = household.persons }
        add("code", household.code, &members)
        add("unit", household.unit, &members)
        add("hamlet", household.hamlet, &members)
        add("class", household.class.map { Stated($0.value.name, at: $0.place) }, &members)
        add("exit", household.exit.map { Stated($0.value.rawValue, at: $0.place) }, &members)
        add("members", household.members, &members)
        add("socialProtection", household.socialProtection, &members)
        add("incomeScore", household.incomeScore, &members)
        add("deprivationScore", household.deprivationScore, &members)
        add("decisionNumber", household.decisionNumber, &members)
        add("decisionDay", household.decisionDay.map { Stated("\($0.value)", at: $0.place) }, &members)
        add("reviewDay", household.reviewDay.map { Stated("\($0.value)", at: $0.place) }, &members)
        add("deprivations", household.deprivations.map { Stated($0.value.words.map(\.name), at: $0.place) }, &members)
        add("causes", household.causes.map { Stated($0.value.words.map(\.name), at: $0.place) }, &members)
        add("area", household.area.map { Stated($0.value.name, at: $0.place) }, &members)
        return members
    }

    static func grant(_ grant: ListedGrant) -> [String: Any] {
        var members: [String: Any] = ["cell": "\(grant.place)", "row": grant.place.row]
        add("code", grant.code, &members)
        add("unit", grant.unit, &members)
        add("hamlet", grant.hamlet, &members)
        add("class", grant.class.map { Stated($0.value.name, at: $0.place) }, &members)
        add("kind", grant.kind.map { Stated($0.value.name, at: $0.place) }, &members)
        add("amountVND", grant.amountVND, &members)
        add("quantity", grant.quantity, &members)
        add("measure", grant.measure, &members)
        add("donor", grant.donor, &members)
        add("donorKind", grant.donorKind.map { Stated($0.value.name, at: $0.place) }, &members)
        add("programme", grant.programme, &members)
        add("fund", grant.fund, &members)
        add("day", grant.day.map { Stated("\($0.value)", at: $0.place) }, &members)
        return members
    }

    static func award(_ award: ListedAward) -> [String: Any] {
        var members: [String: Any] = ["cell": "\(award.place)", "row": award.place.row]
        add("code", award.code, &members)
        add("recipientKind", award.recipientKind.map { Stated($0.value.name, at: $0.place) }, &members)
        add("recipient", award.recipient, &members)
        add("unit", award.unit, &members)
        add("form", award.form, &members)
        add("authority", award.authority, &members)
        add("movement", award.movement, &members)
        add("achievement", award.achievement, &members)
        add("decisionNumber", award.decisionNumber, &members)
        add("decisionDay", award.decisionDay.map { Stated("\($0.value)", at: $0.place) }, &members)
        return members
    }

    static func total(_ total: ListedTotal) -> [String: Any] {
        var members: [String: Any] = ["cell": "\(total.place)", "row": total.place.row]
        add("unit", total.unit, &members)
        add("unitCode", total.unitCode, &members)
        add("area", total.area.map { Stated($0.value.name, at: $0.place) }, &members)
        add("households", total.households, &members)
        add("persons", total.persons, &members)
        return members
    }

    private static func add<Value>(_ name: String, _ stated: Stated<Value>?, _ members: inout [String: Any]) {
        if let stated { members[name] = ["value": stated.value, "cell": "\(stated.place)"] as [String: Any] }
    }

    /// A value as one line of JSON with sorted members.
    static func line(_ value: Any) -> String {
        guard
            let data = try? JSONSerialization.data(
                withJSONObject: value, options: [.sortedKeys, .withoutEscapingSlashes])
        else { return "no JSON" }
        return String(decoding: data, as: UTF8.self)
    }

    /// Where what was read differs from what a file says: the path of the members and both values. Members of `read`
    /// that the file says nothing of are compared with nothing, those of `unsaid` are not compared.
    static func differences(_ read: [String: Any], _ said: [String: Any], path: String = "") -> [String] {
        var differences: [String] = []
        for name in Set(read.keys).union(said.keys).sorted() {
            let (one, other) = (read[name], said[name])
            if let ones = one as? [[String: Any]], let others = other as? [[String: Any]] {
                if ones.count != others.count {
                    differences.append("\(path)\(name): \(ones.count) for \(others.count)")
                }
                for index in 0..<max(ones.count, others.count) {
                    let left = index < ones.count ? ones[index] : [:]
                    let right = index < others.count ? others[index] : [:]
                    differences += Self.differences(left, right, path: "\(path)\(name)[\(index)] ")
                }
            } else {
                let (left, right) = (one.map { line(["": $0]) } ?? "nothing", other.map { line(["": $0]) } ?? "nothing")
                if left != right { differences.append("\(path)\(name): \(left) for \(right)") }
            }
        }
        return differences
    }
}

/// Reads a sheet of a file as a list.
func read(_ path: String, sheet name: String? = nil, as kind: ListKind, map: ColumnMap? = nil) throws -> OfficeList {
    let file = try TableFile(path: path)
    let sheet = file.sheets.first { name == nil || $0.name == name } ?? file.sheets[0]
    var reader = OfficeListReader(file: file, sheet: sheet, kind: kind, map: map)
    reader.isSheetChosen = name != nil
    return try reader.read()
}
