// Rows of households: which row begins one, which persons it has, and what its cells state. A household's own columns
// are mostly filled on its head's row only; a value that two of its rows state differently is a question and no value.

import EventLedger
import Files
import PovertyLedger
import Tables

/// A household whose rows are being read.
struct OpenHousehold {
    var household: ListedHousehold
    /// Its number in the list.
    var number: String?
    /// The name of its head, folded.
    var head: String?
    /// Whether its rows state two classes.
    var hasTwoClasses = false
}

extension ListPass {
    /// Takes a row of a household or of a person.
    mutating func takeHousehold(_ row: TableRow) {
        let columns = households
        let stated = columns.code > 0 ? values.code(row[columns.code], .code) : nil
        let number = columns.householdNumber > 0 ? values.text(row[columns.householdNumber], .householdNumber) : nil
        let relation = columns.relation > 0 ? values.text(row[columns.relation], .relation) : nil
        let head = columns.headName > 0 ? values.text(row[columns.headName], .headName) : nil
        let member =
            (columns.memberName > 0 ? values.text(row[columns.memberName], .memberName) : nil)
            ?? (columns.personName > 0 ? values.name(row[columns.personName], .personName) : nil)
        let code = values.code(stated, unlessNamed: [head, member])
        let isHead = relation.map { ListWords.headRelations.contains(values.folded($0)) } ?? false
        let row = PersonRow(
            row: row, code: code, number: number, head: head, member: member, hasRelation: relation != nil,
            isHead: isHead)
        if begins(row) {
            closeHousehold()
            open = OpenHousehold(
                household: ListedHousehold(place: CellPlace(row: row.row.number, column: row.row.cells[0].column)),
                number: number, head: head.map(Spelling.folded))
        }
        guard var household = open else {
            values.ask(
                .rowWithoutHousehold, at: row.row.cells[0].place,
                "the row is of a person, and no row above it is of the head of a household; add that row")
            return
        }
        open = nil
        if household.number == nil { household.number = number }
        household.household.rows =
            household.household.rows.lowerBound...max(row.row.number, household.household.place.row)
        addPersons(row, &household.household)
        fill(&household, row)
        open = household
    }

    /// A row with what distinguishes households.
    struct PersonRow {
        let row: TableRow
        let code: Stated<String>?
        let number: String?
        let head: String?
        let member: String?
        let hasRelation: Bool
        let isHead: Bool
    }

    /// Whether a row begins a household.
    private mutating func begins(_ row: PersonRow) -> Bool {
        let columns = households
        guard columns.isRowAPerson, let open else {
            if columns.isRowAPerson {
                // The first row of all.
                return row.isHead || row.number != nil || row.head != nil
                    || (row.code != nil && !row.hasRelation) || columns.relation == 0 && columns.headName == 0
            }
            return true
        }
        let isOtherCode = row.code.map { code in open.household.code.map { $0.value != code.value } ?? false } ?? false
        if columns.householdNumber > 0 {
            if let number = row.number {
                // Some lists repeat the number in each row of the household.
                return number != open.number || isOtherCode || row.isHead
            }
            if row.isHead || isOtherCode {
                values.ask(
                    .missingValue, at: row.row[columns.householdNumber].place, .householdNumber,
                    "the row is of the head of a household, and has no number of a household; add it")
                return true
            }
            return false
        }
        if row.isHead || isOtherCode { return true }
        if row.hasRelation { return false }
        if columns.headName > 0, columns.memberName > 0 {
            return row.head.map { Spelling.folded($0) != open.head } ?? false
        }
        return columns.relation == 0 && row.code != nil && row.code?.value != open.household.code?.value
    }

    // MARK: Persons

    private mutating func addPersons(_ row: PersonRow, _ household: inout ListedHousehold) {
        let columns = households
        let isFirst = household.identities.isEmpty
        let identityNumber =
            columns.identityNumber > 0 ? values.identityNumber(row.row[columns.identityNumber]) : nil
        let birth = birth(row.row)
        let number = row.row.number
        if isFirst, let head = row.head, let member = row.member, row.hasRelation, !row.isHead,
            Spelling.folded(head) != Spelling.folded(member)
        {
            // The head has no row of its own: the row is that of another person.
            household.identities.append(
                PersonIdentity(row: number, name: head, identityNumber: nil, birth: nil, isHead: true))
            household.persons += 1
        }
        // A person without a name is one too: a row has more of it than marks and remarks.
        let isPerson = identityNumber != nil || birth != nil || row.hasRelation
        guard let name = row.member ?? row.head ?? (isPerson ? "" : nil) else { return }
        household.persons += 1
        household.identities.append(
            PersonIdentity(
                row: number, name: name.isEmpty ? nil : name, identityNumber: identityNumber, birth: birth,
                isHead: row.isHead || (household.identities.isEmpty && !row.hasRelation)))
    }

    mutating func birth(_ row: TableRow) -> PersonIdentity.Birth? {
        let columns = households
        return birth(row, columns.birthDay, .birthDay) ?? birth(row, columns.birthDayMale, .birthDayMale)
            ?? birth(row, columns.birthDayFemale, .birthDayFemale)
    }

    private mutating func birth(_ row: TableRow, _ column: Int, _ field: ListField) -> PersonIdentity.Birth? {
        guard column > 0 else { return nil }
        let cell = row[column]
        guard cell.value != .empty || cell.isFormula else { return nil }
        // Columns of men and women may be marked and hold no year.
        if field != .birthDay, case .text(let text) = cell.value, ListWords.answers[Spelling.folded(text)] != nil {
            return nil
        }
        switch values.dayOrYear(cell, field) {
        case .day(let day): return .day(day)
        case .year(let year): return .year(year)
        default: return nil
        }
    }

    // MARK: What a row states

    private mutating func fill(_ open: inout OpenHousehold, _ row: PersonRow) {
        let (columns, cells) = (households, row.row)
        if let code = row.code, open.household.code == nil { open.household.code = code }
        fillStanding(&open, cells)
        func isEmpty(_ column: Int) -> Bool {
            column == 0 || (cells[column].value == .empty && !cells[column].isFormula)
        }
        if open.household.unit == nil, !isEmpty(columns.unit) {
            open.household.unit = values.stated(cells[columns.unit], .unit)
        }
        if open.household.unitCode == nil, !isEmpty(columns.unitCode) {
            open.household.unitCode = values.code(cells[columns.unitCode], .unitCode)
        }
        if open.household.hamlet == nil, !isEmpty(columns.hamlet) {
            open.household.hamlet = values.stated(cells[columns.hamlet], .hamlet)
        }
        if open.household.area == nil, !isEmpty(columns.area) {
            open.household.area = values.word(
                cells[columns.area], .area, .unknownWord, ListWords.areas,
                "kind of area, such as thành thị or nông thôn")
        }
        if !isEmpty(columns.members) { fillMembers(&open.household, cells[columns.members]) }
        if open.household.socialProtection == nil, !isEmpty(columns.socialProtection) {
            open.household.socialProtection = values.mark(cells[columns.socialProtection], .socialProtection)
        }
        if open.household.incomeScore == nil, !isEmpty(columns.incomeScore) {
            open.household.incomeScore = values.whole(cells[columns.incomeScore], .incomeScore, in: 0...100_000)
        }
        if open.household.deprivationScore == nil, !isEmpty(columns.deprivationScore) {
            open.household.deprivationScore = values.whole(
                cells[columns.deprivationScore], .deprivationScore, in: 0...100_000)
        }
        if open.household.reviewDay == nil, !isEmpty(columns.reviewDay) {
            open.household.reviewDay = values.day(cells[columns.reviewDay], .reviewDay)
        }
        if open.household.decisionNumber == nil, !isEmpty(columns.decisionNumber) {
            open.household.decisionNumber = values.recorded(cells[columns.decisionNumber], .decisionNumber)
        }
        if open.household.decisionDay == nil, !isEmpty(columns.decisionDay) {
            open.household.decisionDay = values.day(cells[columns.decisionDay], .decisionDay)
        }
        if open.household.decisionNumber == nil, !isEmpty(columns.decision) {
            let decision = values.decision(cells[columns.decision])
            open.household.decisionNumber = decision.number
            open.household.decisionDay = open.household.decisionDay ?? decision.day
        }
        fillIndicators(&open.household, cells)
    }

    private mutating func fillMembers(_ household: inout ListedHousehold, _ cell: TableCell) {
        guard let members = values.whole(cell, .members, in: 1...999) else { return }
        let count = Int(members.value)
        guard let stated = household.members else {
            household.members = Stated(count, at: members.place)
            return
        }
        if stated.value != count {
            values.ask(
                .valuesDiffer, at: members.place, .members,
                "the household has \(count) members here and \(stated.value) in \(stated.place); correct one")
        }
    }

    private mutating func fillIndicators(_ household: inout ListedHousehold, _ row: TableRow) {
        let columns = households
        if household.deprivations == nil, columns.deprivations > 0 {
            household.deprivations = values.words(
                row[columns.deprivations], .deprivations, .unknownDeprivation, Indicators.deprivations)
        }
        if household.causes == nil, columns.causes > 0 {
            household.causes = values.words(row[columns.causes], .causes, .unknownCause, Indicators.causes)
        }
        for (word, column) in columns.deprivationMarks {
            household.deprivations = adding(word, row[column], .mark(for: word), household.deprivations)
        }
        for (word, column) in columns.causeMarks {
            household.causes = adding(word, row[column], .mark(for: word), household.causes)
        }
    }

    private mutating func adding<Word: Token>(
        _ word: Word, _ cell: TableCell, _ field: ListField, _ words: Stated<TokenSet<Word>>?
    ) -> Stated<TokenSet<Word>>? {
        guard cell.value != .empty || cell.isFormula, let mark = values.mark(cell, field) else { return words }
        var set = words?.value ?? TokenSet()
        if mark.value { _ = set.insert(word) }
        return Stated(set, at: words?.place ?? cell.place)
    }

    // MARK: Standing

    private mutating func fillStanding(_ open: inout OpenHousehold, _ row: TableRow) {
        let columns = households
        var stated: [Stated<ListWords.Standing>] = []
        if columns.standing > 0, let standing = values.standing(row[columns.standing], .class) {
            stated.append(standing)
        }
        let marks: [(Int, ListField, ListWords.Standing)] =
            !columns.hasClassMarks
            ? []
            : [
                (columns.classPoor, .classPoor, .class(.poor)),
                (columns.classNearPoor, .classNearPoor, .class(.nearPoor)),
                (columns.classNotPoor, .classNotPoor, .exit(.notPoor)),
                (columns.newlyPoor, .newlyPoor, .class(.poor)), (columns.poorAgain, .poorAgain, .class(.poor)),
                (columns.stillPoor, .stillPoor, .class(.poor)),
            ]
        for (column, field, standing) in marks where column > 0 && row[column].value != .empty {
            if let mark = values.mark(row[column], field), mark.value {
                stated.append(Stated(standing, at: mark.place))
            }
        }
        if columns.previousClass > 0, open.household.previousClass == nil,
            case .class(let previous)? = values.standing(row[columns.previousClass], .previousClass)?.value
        {
            open.household.previousClass = Stated(previous, at: row[columns.previousClass].place)
        }
        for standing in stated where !open.hasTwoClasses {
            let before = open.household.standing
            if let before, before.value != standing.value {
                values.ask(
                    .classesDiffer, at: standing.place, .class,
                    "the household has another class here than in \(before.place); correct one")
                (open.household.class, open.household.exit, open.hasTwoClasses) = (nil, nil, true)
            } else if before == nil {
                open.household.set(standing)
            }
        }
    }

    // MARK: The end of a household

    /// Whether a household is there already with nothing different, or its code is marked as that of another row.
    private mutating func isRepeated(_ household: ListedHousehold) -> Bool {
        guard let code = household.code else { return false }
        let original = code.value.withoutDuplicateMark
        guard original == code.value else {
            // The row that it repeats may be below it.
            marked.append((original, household))
            return true
        }
        guard let first = statedCodes[code.value] else {
            statedCodes[code.value] = list.households.count
            return false
        }
        guard list.households[first].statesTheSame(as: household) else { return false }
        askForRepetition(of: code.value, at: code.place)
        return true
    }

    private mutating func askForRepetition(of code: String, at place: CellPlace) {
        values.ask(
            .duplicateCode, at: place, .code,
            "the code \(Spelling.quoted(code)) has a row already that says the same; this one is passed over, delete it"
        )
    }

    /// Compares the rows whose code is marked as that of another one: one that says the same counts once, of one that
    /// does not neither is certain.
    mutating func checkMarked() {
        for (original, household) in marked {
            guard let code = household.code else { continue }
            guard let first = statedCodes[original] else {
                values.ask(
                    .duplicateCode, at: code.place, .code,
                    "the code is marked as a repetition of \(Spelling.quoted(original)), which no row has; correct it")
                continue
            }
            if list.households[first].statesTheSame(as: household) {
                askForRepetition(of: original, at: code.place)
            } else {
                list.households[first].contradictedIn = code.place.row
                values.ask(
                    .duplicateCode, at: code.place, .code,
                    "the code is marked as a repetition of \(Spelling.quoted(original)), and this row says something "
                        + "else than that one; delete one of them, or give this household its own code")
            }
        }
    }

    /// Adds the household whose rows were read, with what names and titles above say of it.
    mutating func closeHousehold() {
        guard var open else { return }
        self.open = nil
        if open.household.standing == nil, !open.hasTwoClasses, let standing = group.standing ?? titleStanding {
            open.household.set(standing)
        }
        let columns = households
        if open.household.unit == nil, open.household.unitCode == nil {
            open.household.unit = group.unit ?? (columns.unit == 0 && columns.unitCode == 0 ? list.unit : nil)
        }
        open.household.hamlet = open.household.hamlet ?? group.hamlet
        open.household.area = open.household.area ?? group.area
        if kind == .exits, open.household.standing == nil, !open.hasTwoClasses { open.household.exit = list.exit }
        if !isRepeated(open.household) { list.households.append(open.household) }
    }
}

extension String {
    /// A code without the mark that a program adds to the second row of a code, such as `_DUP001`.
    fileprivate var withoutDuplicateMark: String {
        guard let start = range(ofSuffixMark: "_DUP") else { return self }
        return String(self[..<start])
    }

    /// Where a mark begins behind which are only digits.
    private func range(ofSuffixMark mark: String) -> String.Index? {
        var end = endIndex
        while end > startIndex, self[index(before: end)].isNumber { end = index(before: end) }
        guard end < endIndex, self[..<end].hasSuffix(mark) else { return nil }
        return self[..<end].index(end, offsetBy: -mark.count)
    }
}

extension ListedHousehold {
    /// Whether another states the same of the same persons.
    fileprivate func statesTheSame(as other: ListedHousehold) -> Bool {
        func persons(_ household: ListedHousehold) -> [PersonIdentity] {
            household.identities.map {
                PersonIdentity(
                    row: 0, name: $0.name, identityNumber: $0.identityNumber, birth: $0.birth, isHead: $0.isHead)
            }
        }
        return unit?.value == other.unit?.value && hamlet?.value == other.hamlet?.value
            && standing?.value == other.standing?.value && members?.value == other.members?.value
            && incomeScore?.value == other.incomeScore?.value
            && deprivationScore?.value == other.deprivationScore?.value
            && socialProtection?.value == other.socialProtection?.value
            && decisionNumber?.value == other.decisionNumber?.value && decisionDay?.value == other.decisionDay?.value
            && reviewDay?.value == other.reviewDay?.value && deprivations?.value == other.deprivations?.value
            && causes?.value == other.causes?.value && persons(self) == persons(other)
    }

    /// Its class, or what it left.
    var standing: Stated<ListWords.Standing>? {
        if let stated = self.class { return Stated(.class(stated.value), at: stated.place) }
        return exit.map { Stated(.exit($0.value), at: $0.place) }
    }

    mutating func set(_ standing: Stated<ListWords.Standing>) {
        switch standing.value {
        case .class(let word): self.class = Stated(word, at: standing.place)
        case .exit(let word): exit = Stated(word, at: standing.place)
        }
    }
}
