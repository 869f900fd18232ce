// The other readings of a published number, by brute force: each is written out as the documents list them, and counted
// with a fold of its own.

import EventLedger
import PovertyLedger
import PovertyReports

/// One way to arrive at a number.
public struct NaiveReading: Hashable, Sendable {
    /// In what it differs from what was said.
    public var difference: NumberDifference
    /// The cut.
    public var cut: NaiveCut
    /// The day whose units are counted by.
    public var unitsOn: Day
    /// The households it counts.
    public var filter: NaiveFilter
    /// Households or persons.
    public var measure: NumberMeasure

    /// A reading.
    public init(
        _ difference: NumberDifference, _ cut: NaiveCut, unitsOn: Day, _ filter: NaiveFilter, _ measure: NumberMeasure
    ) {
        self.difference = difference
        self.cut = cut
        self.unitsOn = unitsOn
        self.filter = filter
        self.measure = measure
    }
}

extension NaiveLedger {
    /// What a reading counts.
    public func count(_ reading: NaiveReading) -> Int64 {
        let tally = count(reading.cut, reading.filter, unitsOn: reading.unitsOn)
        return reading.measure == .households ? tally.households : tally.persons
    }

    /// Every other reading of a number, the nearest first. `unitsOn` is nil where it is the cut's own day.
    public func readings(
        _ cut: NaiveCut, unitsOn: Day?, _ filter: NaiveFilter, _ measure: NumberMeasure
    ) -> [NaiveReading] {
        let asked = NaiveReading(.measure, cut, unitsOn: unitsOn ?? cut.effectiveOn, filter, measure)
        var all: [NaiveReading] = []
        func add(_ difference: NumberDifference, _ change: (inout NaiveReading) -> Void) {
            var reading = asked
            change(&reading)
            guard reading != asked else { return }
            reading.difference = difference
            all.append(reading)
        }
        add(.socialProtection) { $0.filter.socialProtection = nil }
        add(.socialProtection) { $0.filter.socialProtection = false }
        add(.socialProtection) { $0.filter.socialProtection = true }
        if filter.unit != nil {
            let units = NaiveUnits(live(knownThrough: cut.position))
            let changes = units.mergers.map(\.day) + units.parentDays
            for day in Set(changes + changes.compactMap(\.previous)).sorted() { add(.unitsOn) { $0.unitsOn = day } }
        }
        var positions = [0, cut.position]
        for position in knowledge(of: cut.effectiveOn) where !positions.contains(position) {
            positions.append(position)
            add(.known) { $0.cut.position = position }
        }
        for day in otherDays(than: cut.effectiveOn) {
            add(.effectiveOn) { reading in
                reading.cut.effectiveOn = day
                if unitsOn == nil { reading.unitsOn = day }
            }
        }
        let other: NumberMeasure = measure == .households ? .persons : .households
        all.append(NaiveReading(.measure, cut, unitsOn: asked.unitsOn, filter, other))
        add(.householdClass) { $0.filter.classes = [.poor] }
        add(.householdClass) { $0.filter.classes = [.nearPoor] }
        add(.householdClass) { $0.filter.classes = [.poor, .nearPoor] }
        return all
    }

    /// Positions at which a day could have been known: at its end, 15 days later, at each closing of a period with it,
    /// at the end of each year from its own to the one before the last recording, at the end.
    func knowledge(of day: Day) -> [Int] {
        var known: [NaiveCutRequest.Knowledge] = [.day(day)]
        if let later = Day(daysSinceEpoch: day.daysSinceEpoch + 15) { known.append(.day(later)) }
        for recorded in entries {
            for event in recorded.entry.events {
                if case .periodClosed(let fields) = event.body, fields.through >= day {
                    known.append(.position(recorded.last))
                }
            }
        }
        if let last = entries.last?.recordedAt.day(at: offset).year,
            let first = entries.first?.recordedAt.day(at: offset).year
        {
            for year in first...last where year >= day.year && year < last {
                if let end = Day.endOfYear(year) { known.append(.day(end)) }
            }
        }
        known.append(.all)
        return known.compactMap { try? resolve(NaiveCutRequest(day, knownAt: $0)).position }
    }

    /// The month ends within a year of a day and the year ends within ten, found by looking at every day; nearest
    /// first.
    func otherDays(than day: Day) -> [Day] {
        let (year, month, _) = day.civil
        var days: [Day] = []
        for distance in 1...Int32(4100) {
            for shift in [-distance, distance] {
                guard let other = Day(daysSinceEpoch: day.daysSinceEpoch + shift) else { continue }
                let (otherYear, otherMonth, _) = other.civil
                let isMonthEnd = other.next == nil || other.next?.civil.day == 1
                let months = (otherYear * 12 + otherMonth) - (year * 12 + month)
                let isNear = abs(months) <= 12 || (otherMonth == 12 && abs(otherYear - year) <= 10)
                if isMonthEnd && isNear { days.append(other) }
            }
        }
        return days
    }
}
