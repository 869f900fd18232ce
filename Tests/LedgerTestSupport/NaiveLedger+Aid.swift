// Aid in the naive model: every event of aid is looked at by itself, and the unit of a household on its day is found by
// folding its timeline up to that event.

import EventLedger
import PovertyLedger
import PovertyReports

extension NaiveLedger {
    /// What was given inside a cut from a day on, by the dimensions asked for; without any there is a row for gifts and
    /// one for loans, where there are some. In one unit only where `unit` says so.
    public func aid(
        _ cut: NaiveCut, from: Day?, by dimensions: Set<AidDimension>, unit only: String?, unitsOn: Day,
        level: UnitKind? = nil
    ) -> [NaiveAidGroup: NaiveAidSum] {
        let units = NaiveUnits(live(knownThrough: cut.position))
        var sums: [NaiveAidGroup: NaiveAidSum] = [:]
        for event in live(cut) {
            guard case .aidGiven(let fields) = event.body, let day = event.day, day >= from ?? .first else { continue }
            let place = unit(of: event, fields, cut).flatMap {
                units.row($0, on: unitsOn, level: level, within: only)
            }
            if only != nil, place == nil { continue }
            var group = NaiveAidGroup(isLoan: fields.kind == .credit)
            if dimensions.contains(.unit) { group.unit = place }
            if dimensions.contains(.household), case .household(let id) = fields.subject { group.household = id }
            if dimensions.contains(.donor) { group.donor = fields.donor }
            if dimensions.contains(.kind) { group.kind = fields.kind }
            if dimensions.contains(.donorKind) { group.donorKind = fields.donorKind }
            if dimensions.contains(.programme) { group.programme = fields.programme }
            if dimensions.contains(.year) { group.year = day.civil.year }
            var sum = sums[group] ?? NaiveAidSum()
            sum.events += 1
            if let amount = fields.amountVND { sum.amountVND += amount } else { sum.withoutAmount += 1 }
            switch fields.subject {
            case .household(let id): sum.households.insert(id)
            case .unit(let id): sum.units.insert(units.standsFor(id, on: unitsOn))
            }
            sums[group] = sum
        }
        return sums
    }

    /// The unit, as recorded, that an event of aid counts in; nil for a household that was not in the register.
    func unit(of event: NaiveEvent, _ fields: AidGiven, _ cut: NaiveCut) -> String? {
        guard case .household(let id) = fields.subject else { return fields.subject.id }
        var household = NaiveHousehold()
        for earlier in timeline(of: id, cut) {
            if earlier.position == event.position { break }
            guard earlier.household != nil else { continue }
            _ = household.apply(earlier.body) { _ in nil }
        }
        return household.isPresent ? household.unit : nil
    }

    /// The poor and near-poor households of a cut, by code, with what they got from a day on.
    public func needy(_ cut: NaiveCut, from: Day?, unit only: String?, unitsOn: Day) -> [NaiveNeedy] {
        let units = NaiveUnits(live(knownThrough: cut.position))
        var rows: [NaiveNeedy] = []
        for (id, household) in households(cut).sorted(by: { $0.key < $1.key }) {
            guard household.isPresent, [.poor, .nearPoor].contains(household.householdClass) else { continue }
            guard units.row(household.unit, on: unitsOn, within: only) != nil else { continue }
            let place = units.standsFor(household.unit, on: unitsOn)
            var row = NaiveNeedy(
                household: id,
                account: NaiveAccount(
                    unit: place, household.householdClass, socialProtection: household.socialProtection),
                members: household.members, hasGift: false, hasLoan: false, lastAid: nil)
            for event in timeline(of: id, cut) {
                guard case .aidGiven(let fields) = event.body, let day = event.day else { continue }
                row.lastAid = event.reference
                guard day >= from ?? .first else { continue }
                if fields.kind == .credit { row.hasLoan = true } else { row.hasGift = true }
            }
            rows.append(row)
        }
        return rows
    }
}
