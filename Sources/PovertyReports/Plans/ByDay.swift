// One fold for several days, all as known at one position: each event is applied once, to the fold of the first day
// that is not before it, and what came by then is carried to the later days at the end.

import EventLedger
import PovertyLedger

/// A fold whose result at a day follows from its result at an earlier day and the events after that.
protocol CarriedFold: Projection {
    /// Takes over what an earlier day has where none of its own events, which are all later, says otherwise.
    mutating func carry(from earlier: Self)
}

/// The same fold at several days. Cost: that of one of them for each event, and one pass over the memory of all.
struct ByDay<Fold: CarriedFold>: Projection {
    private let days: [Day]
    private let numbers: [Int32]
    private(set) var all: [Fold]

    /// Starts a fold at each of some days, in ascending order.
    init(_ days: [Day], _ makeFold: (Day) -> Fold) {
        self.days = days
        numbers = days.map(\.daysSinceEpoch)
        all = days.map(makeFold)
    }

    @inline(__always)
    mutating func apply(_ event: EventHead, payload: RawSpan) throws(LedgerError) {
        var index = numbers.count
        while index > 0, event.effectiveDay <= numbers[index - 1] { index -= 1 }
        if index < numbers.count { try all[index].apply(event, payload: payload) }
    }

    /// Ends the fold: until then each day has its own events only.
    mutating func finish() {
        for index in all.indices.dropFirst() { all[index].carry(from: all[index - 1]) }
    }

    /// The fold of a day; nil for one that was not asked for.
    subscript(day: Day) -> Fold? { days.firstIndex(of: day).map { all[$0] } }
}

extension HouseholdFold: CarriedFold {}
