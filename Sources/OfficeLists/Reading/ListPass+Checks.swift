// What is checked when all households of a list are known: codes and persons that occur twice, members that are not the
// persons that are listed, classes that are missing. Values of cells that are merged over several households are given
// to all of them first.

import EventLedger
import Files
import PovertyLedger
import Tables

extension ListPass {
    /// Ends the last household and checks all.
    mutating func finishHouseholds(_ merges: [CellRange]) {
        closeHousehold()
        spread(merges)
        checkMarked()
        list.isRowAPerson = households.isRowAPerson && !hasHeadsOnly
        if !list.isRowAPerson {
            for index in list.households.indices { list.households[index].persons = 0 }
        }
        checkClasses()
        checkMembers()
        checkCodes()
        checkPersons()
    }

    /// Asks about a remark by which a household is not there any more, or not with all its members.
    mutating func takeRemarks(_ row: TableRow) {
        for column in remarks {
            guard let text = values.quietText(row[column]), RemarkWords.sayGone(text) else { continue }
            values.ask(
                .goneByRemark, at: row[column].place,
                "by its remark the household moved away or somebody died; record that first and take the row out, or "
                    + "correct the members and clear the remark")
        }
    }

    /// Whether a list that has columns for persons has a row for each household's head only: then they don't count.
    private var hasHeadsOnly: Bool {
        guard list.households.count > 1, list.households.allSatisfy({ $0.persons <= 1 }) else { return false }
        guard columns[.members] != nil else { return list.households.count >= 3 }
        return list.households.contains { ($0.members?.value ?? 1) != 1 }
    }

    /// Gives the value of a cell that is merged over rows of several households to all of them.
    private mutating func spread(_ merges: [CellRange]) {
        let columns = households
        let wanted: Set = [
            columns.standing, columns.decisionNumber, columns.decisionDay, columns.decision, columns.unit,
            columns.hamlet, columns.socialProtection, columns.deprivations, columns.causes,
        ]
        for merge in merges where wanted.contains(merge.first.column) && merge.first.row < merge.last.row {
            guard let source = list.households.firstIndex(from: merge.first.row),
                list.households[source].rows.contains(merge.first.row)
            else { continue }
            let value = list.households[source]
            var index = source + 1
            while index < list.households.count, list.households[index].place.row <= merge.last.row {
                let column = merge.first.column
                if column == columns.standing, list.households[index].standing == nil, let standing = value.standing {
                    list.households[index].set(standing)
                }
                if column == columns.unit { list.households[index].unit = list.households[index].unit ?? value.unit }
                if column == columns.hamlet {
                    list.households[index].hamlet = list.households[index].hamlet ?? value.hamlet
                }
                if column == columns.socialProtection {
                    list.households[index].socialProtection =
                        list.households[index].socialProtection ?? value.socialProtection
                }
                if column == columns.deprivations {
                    list.households[index].deprivations = list.households[index].deprivations ?? value.deprivations
                }
                if column == columns.causes {
                    list.households[index].causes = list.households[index].causes ?? value.causes
                }
                if column == columns.decisionNumber || column == columns.decision {
                    list.households[index].decisionNumber =
                        list.households[index].decisionNumber ?? value.decisionNumber
                }
                if column == columns.decisionDay || column == columns.decision {
                    list.households[index].decisionDay = list.households[index].decisionDay ?? value.decisionDay
                }
                index += 1
            }
        }
        for index in list.households.indices where list.households[index].decisionNumber == nil {
            guard columns.decisionNumber == 0, columns.decision == 0 else { continue }
            list.households[index].decisionNumber = list.decisionNumber
            if columns.decisionDay == 0 { list.households[index].decisionDay = list.decisionDay }
        }
    }

    private mutating func checkClasses() {
        guard kind == .review, !list.households.isEmpty else { return }
        let columns = households
        let hasColumn =
            columns.standing + columns.classPoor + columns.classNearPoor + columns.newlyPoor + columns.stillPoor > 0
        guard hasColumn || list.households.contains(where: { $0.standing != nil }) else {
            // Of two columns that state it neither is read, which is asked already.
            let ofClass: Set<ListField> = [.class, .classPoor, .classNearPoor, .newlyPoor, .stillPoor]
            let isAsked = values.questions.contains {
                $0.code == .duplicateColumn && ($0.field.map(ofClass.contains) ?? false)
            }
            guard !isAsked else { return }
            values.ask(
                .missingColumn, at: CellPlace(row: list.headerRows.lowerBound, column: 1), .class,
                "no column, title or row states the class of the households; add a column Phân loại hộ")
            return
        }
        let asked: Set<ListQuestion.Code> = [.unknownClass, .classesDiffer, .errorCell, .notCalculated, .oldEncoding]
        let rows = Set(values.questions.filter { asked.contains($0.code) }.map(\.place.row))
        for household in list.households where household.standing == nil {
            let place = CellPlace(row: household.place.row, column: max(columns.standing, columns.classPoor, 1))
            guard !household.rows.contains(where: rows.contains) else { continue }
            values.ask(.missingValue, at: place, .class, "the household has no class; add it")
        }
    }

    private mutating func checkMembers() {
        guard list.isRowAPerson else { return }
        for household in list.households {
            guard let members = household.members, household.persons > 0, members.value != household.persons else {
                continue
            }
            values.ask(
                .membersDiffer, at: members.place, .members,
                "the household has \(members.value) members here and \(household.persons) rows of persons; correct one")
        }
    }

    private mutating func checkCodes() {
        var codes: [String: CellPlace] = [:]
        var looks: [[UInt8]: (code: String, place: CellPlace)] = [:]
        for household in list.households {
            guard let code = household.code else { continue }
            if let first = codes[code.value] {
                values.ask(
                    .duplicateCode, at: code.place, .code,
                    "the code \(Spelling.quoted(code.value)) is in \(first) already; give each household its own")
                continue
            }
            codes[code.value] = code.place
            let look = ListPass.look(of: code.value)
            if let near = looks[look] {
                values.ask(
                    .nearCode, at: code.place, .code,
                    "the code \(Spelling.quoted(code.value)) looks like \(Spelling.quoted(near.code)) in \(near.place); "
                        + "write one household's code in one way")
            } else {
                looks[look] = (code.value, code.place)
            }
        }
    }

    /// How a code looks to somebody who types it: letters O and I are the digits that they look like, and what is between
    /// letters and digits is the same, whether a dash, a blank or a point.
    private static func look(of code: String) -> [UInt8] {
        let digits = code.lowercased().map { character -> Character in
            switch character {
            case "o": "0"
            case "i", "l", "ı": "1"
            default: character.isLetter || character.isNumber ? character : "-"
            }
        }
        return LookAlike.look(of: String(digits))
    }

    private mutating func checkPersons() {
        var numbers: [String: (household: Int, row: Int)] = [:]
        var names: [PersonKey: (household: Int, row: Int, number: String?)] = [:]
        var near: [NearName: (household: Int, row: Int, number: String?, name: String)] = [:]
        for (index, household) in list.households.enumerated() {
            for person in household.identities {
                var before: Int?
                if let number = person.identityNumber {
                    if let first = numbers[number] { before = first.row } else { numbers[number] = (index, person.row) }
                }
                if before == nil, let name = person.name, case .day(let day)? = person.birth,
                    let key = PersonKey(name: name, on: day)
                {
                    if let first = names[key] {
                        // Two numbers are two persons, whatever else is the same.
                        let areTwo = first.number != nil && person.identityNumber != nil
                        if first.household != index, !areTwo { before = first.row }
                    } else {
                        names[key] = (index, person.row, person.identityNumber)
                        let nearName = NearName(name, on: day)
                        if let first = near[nearName] {
                            let areTwo = first.number != nil && person.identityNumber != nil
                            if first.household != index, !areTwo, NearName.mayBeOne(first.name, name) {
                                askForNearPerson(person.row, first.row)
                            }
                        } else {
                            near[nearName] = (index, person.row, person.identityNumber, name)
                        }
                    }
                }
                guard let before else { continue }
                let column = personColumn
                values.ask(
                    .samePerson, at: CellPlace(row: person.row, column: column),
                    "the person is in row \(before) already; a person belongs to one household, once")
            }
        }
    }

    /// The column in which a person is asked about.
    private var personColumn: Int {
        max(columns[.identityNumber] ?? 0, columns[.memberName] ?? columns[.personName] ?? 0, 1)
    }

    private mutating func askForNearPerson(_ row: Int, _ first: Int) {
        values.ask(
            .samePerson, at: CellPlace(row: row, column: personColumn),
            "the person has the day of birth of the one in row \(first), and a name that differs only by marks or by letters "
                + "that look alike; if it is one person correct the rows, or else write the numbers of their identity cards"
        )
    }

    /// Asks about units that are stated twice.
    mutating func checkTotals() {
        var units: [String: CellPlace] = [:]
        for total in list.totals {
            guard let unit = total.unitCode ?? total.unit else { continue }
            let folded = Spelling.folded(unit.value)
            if let first = units[folded] {
                values.ask(
                    .duplicateUnit, at: unit.place, .unit,
                    "the unit \(Spelling.quoted(unit.value)) is in \(first) already; state it once")
            } else {
                units[folded] = unit.place
            }
        }
    }
}

/// Remarks of lists.
enum RemarkWords {
    /// Whether a remark says that a household moved away or that a person died.
    ///
    /// Mất is to die only before a day or at the end: what else is lost is work, land or strength. Whose husband died is
    /// poor for that, and that was before.
    static func sayGone(_ text: String) -> Bool {
        let words = text.lowercased().split { !$0.isLetter && !$0.isNumber }.map(String.init)
        let phrases = [
            ["chuyển", "đi"], ["đã", "chuyển"], ["chuyển", "khỏi"], ["chuyển", "nơi"], ["chuyển", "hộ", "khẩu"],
            ["qua", "đời"], ["từ", "trần"], ["tử", "vong"],
        ]
        for start in words.indices {
            if phrases.contains(where: { words[start...].starts(with: $0) }) { return true }
            guard ["chết", "mất"].contains(words[start]) else { continue }
            let isOfRelative =
                start > 0 && ["chồng", "vợ", "cha", "mẹ", "con", "bố", "ba", "má"].contains(words[start - 1])
            let next = start + 1 < words.count ? words[start + 1] : nil
            let isAtDay = next.map { ["tháng", "năm", "ngày"].contains($0) || $0.allSatisfy(\.isNumber) } ?? true
            if !isOfRelative, isAtDay { return true }
        }
        return false
    }
}

extension [ListedHousehold] {
    /// The last household that begins at a row or above it.
    fileprivate func firstIndex(from row: Int) -> Int? {
        var (low, high) = (0, count)
        while low < high {
            let middle = (low + high) / 2
            if self[middle].place.row <= row { low = middle + 1 } else { high = middle }
        }
        return low > 0 ? low - 1 : nil
    }
}
