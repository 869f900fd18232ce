// Lists of all households and persons of units. A total that the ledger has in force already is confirmed.

import EventLedger
import Files
import PovertyLedger
import Tables

extension Drafting {
    /// Compares the totals of the list.
    mutating func draftTotals() throws(LedgerError) {
        let held = try contradictedTotals()
        var rows: [UInt32: Int] = [:]
        for (index, total) in list.totals.enumerated() { try draft(total, &rows, isHeld: held.contains(index)) }
    }

    private mutating func draft(
        _ total: ListedTotal, _ rows: inout [UInt32: Int], isHeld: Bool
    ) throws(LedgerError) {
        guard !doubts(of: total.place.row...total.place.row).blocks else { return }
        guard let found = try unit(total.unit, total.unitCode, nil, at: total.place) else { return }
        guard let unit = found, let households = total.households else {
            return questions.ask(
                "incompleteTotal", at: total.place,
                found == nil
                    ? "the row does not say which unit it is about; add it"
                    : "the row does not say how many households there are; add it"
            )
        }
        let number = unit.number
        if let row = rows.updateValue(total.place.row, forKey: number) {
            rows[number] = row
            return questions.ask(
                "sameUnit", at: total.unit?.place ?? total.place,
                "row \(row) is about the same unit; leave one of the two out")
        }
        guard !isHeld else { return }
        let name = try register.unitName(number)
        let before = register.units.latestTotal(of: number, on: day)
        let isSame =
            before.map { last in
                last.households == households.value && (total.persons == nil || last.persons == total.persons?.value)
            } ?? false
        if !isSame, let before, before.day == day.daysSinceEpoch,
            let reference = try register.view.ledger.references(at: [before.position]).first
        {
            return questions.ask(
                "sameDayTotal", at: households.place,
                "\(reference) reports another total of \(name) for the same day; void it if it was wrong, or draft "
                    + "the list as of another day")
        }
        var change = DraftChange(isSame ? .confirmed : .reported, at: households.place)
        change.unit = name
        (change.fromCount, change.toCount) = (
            before.flatMap { Int(exactly: $0.households) }, Int(exactly: households.value)
        )
        guard !isSame else { return unchanged.append(change) }
        proposals.append(
            Proposal(
                changes: [change],
                events: [
                    .householdTotalReported(
                        name, households: households.value, on: day, persons: total.persons?.value)
                ], place: households.place))
    }
}
