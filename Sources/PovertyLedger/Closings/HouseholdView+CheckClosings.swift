// Comparing every closing with a replay to its cut: where the figures signed off differ from those of the events, the
// first that differs is named with the first event that can be the cause. It only reads.

import EventLedger

extension CutView {
    /// What a closing at the cut would sign off, by the units of the cut's own day. Cost: one replay.
    public func figures() throws(LedgerError) -> ClosedFigures {
        var fold = ClosingFold(cut, households: view.householdCount)
        try ledger.replay(through: cut.position, into: &fold)
        let accounts = fold.accounts()
        var names: [UInt32: String] = [:]
        for number in accounts.keys { names[number] = try view.unitName(number) }
        return try fold.figures(accounts, unitNames: names)
    }
}

extension HouseholdView {
    /// Compares the figures of each closing with a replay to its cut, in the order of the closings.
    ///
    /// Cost: one replay a closing, and one more for each that differs; memory 24 bytes a household.
    public func checkClosings() throws(LedgerError) -> [ClosingCheck] {
        var checks: [ClosingCheck] = []
        var previous: Position = 0
        for closing in try closings() {
            let difference = try closing.figures?.firstDifference(from: at(closing.cut).figures())
            var event: EventReference?
            if let difference { event = try firstPosting(to: difference.figure, after: previous, closing.cut) }
            checks.append(ClosingCheck(closing: closing, difference: difference, firstEvent: event))
            previous = closing.cut.position
        }
        return checks
    }

    private func firstPosting(
        to figure: ClosedFigure, after position: Position, _ cut: Cut
    ) throws(LedgerError) -> EventReference? {
        var units = UnitFold(knownThrough: cut.position)
        try ledger.replay(through: cut.position, into: &units)
        var number: UInt32?
        if case .account(let account) = figure, let unit = account.unit {
            number = try ledger.streamNumber(StreamName(category: StreamCategory.unit.rawValue, id: unit))
        }
        var search = FirstPosting(to: figure, unit: number, units: units, after: position, cut)
        try ledger.replay(through: cut.position, into: &search)
        return try search.found.flatMap { (found) throws(LedgerError) in try ledger.event(at: found)?.reference }
    }
}
