// Explaining a difference: one pass folds both cuts, then only the timelines of households that crossed over are read.

import EventLedger
import PovertyLedger

extension CutView {
    /// The households that a filter counts at one of two cuts only, with the events that did it; both by the same
    /// units, as the later position knows them.
    ///
    /// Those that entered, less those that left, are the difference. Throws `unknownUnit`. Cost: one replay that folds
    /// both cuts, and the timelines of the households listed; memory 48 bytes a household beside the answer.
    public func explainChange(
        since earlier: Cut, _ filter: AccountFilter
    ) throws(LedgerError) -> ChangeExplanation {
        let unit = try view.unit(of: filter, on: unitsOn)
        let (opening, closing, units) = try view.folds((earlier, cut))
        let tree = UnitTree(units, on: unitsOn)
        var names = UnitNames(ledger: view)
        let counts = { (slot: HouseholdSlot) in
            slot.isPresent && filter.admits(slot.account(unit: nil))
                && tree.row(of: slot.unit, within: unit?.number) != nil
        }
        let aspects = StateAspects(
            protection: filter.socialProtection != nil,
            // A move between units that the one asked for includes is none.
            unit: unit.map { asked in { tree.isPart($0, of: asked.number) ? asked.number : tree.root(of: $0) } })
        var tallies = (Tally.zero, Tally.zero)
        var households: [AccountChanger] = []
        for number in 0..<max(opening.count, closing.count) {
            let (before, after) = (opening[number], closing[number])
            let (was, becomes) = (counts(before), counts(after))
            if was { tallies.0 += Tally(households: 1, persons: Int(before.members)) }
            if becomes { tallies.1 += Tally(households: 1, persons: Int(after.members)) }
            guard was != becomes else { continue }
            let (household, events) = try changes(of: UInt32(number), since: earlier, aspects)
            households.append(
                AccountChanger(
                    household: household, hasEntered: becomes, from: try account(of: before, tree, &names),
                    to: try account(of: after, tree, &names), members: Int(becomes ? after.members : before.members),
                    events: events))
        }
        return ChangeExplanation(
            from: earlier, to: cut, unitsOn: unitsOn,
            filter: AccountFilter(
                classes: filter.classes, unit: unit?.name, socialProtection: filter.socialProtection),
            opening: tallies.0, closing: tallies.1, households: households.sorted { $0.household < $1.household })
    }

    private func account(
        of slot: HouseholdSlot, _ tree: UnitTree, _ names: inout UnitNames
    ) throws(LedgerError) -> Account? {
        guard slot.isPresent else { return nil }
        return slot.account(unit: try names[tree.root(of: slot.unit)])
    }

    /// The code of a household and the events that are in force at one of two cuts only and changed it.
    private func changes(
        of number: UInt32, since earlier: Cut, _ aspects: StateAspects
    ) throws(LedgerError) -> (household: String, events: [ChangingEvent]) {
        let records = try (record(ofHousehold: number, at: earlier), record(ofHousehold: number, at: cut))
        let before = TimelineItem.timeline(records.0, on: earlier.effectiveOn)
        let after = TimelineItem.timeline(records.1, on: cut.effectiveOn)
        let afterPositions = Set(after.map(\.position))
        var (household, events) = ("", [ChangingEvent]())
        for item in try aspects.changes(in: before, or: after) {
            let found = try view.source(at: item.position)
            let isAfter = afterPositions.contains(item.position)
            // The other cut may know of a void.
            let void = (isAfter ? records.0 : records.1).first { $0.position == item.position && $0.voidedBy != .max }
            let voiding = try void.map { (void) throws(LedgerError) in
                try view.source(at: void.voidedBy).source
            }
            household = found.household
            events.append(ChangingEvent(source: found.source, isInForceAtSecond: isAfter, voidedBy: voiding))
        }
        guard !events.isEmpty else {
            throw LedgerError(
                .damaged, "the timeline of household number \(number) does not say what changed it",
                remedy: "restore the ledger from a backup")
        }
        return (household, events)
    }

    /// Everything recorded of the household with a number as far as a cut knows.
    private func record(ofHousehold number: UInt32, at cut: Cut) throws(LedgerError) -> [TimelineItem] {
        try ledger.record(
            category: StreamCategory.household.rawValue, number: number, knownThrough: cut.position)
    }
}
