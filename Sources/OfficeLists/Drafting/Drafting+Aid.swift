// Lists of aid, a row a grant. What the ledger has of the same day already is confirmed, so that the same list can be
// drafted again; two rows that say the same are in doubt, and so is a row that a recorded grant may be meant by.

import EventLedger
import Files
import PovertyLedger
import Tables

/// A row of a list of aid, with whom and what it is about.
private struct StatedGrant {
    let grant: ListedGrant
    let subject: AidSubject
    let key: GrantKey
    let donor: String
    let donorKind: DonorKind
    let day: Day
}

extension Drafting {
    /// Compares the grants of the list.
    mutating func draftGrants() throws(LedgerError) {
        var fold = GrantFold(register.cut, on: Set(list.grants.compactMap { grantDay($0)?.daysSinceEpoch }))
        try register.view.ledger.replay(through: register.cut.position, into: &fold)
        var rows: [GrantKey: Int] = [:]
        var stated: [StatedGrant] = []
        for grant in list.grants {
            if let found = try self.stated(grant, &rows) { stated.append(found) }
        }
        let place = list.grants.first.map { $0.rowUnit.place ?? $0.place }
        guard try !isOfAnotherUnit(), !areOfOtherUnits(at: place) else { return }
        // A recorded grant that a row states is not another row's with a wrong amount.
        var claimed: Set<Position> = []
        for row in stated {
            let recorded = fold.grants[row.key.place] ?? []
            if let same = recorded.first(where: { $0.isSame(as: row) && $0.words.agrees(with: row.grant) }) {
                claimed.insert(same.position)
            }
        }
        for row in stated {
            try draft(row, (fold.grants[row.key.place] ?? []), claimed)
        }
    }

    /// The day of a grant: its own, or that of the list where the row has none, or only its year.
    private func grantDay(_ grant: ListedGrant) -> Day? {
        if let stated = grant.day?.value { return stated }
        guard let year = grant.year?.value else { return day }
        return year == day.year ? day : nil
    }

    /// What a row states; nil where it is in doubt, which is asked.
    private mutating func stated(
        _ grant: ListedGrant, _ rows: inout [GrantKey: Int]
    ) throws(LedgerError) -> StatedGrant? {
        guard !doubts(of: grant.place.row...grant.place.row).blocks else { return nil }
        if grant.day == nil, grant.year == nil, hasDays {
            questions.ask(
                "noDay", at: cell(of: .day, grant), "the row has no day, and other rows have one; write it")
            return nil
        }
        guard let given = grantDay(grant) else {
            questions.ask(
                "noDay", at: grant.year?.place ?? grant.place,
                "the row has a year only, which is not that of \(day); write the day, or draft it as of a day in it"
            )
            return nil
        }
        if let stated = grant.day, !agreesWithTitle(stated, "grant") { return nil }
        guard let kind = grant.kind, let donor = grant.donor, let donorKind = grant.donorKind else {
            let missing =
                grant.kind == nil ? "what was given" : grant.donor == nil ? "who gave" : "what kind of giver it is"
            let field: ListField = grant.kind == nil ? .aidKind : grant.donor == nil ? .donor : .donorKind
            let column =
                grant.kind == nil
                ? "Hình thức hỗ trợ (Tiền mặt, Quà, Nhà ở, Sinh kế, Vay vốn, BHYT, Học bổng, Ngày công)"
                : grant.donor == nil
                    ? "Đơn vị hỗ trợ"
                    : "Nguồn kinh phí (Ngân sách, Quỹ Vì người nghèo, Đoàn thể, Doanh nghiệp, Cá nhân)"
            questions.ask(
                "incompleteGrant", at: cell(of: field, grant),
                "the row does not say \(missing); add it in a column \(column)")
            return nil
        }
        guard amountAgrees(grant, kind.value), let subject = try subject(of: grant) else { return nil }
        let giver = NormalizedText.normalized(donor.value)
        let key = GrantKey(
            place: GrantPlace(
                category: subject.id.category.rawValue, number: subject.number, day: given.daysSinceEpoch,
                kind: kind.value),
            amountVND: grant.amountVND?.value, quantity: grant.quantity?.value, donor: Spelling.folded(giver))
        if let row = rows.updateValue(grant.place.row, forKey: key) {
            rows[key] = row
            questions.ask(
                "sameGrant", at: grant.place,
                "row \(row) has the same grant to the same household or unit: day, kind, amount and giver; if both "
                    + "were given, record the second by itself")
            return nil
        }
        return StatedGrant(
            grant: grant, subject: subject.id, key: key, donor: giver, donorKind: donorKind.value, day: given)
    }

    /// The cell of a grant in the column of a field; the first of its row where there is no such column.
    private func cell(of field: ListField, _ grant: ListedGrant) -> CellPlace {
        list.columns[field].map { CellPlace(row: grant.place.row, column: $0) } ?? grant.place
    }

    /// Whether cash has an amount that it can have; it is asked where it has none, or one that may be in thousands.
    private mutating func amountAgrees(_ grant: ListedGrant, _ kind: AidKind) -> Bool {
        guard kind == .cash else { return true }
        guard let amount = grant.amountVND else {
            questions.ask(
                "incompleteGrant", at: cell(of: list.columns[.amount] == nil ? .amountCash : .amount, grant),
                "the row does not say how much cash was given; write the amount, or take the row out if none was")
            return false
        }
        guard amount.value < 1000 else { return true }
        questions.ask(
            "smallAmount", at: amount.place,
            "\(amount.value) đồng of cash is less than any note; write the amount in đồng, or nghìn đồng in the heading "
                + "if it is in thousands")
        return false
    }

    private mutating func draft(
        _ row: StatedGrant, _ recorded: [RecordedGrant], _ claimed: Set<Position>
    ) throws(LedgerError) {
        let grant = row.grant
        let alike = recorded.filter { $0.isSame(as: row) }
        let isRecorded = alike.contains { $0.words.agrees(with: grant) }
        guard isRecorded || alike.isEmpty else {
            return questions.ask(
                "otherGrant", at: grant.place,
                "the ledger has a grant of the same day, kind, amount and giver with another measure, programme or "
                    + "fund; correct the row, or record it by itself if both were given")
        }
        if !isRecorded, let near = recorded.first(where: { !claimed.contains($0.position) && $0.isNear(row) }),
            let reference = try register.view.ledger.references(at: [near.position]).first
        {
            let what =
                near.donor == row.donor
                ? "another amount or quantity" : "another spelling of the giver or another amount"
            return questions.ask(
                "nearGrant", at: (grant.amountVND ?? grant.quantity)?.place ?? grant.place,
                "\(reference) is a grant of the same day, kind and giver with \(what); correct the row, void that grant "
                    + "if it is wrong, or record this one by itself if both were given")
        }
        var change = DraftChange(isRecorded ? .confirmed : .given, at: grant.place)
        change.amountVND = grant.amountVND?.value
        switch row.subject {
        case .household(let code): change.household = code
        case .unit(let unit): change.unit = unit
        }
        guard !isRecorded else { return unchanged.append(change) }
        if case .household = row.subject,
            try isElsewhere(row.key.place.number, grant.rowUnit, at: grant.code?.place ?? grant.place)
        {
            return
        }
        let document = Drafting.document(grant.decisionNumber)
        change.document = document
        proposals.append(
            Proposal(
                changes: [change],
                events: [
                    .aidGiven(
                        to: row.subject, row.key.place.kind, donor: row.donor, donorKind: row.donorKind, on: row.day,
                        amountVND: grant.amountVND?.value, quantity: grant.quantity?.value,
                        measure: grant.measure?.value, programme: grant.programme?.value, fund: grant.fund?.value)
                ], document: document, place: grant.place, household: change.household))
    }

    /// The household or the unit that a grant was given to; nil where it is in doubt, which is asked.
    private mutating func subject(of grant: ListedGrant) throws(LedgerError) -> (id: AidSubject, number: UInt32)? {
        guard grant.code != nil || !grant.identities.isEmpty else {
            guard let found = try unit(grant.unit, grant.unitCode, grant.hamlet, at: grant.place) else { return nil }
            guard let unit = found else {
                questions.ask(
                    "noRecipient", at: grant.place, "the row names neither a household nor a unit that received it")
                return nil
            }
            // A row that names its own unit is about that.
            guard !hasHouseholds || !isOfWholeList(grant.unit, grant.unitCode, grant.hamlet) else {
                questions.ask(
                    "missingCode", at: cell(of: .code, grant),
                    "the row names no household, and other rows do; write its code, or record what the unit received by a "
                        + "list of its own")
                return nil
            }
            return (.unit(try register.unitName(unit.current)), unit.current)
        }
        guard let number = household(grant.code, grant.identities, at: grant.place) else { return nil }
        try notePlace(number, grant.rowUnit)
        return (.household(register.codes[Int(number)]), number)
    }

    /// The household of the ledger that a row is about; nil where there is none or it is in doubt, which is asked.
    mutating func household(
        _ code: Stated<String>?, _ persons: [PersonIdentity], at place: CellPlace
    ) -> UInt32? {
        switch matcher.match(code: code, persons, at: place) {
        case .known(let number):
            homes.insert(register.tree.root(of: register.state(number).unit))
            return number
        case .doubt(let doubt):
            ask(doubt)
        case .new:
            questions.ask(
                "unknownHousehold", at: code?.place ?? place,
                "the ledger does not have this household; write its code, or register it by a list of households"
            )
        }
        return nil
    }
}

/// Whom a grant was given to, what kind of aid it is, and when.
struct GrantPlace: Hashable {
    let category: UInt8
    let number: UInt32
    let day: Int32
    let kind: AidKind
}

/// What makes two rows the same grant. The giver is folded: another spelling of it is not another giver.
struct GrantKey: Hashable {
    let place: GrantPlace
    let amountVND: Int64?
    let quantity: Int64?
    let donor: String
}

/// A grant of the ledger.
struct RecordedGrant {
    let position: Position
    let amountVND: Int64?
    let quantity: Int64?
    let donor: String
    let words: GrantWords

    /// Whether a row states this amount, quantity and giver.
    fileprivate func isSame(as row: StatedGrant) -> Bool {
        amountVND == row.key.amountVND && quantity == row.key.quantity && donor == row.donor
    }

    /// Whether a row may mean this grant: by the same giver, however it is spelled, and of no other programme, fund or
    /// measure.
    fileprivate func isNear(_ row: StatedGrant) -> Bool {
        Spelling.folded(donor) == row.key.donor && !words.contradicts(row.grant)
    }
}

/// What else a grant says.
struct GrantWords: Hashable {
    let measure: String?
    let programme: String?
    let fund: String?

    /// Whether a row says the same, as far as it says anything.
    func agrees(with grant: ListedGrant) -> Bool {
        func agrees(_ recorded: String?, _ stated: Stated<String>?) -> Bool {
            stated.map { NormalizedText.normalized($0.value) == recorded } ?? true
        }
        return agrees(measure, grant.measure) && agrees(programme, grant.programme) && agrees(fund, grant.fund)
    }

    /// Whether a row and the ledger say two things.
    func contradicts(_ grant: ListedGrant) -> Bool {
        func differs(_ recorded: String?, _ stated: Stated<String>?) -> Bool {
            guard let recorded, let stated else { return false }
            return Spelling.folded(recorded) != Spelling.folded(stated.value)
        }
        return differs(measure, grant.measure) || differs(programme, grant.programme) || differs(fund, grant.fund)
    }
}

/// The grants of a ledger on some days.
struct GrantFold: Projection {
    private let cut: Cut
    private let days: Set<Int32>
    private(set) var grants: [GrantPlace: [RecordedGrant]] = [:]

    /// Grants of these days as known at a cut, also of days behind it.
    init(_ cut: Cut, on days: Set<Int32>) {
        self.cut = Cut(effectiveOn: .last, position: cut.position)
        self.days = days
    }

    private static var aidGiven: UInt16 { EventKind.aidGiven.recordType }

    mutating func apply(_ event: EventHead, payload: RawSpan) throws(LedgerError) {
        guard event.type == GrantFold.aidGiven, days.contains(event.effectiveDay), event.isInside(cut) else { return }
        guard let aid = AidGiven.View(payload), let kind = aid.kind else {
            throw LedgerError.misfit(at: event.position)
        }
        func text(_ bytes: RawSpan) -> String { bytes.withUnsafeBytes { String(decoding: $0, as: UTF8.self) } }
        let place = GrantPlace(
            category: event.category, number: event.streamNumber, day: event.effectiveDay, kind: kind)
        let measure: String? = if let bytes = aid.measure { text(bytes) } else { nil }
        let programme: String? = if let bytes = aid.programme { text(bytes) } else { nil }
        let fund: String? = if let bytes = aid.fund { text(bytes) } else { nil }
        grants[place, default: []].append(
            RecordedGrant(
                position: event.position, amountVND: aid.amountVND, quantity: aid.quantity, donor: text(aid.donor),
                words: GrantWords(measure: measure, programme: programme, fund: fund)))
    }
}
