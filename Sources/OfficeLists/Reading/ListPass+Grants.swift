// Rows of aid and of awards and of totals: a row is a grant, an award, a unit.

import EventLedger
import Files
import PovertyLedger
import Tables

extension ListPass {
    /// Takes a row of aid. An amount of money beside one of goods gives two grants.
    mutating func takeGrant(_ row: TableRow) {
        let status = row[column(.status)]
        if status.value != .empty,
            let isMade = values.word(status, .status, .unknownWord, ListWords.statuses, "known state of a grant"),
            !isMade.value
        {
            add(.notGiven, row.number)
            addUp(row, isGiven: false)
            return
        }
        addUp(row, isGiven: true)
        var grant = ListedGrant(place: row.cells[0].place)
        grant.code = columns[.code].flatMap { values.code(row[$0], .code) }
        if let person = person(row) {
            grant.identities = [person]
            grant.code = values.code(grant.code, unlessNamed: [person.name])
        }
        grant.unit = stated(row, .unit) ?? group.unit ?? (columns[.unit] == nil ? list.unit : nil)
        grant.unitCode = columns[.unitCode].flatMap { values.code(row[$0], .unitCode) }
        grant.hamlet = stated(row, .hamlet) ?? group.hamlet
        if let column = columns[.class], case .class(let word)? = values.standing(row[column], .class)?.value {
            grant.class = Stated(word, at: row[column].place)
        } else if case .class(let word)? = group.standing?.value, let place = group.standing?.place {
            grant.class = Stated(word, at: place)
        }
        if let column = columns[.aidField], let text = values.text(row[column], .aidField) {
            grant.kind = ListWords.aidFields[values.folded(text)].map { Stated($0, at: row[column].place) }
        }
        if grant.kind == nil, let column = columns[.aidKind] {
            grant.kind = values.word(row[column], .aidKind, .unknownWord, ListWords.aidKinds, "kind of aid")
        }
        grant.amountVND = amount(row, .amount)
        grant.quantity = columns[.quantity].flatMap { values.whole(row[$0], .quantity, in: 1...1_000_000_000_000) }
        grant.measure = recorded(row, .measure)
        grant.donor = recorded(row, .donor)
        if let column = columns[.donorKind] {
            grant.donorKind = values.word(row[column], .donorKind, .unknownWord, ListWords.donorKinds, "kind of donor")
        }
        if grant.donorKind == nil, let donor = grant.donor,
            columns[.donorKind].map({ row[$0].value == .empty }) ?? true
        {
            grant.donorKind = ListWords.kind(ofDonor: values.folded(donor.value)).map { Stated($0, at: donor.place) }
        }
        grant.programme = recorded(row, .programme)
        grant.fund = recorded(row, .fund)
        grant.decisionNumber = recorded(row, .decisionNumber) ?? list.decisionNumber
        takeDay(row, &grant)
        var parts: [(kind: Stated<AidKind>, amount: Stated<Int64>?)] = []
        for (field, kind) in [(ListField.amountCash, AidKind.cash), (.amountGoods, .goods)] {
            guard let column = columns[field], row[column].value != .empty else { continue }
            let asked = values.questionCount
            let amount = amount(row, field)
            // An amount that is asked about was given all the same.
            if amount != nil || values.questionCount > asked {
                parts.append((Stated(kind, at: row[column].place), amount))
            }
        }
        guard !parts.isEmpty else {
            list.grants.append(grant)
            return
        }
        compare(parts.map(\.amount), with: grant.amountVND, row)
        for (kind, amount) in parts {
            var part = grant
            part.kind = kind
            part.amountVND = amount
            list.grants.append(part)
        }
    }

    /// Compares the amounts of a row with the sum that it states beside them.
    private mutating func compare(_ parts: [Stated<Int64>?], with amount: Stated<Int64>?, _ row: TableRow) {
        let total = columns[.amountTotal].flatMap { column -> Stated<Int64>? in
            values.quietWhole(row[column], times: factors[column] ?? 1).map { Stated($0, at: row[column].place) }
        }
        let known = parts.compactMap { $0?.value }
        guard known.count == parts.count else { return }
        let sum = known.reduce(Int64(0)) { $0.addingReportingOverflow($1).partialValue }
        for (stated, field) in [(amount, ListField.amount), (total, .amountTotal)] {
            guard let stated, stated.value != sum else { continue }
            values.ask(
                .sumDiffers, at: stated.place, field,
                "the row has \(stated.value) đồng here, and its other amounts add up to \(sum); correct one of them, or "
                    + "write what was given in rows of its own")
        }
    }

    private mutating func takeDay(_ row: TableRow, _ grant: inout ListedGrant) {
        guard let column = columns[.day] else { return }
        switch values.dayOrYear(row[column], .day) {
        case .day(let day): grant.day = Stated(day, at: row[column].place)
        case .year(let year): grant.year = Stated(year, at: row[column].place)
        case .month:
            values.ask(
                .unknownDay, at: row[column].place, .day,
                "the cell has a month and no day; write day, month and year, such as 31/12/2022")
        default: return
        }
    }

    private mutating func amount(_ row: TableRow, _ field: ListField) -> Stated<Int64>? {
        guard let column = columns[field] else { return nil }
        let amount = values.whole(row[column], field, in: 0...Int64.max, times: factors[column] ?? 1)
        // A zero in a column of amounts is nothing given.
        return amount?.value == 0 ? nil : amount
    }

    private mutating func stated(_ row: TableRow, _ field: ListField) -> Stated<String>? {
        guard let column = columns[field] else { return nil }
        return values.stated(row[column], field)
    }

    /// The text of a column that is recorded as it is written.
    private mutating func recorded(_ row: TableRow, _ field: ListField) -> Stated<String>? {
        stated(row, field).flatMap { values.recorded($0, field) }
    }

    /// Who a row is about.
    private mutating func person(_ row: TableRow) -> PersonIdentity? {
        let name = stated(row, .personName) ?? stated(row, .headName) ?? stated(row, .memberName)
        let number = columns[.identityNumber].flatMap { values.identityNumber(row[$0]) }
        guard name != nil || number != nil else { return nil }
        return PersonIdentity(
            row: row.number, name: name?.value, identityNumber: number, birth: birth(row),
            isHead: columns[.headName] != nil)
    }

    // MARK: Awards

    /// Takes a row of an award.
    mutating func takeAward(_ row: TableRow) {
        var award = ListedAward(place: row.cells[0].place)
        award.code = columns[.code].flatMap { values.code(row[$0], .code) }
        if let column = columns[.recipientKind] {
            award.recipientKind = values.word(
                row[column], .recipientKind, .unknownWord, ListWords.recipientKinds, "kind of recipient")
        }
        award.recipientKind = award.recipientKind ?? group.recipientKind
        takeRecipient(row, &award)
        award.unit = stated(row, .unit) ?? group.unit
        award.unitCode = columns[.unitCode].flatMap { values.code(row[$0], .unitCode) }
        award.hamlet = stated(row, .hamlet) ?? group.hamlet
        award.form = recorded(row, .form) ?? group.form
        award.authority = recorded(row, .authority)
        award.movement = recorded(row, .movement)
        award.achievement = recorded(row, .achievement)
        award.decisionNumber = recorded(row, .decisionNumber)
        award.decisionDay = columns[.decisionDay].flatMap { values.day(row[$0], .decisionDay) }
        if award.decisionNumber == nil, let column = columns[.decision], row[column].value != .empty {
            let decision = values.decision(row[column])
            award.decisionNumber = decision.number
            award.decisionDay = award.decisionDay ?? decision.day
        }
        if columns[.decisionNumber] == nil, columns[.decision] == nil {
            award.decisionNumber = list.decisionNumber
            if columns[.decisionDay] == nil { award.decisionDay = list.decisionDay }
        }
        list.awards.append(award)
    }

    private mutating func takeRecipient(_ row: TableRow, _ award: inout ListedAward) {
        // A column of its own for collectives, persons or households says what its recipients are.
        for (field, kind) in [
            (ListField.collective, RecipientKind.collective), (.personName, .individual), (.headName, .household),
        ] {
            guard let name = stated(row, field) else { continue }
            award.recipientKind = columns[.recipientKind] != nil ? award.recipientKind : Stated(kind, at: name.place)
            take(name, row, &award)
            return
        }
        guard let name = stated(row, .recipient) else {
            if award.code == nil {
                values.ask(
                    .missingValue, at: CellPlace(row: row.number, column: max(column(.recipient), 1)), .recipient,
                    "the award has no recipient; add one")
            }
            return
        }
        if award.recipientKind == nil {
            values.ask(
                .missingValue, at: name.place, .recipientKind,
                "nothing says whether the recipient is a collective, a person or a household; add a column Đối tượng "
                    + "with Tập thể, Cá nhân or Hộ gia đình")
        }
        take(name, row, &award)
    }

    private mutating func take(_ name: Stated<String>, _ row: TableRow, _ award: inout ListedAward) {
        if award.recipientKind?.value == .collective {
            award.recipient = values.recorded(name, .collective)
            return
        }
        let number = columns[.identityNumber].flatMap { values.identityNumber(row[$0]) }
        award.identities = [
            PersonIdentity(
                row: row.number, name: name.value, identityNumber: number, birth: birth(row),
                isHead: award.recipientKind?.value == .household)
        ]
    }

    // MARK: Totals

    /// Takes a row of a unit's totals.
    mutating func takeTotal(_ row: TableRow) {
        var total = ListedTotal(place: row.cells[0].place)
        total.unit = stated(row, .unit)
        total.unitCode = columns[.unitCode].flatMap { values.code(row[$0], .unitCode) }
        if let unit = total.unit {
            let words = values.folded(unit.value).split(separator: " ")
            let name =
                words.count > 1 && ListWords.isNumbering(words[0])
                ? words.dropFirst().joined(separator: " ") : values.folded(unit.value)
            if let area = ListWords.areas[name] ?? (name.hasPrefix("khu vuc nong thon") ? .rural : nil) {
                group.area = Stated(area, at: unit.place)
                add(.group, row.number)
                return
            }
        }
        if let column = columns[.area] {
            total.area = values.word(
                row[column], .area, .unknownWord, ListWords.areas, "kind of area, such as thành thị or nông thôn")
        }
        total.area = total.area ?? group.area
        total.households = columns[.households].flatMap { values.whole(row[$0], .households, in: 0...100_000_000) }
        total.persons = columns[.persons].flatMap { values.whole(row[$0], .persons, in: 0...1_000_000_000) }
        guard total.unit != nil || total.unitCode != nil else {
            values.ask(.missingValue, at: total.place, .unit, "the row has no unit; add its name or code")
            return
        }
        guard total.households != nil || total.persons != nil else {
            // A heading of units below it, such as a district without figures of its own.
            add(.group, row.number)
            return
        }
        list.totals.append(total)
    }
}
