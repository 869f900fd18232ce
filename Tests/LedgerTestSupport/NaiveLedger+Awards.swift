// Awards and incomes in the naive model: each question goes through all events again.

import EventLedger
import PovertyLedger

/// An award and the event that revoked it.
public struct NaiveAward: Hashable, Sendable {
    /// The event that granted it.
    public var reference: EventReference
    /// The day it took effect.
    public var day: Day
    /// What was recorded of it.
    public var fields: AwardGranted
    /// The event that revoked it inside the cut.
    public var revokedBy: EventReference?
    /// The day of that, and the cause.
    public var revokedOn: Day?
    /// Why.
    public var cause: String?

    /// An award that stands unless an event revoked it.
    public init(
        reference: EventReference, day: Day, fields: AwardGranted, revokedBy: EventReference? = nil,
        revokedOn: Day? = nil, cause: String? = nil
    ) {
        self.reference = reference
        self.day = day
        self.fields = fields
        self.revokedBy = revokedBy
        self.revokedOn = revokedOn
        self.cause = cause
    }
}

/// What the naive model knows of the incomes of a class on a day.
public struct NaiveIncome: Hashable, Sendable {
    /// The households in the class.
    public var all = NaiveTally()
    /// Those of them that were assessed.
    public var assessed = NaiveTally()
    /// Every assessed household's income once for each of its members, ascending.
    public var ofPersons: [Int64] = []
    /// Every assessed household's income, ascending.
    public var ofHouseholds: [Int64] = []

    /// Nobody.
    public init() {}
}

/// Which households an income is of.
public struct NaiveIncomeGroup: Hashable, Sendable {
    /// The year at whose last day, or at the cut's, they are looked at.
    public var year: Int
    /// Their unit; nil where units are not told apart.
    public var unit: String?
    /// Their class.
    public var householdClass: HouseholdClass

    /// A group.
    public init(_ year: Int, unit: String?, _ householdClass: HouseholdClass) {
        self.year = year
        self.unit = unit
        self.householdClass = householdClass
    }
}

extension NaiveLedger {
    /// The awards granted inside a cut from a day on, by day and position.
    public func awards(_ cut: NaiveCut, from: Day?) -> [NaiveAward] {
        let live = live(cut).sorted(by: NaiveEvent.timelineOrder)
        return live.compactMap { event in
            guard case .awardGranted(let fields) = event.body, let day = event.day, day >= from ?? .first else {
                return nil
            }
            var award = NaiveAward(reference: event.reference, day: day, fields: fields)
            for other in live {
                guard case .awardRevoked(let revocation) = other.body, revocation.award == event.reference else {
                    continue
                }
                award.revokedBy = other.reference
                award.revokedOn = other.day
                award.cause = revocation.cause
            }
            return award
        }
    }

    /// The incomes by class at the end of each year, from the first year with an assessment (or a later `from`) on.
    public func incomes(
        _ cut: NaiveCut, from: Int?, byUnit: Bool, only: String? = nil, unitsOn: Day, level: UnitKind? = nil
    ) -> [NaiveIncomeGroup: NaiveIncome] {
        let assessments = live(cut).compactMap { event -> Int? in
            if case .incomeAssessed = event.body { event.day?.civil.year } else { nil }
        }
        guard let first = assessments.min() else { return [:] }
        let units = NaiveUnits(live(knownThrough: cut.position))
        var incomes: [NaiveIncomeGroup: NaiveIncome] = [:]
        var year = max(first, from ?? first)
        while year <= cut.effectiveOn.civil.year {
            let end = NaiveCut(min(Day(year: year, month: 12, day: 31)!, cut.effectiveOn), position: cut.position)
            for (id, household) in households(end) where household.isPresent {
                guard let row = units.row(household.unit, on: unitsOn, level: level, within: only) else { continue }
                let unit = byUnit ? row : nil
                let group = NaiveIncomeGroup(year, unit: unit, household.householdClass)
                var income = incomes[group] ?? NaiveIncome()
                income.all.add(household)
                let latest = timeline(of: id, end).last { if case .incomeAssessed = $0.body { true } else { false } }
                if case .incomeAssessed(let fields)? = latest?.body {
                    income.assessed.add(household)
                    income.ofHouseholds.append(fields.perPersonMonthlyVND)
                    for _ in 0..<household.members { income.ofPersons.append(fields.perPersonMonthlyVND) }
                }
                incomes[group] = income
            }
            year += 1
        }
        for group in incomes.keys {
            incomes[group]?.ofPersons.sort()
            incomes[group]?.ofHouseholds.sort()
        }
        return incomes
    }
}
