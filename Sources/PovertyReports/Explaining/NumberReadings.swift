// The other readings of a number that are tried when the ledger does not give it, in the order of nearness: each
// differs from the one asked for in one respect only. It counts nothing itself.

import EventLedger
import PovertyLedger

/// Everything that is near one reading of a number.
struct NumberReadings {
    /// What was said of the number.
    let asked: NumberReading
    /// Whether the units' day was named, rather than being that of the cut.
    let namesUnitDay: Bool
    /// The days on which units merged or changed their parent, and the days before them.
    let unitDays: [Day]
    /// Other positions for the same day, with the words that lead there.
    let otherKnowledge: [(knownAt: KnownAt, position: Position)]

    /// All other readings, the nearest first.
    var all: [NumberExplanation] {
        protections + otherUnitDays + knowledge + days + [otherMeasure] + classes
    }

    private var protections: [NumberExplanation] {
        [nil, false, true].filter { $0 != asked.filter.socialProtection }.map { protection in
            explanation(.socialProtection, filter: asked.filter.with(socialProtection: protection))
        }
    }

    private var otherUnitDays: [NumberExplanation] {
        guard asked.filter.unit != nil else { return [] }
        return unitDays.filter { $0 != asked.unitsOn }.map { explanation(.unitsOn, unitsOn: $0) }
    }

    private var knowledge: [NumberExplanation] {
        otherKnowledge.map { knownAt, position in
            explanation(
                .known, cut: Cut(effectiveOn: asked.cut.effectiveOn, position: position), knownAt: knownAt)
        }
    }

    private var days: [NumberExplanation] {
        NumberReadings.days(near: asked.cut.effectiveOn).map { day in
            explanation(
                .effectiveOn, cut: Cut(effectiveOn: day, position: asked.cut.position),
                unitsOn: namesUnitDay ? asked.unitsOn : day)
        }
    }

    private var otherMeasure: NumberExplanation {
        explanation(.measure, measure: asked.measure == .households ? .persons : .households)
    }

    private var classes: [NumberExplanation] {
        let others: [Set<HouseholdClass>] = [[.poor], [.nearPoor], [.poor, .nearPoor]]
        return others.filter { $0 != asked.filter.classes }.map {
            explanation(.householdClass, filter: asked.filter.with(classes: $0))
        }
    }

    private func explanation(
        _ difference: NumberDifference, cut: Cut? = nil, unitsOn: Day? = nil, filter: AccountFilter? = nil,
        measure: NumberMeasure? = nil, knownAt: KnownAt? = nil
    ) -> NumberExplanation {
        let reading = NumberReading(
            cut: cut ?? asked.cut, unitsOn: unitsOn ?? asked.unitsOn, filter: filter ?? asked.filter,
            measure: measure ?? asked.measure)
        return NumberExplanation(difference: difference, reading: reading, knownAt: knownAt)
    }

    /// The last day of each month from 12 months before a day to 12 months after it, and of each year from ten years
    /// before to ten years after; the nearest first, of two equally near the earlier. The day itself is not among them.
    static func days(near day: Day) -> [Day] {
        let (year, month, _) = day.civil
        var days = Set(((year - 10)...(year + 10)).compactMap { Day.endOfYear($0) })
        if let first = Day(year: year, month: month, day: 1) {
            // The day before the first of a month is the last of the month before.
            days.formUnion((-11...13).compactMap { first.adding(months: $0)?.previous })
        }
        days.remove(day)
        func distance(_ other: Day) -> UInt32 { (other.daysSinceEpoch - day.daysSinceEpoch).magnitude }
        return days.sorted { (distance($0), $0) < (distance($1), $1) }
    }
}
