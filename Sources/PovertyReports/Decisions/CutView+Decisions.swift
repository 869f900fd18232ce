// Which indicators poor and near-poor households lack, and why they are poor: counted from the decisions in force on
// them.

import EventLedger
import PovertyLedger

extension CutView {
    /// The classes that the official forms count by.
    public static var formClasses: Set<HouseholdClass> { Set(HouseholdClass.povertyClasses.words) }

    /// The households of some classes by the twelve indicators in which they are deprived, as the decision in force on
    /// each records them: all, or those of one unit and all below it.
    ///
    /// A household whose decision records no indicator is `unrecorded`, also one that came to its class by a recognised
    /// exit: what an earlier decision records is not in force any more. Throws `unknownUnit`. Cost: one replay; memory
    /// 72 bytes a household. Source: forms 7.4 to 7.7 of the yearly review.
    public func deprivations(
        of classes: Set<HouseholdClass> = CutView.formClasses, by grouping: UnitGrouping? = nil, unit: String? = nil
    ) throws(LedgerError) -> DeprivationReport {
        try deprivations(of: classes, by: grouping, unit: unit, in: nil)
    }

    /// The households of some classes by the eight causes of poverty, of which a household may have several, as the
    /// decision in force on each records them: all, or those of one unit and all below it.
    ///
    /// A household whose decision records no cause is `unrecorded`, as in `deprivations`. Throws `unknownUnit`. Cost:
    /// one replay; memory 72 bytes a household. Source: form 7.10 of the yearly review.
    public func causes(
        of classes: Set<HouseholdClass> = CutView.formClasses, by grouping: UnitGrouping? = nil, unit: String? = nil
    ) throws(LedgerError) -> CauseReport {
        try causes(of: classes, by: grouping, unit: unit, in: nil)
    }

    /// The same in a part of a union.
    func deprivations(
        of classes: Set<HouseholdClass>, by grouping: UnitGrouping?, unit: String?, in part: UnionPart?
    ) throws(LedgerError) -> DeprivationReport {
        try decisions("deprivations", of: classes, by: grouping, unit: unit, in: part) { $0.deprivations }
    }

    /// The same in a part of a union.
    func causes(
        of classes: Set<HouseholdClass>, by grouping: UnitGrouping?, unit: String?, in part: UnionPart?
    ) throws(LedgerError) -> CauseReport {
        try decisions("causes", of: classes, by: grouping, unit: unit, in: part) { $0.causes }
    }

    private func decisions<Word: Token>(
        _ name: String, of classes: Set<HouseholdClass>, by grouping: UnitGrouping?, unit: String?,
        in part: UnionPart?, words: (Findings) -> TokenSet<Word>
    ) throws(LedgerError) -> DecisionReport<Word> {
        let unit = try self.unit(called: unit, in: part)
        let (counting, decisions) = try view.decisions(cut)
        let households = counting.households
        let units = self.rows(counting.units, unit, level: grouping?.level, in: part)
        var names = rowNames(in: part)
        var rows: [UInt64: DecisionRow<Word>] = [:]
        for number in 0..<households.count {
            let slot = households[number]
            guard slot.isPresent, classes.contains(slot.householdClass),
                let row = units.row(of: slot.unit)
            else { continue }
            let key = (grouping == nil ? 0 : UInt64(row) << 8) | UInt64(slot.householdClass.rawValue)
            if rows[key] == nil {
                rows[key] = DecisionRow(
                    unit: grouping == nil ? nil : try names[row], householdClass: slot.householdClass)
            }
            rows[key]?.add(members: slot.members, words(decisions[number].findings))
        }
        return DecisionReport(
            cut: cut, unitsOn: unitsOn, unit: unit?.name, isByUnit: grouping != nil,
            classes: classes.sorted { $0.order < $1.order },
            rows: rows.values.sorted { $0.order < $1.order }, name: name)
    }
}
