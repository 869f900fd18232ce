// How the events of a synthetic history are spread over its days, decided before the first is written, so that the
// number of events comes out exactly. It knows numbers and days, no household.

import EventLedger

/// What happens when: the opening, the yearly totals, the merger, and so many other events a day.
struct SyntheticSchedule {
    let from: Int32
    let to: Int32
    let units: Int
    /// Households registered and classified at the opening, two events each.
    let openingHouseholds: Int
    /// The day eight units merge, or nil when the history is too short for it.
    let mergerOn: Int32?
    /// Whether the households of each unit are reported on each 31 December.
    let hasYearlyTotals: Bool
    /// Events that are not of the opening, the totals or the merger.
    let otherEvents: Int
    /// The sum of the weights of all days.
    private let totalWeight: Int

    init(_ options: SynthesisOptions) {
        from = options.from.daysSinceEpoch
        to = options.to.daysSinceEpoch
        units = options.events < 400 ? 2 : 10
        mergerOn = units == 10 ? SyntheticSchedule.merger(from: options.from, to: options.to) : nil
        // Some codes are kept for households that come later.
        openingHouseholds = max(1, min(options.households - options.households / 20, options.events / 5))
        var yearly = 0
        for year in options.from.year...options.to.year {
            guard let end = Day.endOfYear(year), end > options.from, end <= options.to else { continue }
            let merged = mergerOn.map { end.daysSinceEpoch >= $0 } ?? false
            yearly += SyntheticUnits.standing(of: units, merged: merged)
        }
        hasYearlyTotals = yearly <= options.events / 10
        let opening = SyntheticSchedule.openingEvents(units: units) + 2 * openingHouseholds
        let merger = mergerOn == nil ? 0 : SyntheticUnits.mergerEvents
        otherEvents = options.events - opening - merger - (hasYearlyTotals ? yearly : 0)
        totalWeight = (from...to).reduce(0) { $0 + SyntheticSchedule.weight(of: $1) }
    }

    /// The units, their totals, the plan, and the fund where there is one.
    static func openingEvents(units: Int) -> Int { 2 * units + 1 + (hasFund(units: units) ? 1 : 0) }

    private static func hasFund(units: Int) -> Bool { units == 10 }

    /// Whether there is a fund, and a movement beside it: in histories of ten units.
    var hasFund: Bool { SyntheticSchedule.hasFund(units: units) }

    /// The first of the month at seven eighths of the time, or nil in a history under a year.
    private static func merger(from: Day, to: Day) -> Int32? {
        let span = to.daysSinceEpoch - from.daysSinceEpoch
        guard span >= 365, let near = Day(daysSinceEpoch: from.daysSinceEpoch + span / 8 * 7) else { return nil }
        return Day(year: near.year, month: near.civil.month, day: 1)?.daysSinceEpoch
    }

    /// How busy a day is: little at weekends, three times as much in the autumn review.
    static func weight(of day: Int32) -> Int {
        // 1970-01-01 was a Thursday.
        let weekday = (Int(day) % 7 + 10) % 7
        let base = weekday < 5 ? 10 : weekday == 5 ? 2 : 0
        return isReviewSeason(day) ? base * 3 : base
    }

    /// Whether the periodic review is held on a day: 1 September to 14 December.
    static func isReviewSeason(_ day: Int32) -> Bool {
        guard let civil = Day(daysSinceEpoch: day)?.civil else { return false }
        return (9...11).contains(civil.month) || (civil.month == 12 && civil.day <= 14)
    }

    /// How many of the other events are due by the end of a day, given the weight of all days up to it.
    func due(by day: Int32, weightSoFar: Int) -> Int {
        if day >= to || totalWeight == 0 { return day >= to ? otherEvents : 0 }
        return otherEvents * weightSoFar / totalWeight
    }

    /// The most events a document of a small history has, so that a few documents don't use it up.
    var largestDocument: Int { min(400, max(4, otherEvents / 50)) }
}

// Random numbers that are the same for a seed on every machine and with every version of the compiler.
// SplitMix64 as published by Steele, Lea and Flood (2014). Never for secrets.

/// A seeded generator of 64-bit numbers.
struct SplitMix64 {
    private var state: UInt64

    init(seed: UInt64) { state = seed }

    /// The next number, any of 2⁶⁴.
    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var mixed = state
        mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
        mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
        return mixed ^ (mixed >> 31)
    }

    /// A number from 0 to below `bound`. The bias is under one in 2³² for any bound used here.
    mutating func below(_ bound: Int) -> Int {
        precondition(bound > 0, "a range needs at least one number")
        return Int(next().multipliedFullWidth(by: UInt64(bound)).high)
    }

    /// Whether something that happens in so many of a hundred cases happens now.
    mutating func happens(percent: Int) -> Bool { below(100) < percent }

    /// A place in a list of weights, drawn in proportion to them.
    mutating func place(in weights: [Int]) -> Int {
        var total = 0
        for weight in weights { total += weight }
        var rest = below(total)
        for index in weights.indices {
            rest -= weights[index]
            if rest < 0 { return index }
        }
        return weights.count - 1
    }
}
