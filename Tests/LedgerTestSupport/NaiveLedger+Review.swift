// What a review lists of the movement itself, in the naive model: every list goes through all events again, and the
// standing of units is put together from the model's other answers.

import EventLedger
import PovertyLedger
import PovertyReports

/// An event of a movement as a review lists it, in words.
public struct NaiveReviewRow: Hashable, Sendable {
    /// The event.
    public var reference: EventReference
    /// Its day.
    public var day: Day
    /// All else that the row says, in the order of its columns.
    public var words: [String]

    /// A row.
    public init(_ reference: EventReference, _ day: Day, _ words: [String]) {
        (self.reference, self.day, self.words) = (reference, day, words)
    }
}

/// A unit as a review compares it.
public struct NaiveReviewedUnit: Hashable, Sendable {
    /// The unit.
    public var unit: String
    /// Opening and closing of the poor, of the near-poor; exits, relapses, left behind, gifts in VND, initiatives
    /// recorded and adopted.
    public var figures = [Int64](repeating: 0, count: 10)

    /// A unit of nothing.
    public init(_ unit: String) { self.unit = unit }
}

extension NaiveLedger {
    private func counts(_ unit: String, _ units: NaiveUnits, _ cut: NaiveCut, within only: String?) -> Bool {
        units.row(unit, on: cut.effectiveOn, within: only) != nil
    }

    private func row(_ event: NaiveEvent, _ words: [String?]) -> NaiveReviewRow {
        NaiveReviewRow(event.reference, event.day!, words.map { $0 ?? "-" })
    }

    /// Households of a class with and without a sponsor: households, persons, of each.
    public func sponsored(_ someClass: HouseholdClass, _ cut: NaiveCut, within only: String?) -> [NaiveTally] {
        let units = NaiveUnits(live(knownThrough: cut.position))
        var tallies = [NaiveTally(), NaiveTally()]
        for household in households(cut).values where household.state == someClass {
            guard counts(household.unit, units, cut, within: only) else { continue }
            tallies[household.sponsors.isEmpty ? 1 : 0].add(household)
        }
        return tallies
    }

    /// Initiatives recorded or adopted in the span, each with the adoptions inside the cut.
    public func reviewedInitiatives(_ cut: NaiveCut, from: Day, within only: String?) -> [NaiveReviewRow] {
        let units = NaiveUnits(live(knownThrough: cut.position))
        let events = live(cut).sorted(by: NaiveEvent.timelineOrder)
        return events.compactMap { event in
            guard case .initiativeRecorded(let fields) = event.body else { return nil }
            let adoptions = events.compactMap { other -> (unit: String, event: NaiveEvent)? in
                guard case .initiativeAdopted(let adopted) = other.body, adopted.initiative == event.reference
                else { return nil }
                return (adopted.unit, other)
            }
            let acts = [(fields.unit, event.day!)] + adoptions.map { ($0.unit, $0.event.day!) }
            guard acts.contains(where: { $0.1 >= from && counts($0.0, units, cut, within: only) }) else { return nil }
            let words = adoptions.map { "\($0.unit) \($0.event.day!) \($0.event.reference)" }
            return row(event, [fields.unit, fields.title, fields.proposer] + words)
        }
    }

    /// Who joined in the span.
    public func reviewedMembers(_ cut: NaiveCut, from: Day, within only: String?) -> [NaiveReviewRow] {
        let units = NaiveUnits(live(knownThrough: cut.position))
        return live(cut).sorted(by: NaiveEvent.timelineOrder).compactMap { event in
            guard case .movementJoined(let fields) = event.body, event.day! >= from else { return nil }
            switch fields.member {
            case .unit(let unit):
                return counts(unit, units, cut, within: only) ? row(event, [fields.movement, unit, nil]) : nil
            case .collective(let name): return only == nil ? row(event, [fields.movement, nil, name]) : nil
            }
        }
    }

    /// The reviews held in the span.
    public func reviewedOccasions(_ cut: NaiveCut, from: Day, within only: String?) -> [NaiveReviewRow] {
        let units = NaiveUnits(live(knownThrough: cut.position))
        return live(cut).sorted(by: NaiveEvent.timelineOrder).compactMap { event in
            guard case .reviewHeld(let fields) = event.body, event.day! >= from,
                counts(fields.unit, units, cut, within: only)
            else { return nil }
            return row(event, [fields.unit, fields.kind.name, "\(fields.through)", fields.document])
        }
    }

    /// The responsibilities that nothing ended: each assignment is followed by hand to the end of its timeline.
    public func reviewedResponsibilities(_ cut: NaiveCut, within only: String?) -> [NaiveReviewRow] {
        let units = NaiveUnits(live(knownThrough: cut.position))
        let states = households(cut)
        let events = live(cut).sorted(by: NaiveEvent.timelineOrder)
        return events.enumerated().compactMap { index, event in
            guard case .responsibilityAssigned(let fields) = event.body else { return nil }
            let isEnded = events[(index + 1)...].contains { later in
                guard case .responsibilityEnded(let end) = later.body else { return false }
                return end.subject == fields.subject && end.holder == fields.holder && end.role == fields.role
            }
            guard !isEnded else { return nil }
            switch fields.subject {
            case .unit(let unit):
                guard counts(unit, units, cut, within: only) else { return nil }
                return row(event, [fields.holder, fields.role, unit, nil])
            case .household(let id):
                guard let state = states[id], state.isPresent, counts(state.unit, units, cut, within: only)
                else { return nil }
                return row(event, [fields.holder, fields.role, nil, id])
            }
        }
    }

    /// The units with a figure, and those in force of the level, in the order of what they reached.
    public func standing(_ cut: NaiveCut, from: Day, within only: String?, level: UnitKind?) -> [NaiveReviewedUnit] {
        let day = cut.effectiveOn
        let units = NaiveUnits(live(knownThrough: cut.position))
        var rows: [String: NaiveReviewedUnit] = [:]
        func place(_ unit: String) -> String? { units.row(unit, on: day, level: level, within: only) }
        func add(_ unit: String?, _ column: Int, _ amount: Int64) {
            guard let unit else { return }
            rows[unit, default: NaiveReviewedUnit(unit)].figures[column] += amount
        }
        for event in live(knownThrough: cut.position) {
            guard let level, case .unitEstablished(let fields) = event.body, units.units(on: day).contains(fields.unit)
            else { continue }
            let areOneLevel: Set<UnitKind> = [.ward, .commune]
            if fields.kind == level || areOneLevel.isSuperset(of: [fields.kind, level]) {
                add(place(fields.unit), 0, 0)
            }
        }
        for (offset, someClass) in [(0, HouseholdClass.poor), (2, .nearPoor)] {
            let table = movement(
                of: someClass, from: from, to: day, position: cut.position, unitsOn: day, unit: only, level: level)
            for (unit, row) in table.rows {
                add(unit, offset, row.opening.households)
                add(unit, offset + 1, row.closing.households)
                for flow in ["exitedToNearPoor", "exitedPastNearPoor"] {
                    add(unit, 4, row.flows[flow]?.households ?? 0)
                }
                add(unit, 5, row.flows["relapsed"]?.households ?? 0)
            }
        }
        for needy in needy(cut, from: from, unit: only, unitsOn: day) where !needy.hasGift {
            add(place(needy.account.unit!), 6, 1)
        }
        for (group, sum) in aid(cut, from: from, by: [.unit], unit: only, unitsOn: day, level: level)
        where !group.isLoan {
            add(group.unit, 7, sum.amountVND)
        }
        for event in live(cut) where (event.day ?? .first) >= from {
            if case .initiativeRecorded(let fields) = event.body { add(place(fields.unit), 8, 1) }
            if case .initiativeAdopted(let fields) = event.body { add(place(fields.unit), 9, 1) }
        }
        return rows.values.sorted { left, right in
            let (a, b) = (left.figures, right.figures)
            let opening = (a[0] + a[2], b[0] + b[2])
            // The share of two small counts as a fraction over the product of both openings.
            let fewer = (opening.0 - a[1] - a[3], opening.1 - b[1] - b[3])
            if opening.0 > 0, opening.1 > 0, fewer.0 * opening.1 != fewer.1 * opening.0 {
                return fewer.0 * opening.1 > fewer.1 * opening.0
            }
            if (opening.0 > 0) != (opening.1 > 0) { return opening.0 > 0 }
            return a[6] != b[6] ? a[6] < b[6] : left.unit < right.unit
        }
    }
}
