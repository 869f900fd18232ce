// Lists of awards, a row an award. What the ledger has of the same day already is confirmed, so that the same list can
// be drafted again; two rows that say the same are in doubt.

import EventLedger
import PovertyLedger
import Tables

extension Drafting {
    /// Compares the awards of the list.
    mutating func draftAwards() throws(LedgerError) {
        var fold = AwardFold(
            register.cut, on: Set(list.awards.map { ($0.decisionDay?.value ?? day).daysSinceEpoch }))
        try register.view.ledger.replay(through: register.cut.position, into: &fold)
        var rows: [AwardKey: Int] = [:]
        for award in list.awards { try draft(award, fold.awards, &rows) }
    }

    private mutating func draft(
        _ award: ListedAward, _ recorded: Set<RecordedAward>, _ rows: inout [AwardKey: Int]
    ) throws(LedgerError) {
        let doubts = doubts(of: award.place.row...award.place.row)
        guard !doubts.blocks, !doubts.isAboutPersons else { return }
        guard let kind = award.recipientKind, let form = award.form, let authority = award.authority else {
            let missing =
                award.recipientKind == nil
                ? "what kind of recipient it is" : award.form == nil ? "the form of the award" : "who granted it"
            let column =
                award.recipientKind == nil
                ? "Đối tượng (Tập thể, Cá nhân, Hộ gia đình)"
                : award.form == nil
                    ? "Hình thức khen thưởng (Giấy khen, Bằng khen)" : "Cấp khen thưởng (UBND phường, UBND thành phố)"
            return questions.ask(
                "incompleteAward", at: award.place, "the row does not say \(missing); add it in a column \(column)")
        }
        if let stated = award.decisionDay, !agreesWithTitle(stated, "award") { return }
        guard let recipient = try recipient(of: award, kind.value) else { return }
        let granted = award.decisionDay?.value ?? day
        let key = AwardKey(
            category: recipient.category, recipient: recipient.id, day: granted.daysSinceEpoch,
            form: NormalizedText.normalized(form.value), authority: NormalizedText.normalized(authority.value))
        if let row = rows.updateValue(award.place.row, forKey: key) {
            rows[key] = row
            return questions.ask(
                "sameAward", at: award.place,
                "row \(row) has the same award to the same recipient on the same day; one achievement gets one award")
        }
        var change = DraftChange(.awarded, at: award.place)
        change.household = kind.value == .household ? recipient.id : nil
        let document = Drafting.document(award.decisionNumber)
        change.document = document
        guard try !isRecorded(key, recorded) else {
            var confirmed = DraftChange(.confirmed, at: award.place)
            confirmed.household = change.household
            return unchanged.append(confirmed)
        }
        if let number = recipient.household,
            try isElsewhere(
                number, RowUnit(unit: award.unit, code: award.unitCode, hamlet: award.hamlet),
                at: award.code?.place ?? award.place)
        {
            return
        }
        guard let unit = try unit(ofRecipient: award) else { return }
        change.unit = unit
        proposals.append(
            Proposal(
                changes: [change],
                events: [
                    .awardGranted(
                        to: kind.value, recipient.id, form: key.form, authority: key.authority, on: granted, unit: unit,
                        movement: award.movement?.value, achievement: award.achievement?.value)
                ], document: document, place: award.place, household: change.household))
    }

    /// Whether the ledger has an award, revoked or not.
    private func isRecorded(_ key: AwardKey, _ recorded: Set<RecordedAward>) throws(LedgerError) -> Bool {
        guard !recorded.isEmpty,
            let number = try register.view.ledger.streamNumber(StreamName(category: key.category, id: key.recipient))
        else { return false }
        return recorded.contains(
            RecordedAward(
                category: key.category, number: number, day: key.day, form: key.form, authority: key.authority))
    }

    /// The unit of a recipient; `.some(nil)` where the row names none, nil where it is in doubt, which is asked.
    private mutating func unit(ofRecipient award: ListedAward) throws(LedgerError) -> String?? {
        guard let found = try unit(award.unit, award.unitCode, award.hamlet, at: award.place) else { return nil }
        return .some(try found.map { (unit) throws(LedgerError) in try register.unitName(unit.current) })
    }

    /// The id of a recipient: of a household its code; of a person a code only, since no name is recorded; of a
    /// collective its code or its name.
    private mutating func recipient(
        of award: ListedAward, _ kind: RecipientKind
    ) throws(LedgerError) -> (id: String, category: UInt8, household: UInt32?)? {
        switch kind {
        case .household:
            guard let number = household(award.code, award.identities, at: award.place) else { return nil }
            return (register.codes[Int(number)], StreamCategory.household.rawValue, number)
        case .individual:
            guard let code = award.code else {
                questions.ask(
                    "noRecipientCode", at: award.place,
                    "a person is recorded by a code, never by name; write one in a column")
                return nil
            }
            return (NormalizedText.normalized(code.value), StreamCategory.recipient.rawValue, nil)
        case .collective:
            guard let name = award.code ?? award.recipient else {
                questions.ask("noRecipient", at: award.place, "the row does not name the collective")
                return nil
            }
            return (NormalizedText.normalized(name.value), StreamCategory.recipient.rawValue, nil)
        }
    }
}

/// What makes two awards the same.
struct AwardKey: Hashable {
    let category: UInt8
    let recipient: String
    let day: Int32
    let form: String
    let authority: String
}

/// An award of the ledger.
struct RecordedAward: Hashable {
    let category: UInt8
    let number: UInt32
    let day: Int32
    let form: String
    let authority: String
}

/// The awards of a ledger on some days, revoked ones among them.
struct AwardFold: Projection {
    private let cut: Cut
    private let days: Set<Int32>
    private(set) var awards: Set<RecordedAward> = []

    /// Awards of these days as known at a cut, also of days behind it.
    init(_ cut: Cut, on days: Set<Int32>) {
        self.cut = Cut(effectiveOn: .last, position: cut.position)
        self.days = days
    }

    private static var awardGranted: UInt16 { EventKind.awardGranted.recordType }

    mutating func apply(_ event: EventHead, payload: RawSpan) throws(LedgerError) {
        guard event.type == AwardFold.awardGranted, days.contains(event.effectiveDay), event.isInside(cut) else {
            return
        }
        guard let award = AwardGranted.View(payload) else { throw LedgerError.misfit(at: event.position) }
        func text(_ bytes: RawSpan) -> String { bytes.withUnsafeBytes { String(decoding: $0, as: UTF8.self) } }
        awards.insert(
            RecordedAward(
                category: event.category, number: event.streamNumber, day: event.effectiveDay, form: text(award.form),
                authority: text(award.authority)))
    }
}
