// The fold of a series: the households of its first day, as every count folds them, and the steps of the days after it.
// One replay collects both; then the steps of each day are applied to the households of the day before, and only the
// accounts that change are touched. It knows no names and no rows.

import EventLedger

/// The households on the first of some days, and what happened to them between each and the next.
struct SeriesFold: Projection {
    /// The days as days since 1970-01-01, ascending; at least one.
    private let days: [Int32]
    private let first: Int32
    private let last: Int32
    private let known: Position
    /// The households on the first day.
    private(set) var households: HouseholdFold
    /// For each day the steps after the day before it, in the order of recording; none for the first.
    private(set) var steps: [[Step]]

    /// What an event does to a household, in 20 bytes.
    struct Step {
        let household: UInt32
        let day: Int32
        let step: HouseholdStep
    }

    /// Starts with room for that many households. `days` ascend; there is at least one.
    init(_ days: [Day], knownThrough position: Position, households: Int) {
        precondition(!days.isEmpty, "a series has a day")
        self.days = days.map(\.daysSinceEpoch)
        first = days[0].daysSinceEpoch
        last = days[days.count - 1].daysSinceEpoch
        known = position
        self.households = HouseholdFold(Cut(effectiveOn: days[0], position: position), households: households)
        steps = [[Step]](repeating: [], count: days.count)
    }

    @inline(__always)
    mutating func apply(_ event: EventHead, payload: RawSpan) throws(LedgerError) {
        if event.effectiveDay <= first {
            try households.apply(event, payload: payload)
        } else if event.category == StreamCategory.household.rawValue {
            try keep(event, payload)
        }
    }

    /// Keeps the step of an event after the first day, where the series knows it and it changes a household.
    private mutating func keep(_ event: EventHead, _ payload: RawSpan) throws(LedgerError) {
        guard event.position <= known, event.voidedBy > known, event.effectiveDay <= last,
            HouseholdStep.changesState(event.type)
        else { return }
        guard let step = HouseholdStep(event, payload: payload), Int(event.streamNumber) < event.position else {
            throw LedgerError.misfit(at: event.position)
        }
        steps[days.firstIndex(notBefore: event.effectiveDay)].append(
            Step(household: event.streamNumber, day: event.effectiveDay, step: step))
    }
}

extension HouseholdView {
    /// Calls for each of some ascending days, in their order, with the tallies of that day by the number of the unit
    /// that households are recorded in, and with the units of each day, all as known at a position, the last of an
    /// entry.
    ///
    /// Cost: one replay, and a step for each event after the first day; memory 24 bytes a household and 20 to 40 an
    /// event after the first day, however many days there are.
    func foldedSeries(
        on days: [Day], knownThrough position: Position,
        _ point: (_ day: Day, _ tallies: UnitTallies, _ units: UnitCalendar) throws(LedgerError) -> Void
    ) throws(LedgerError) {
        var fold = Both(
            SeriesFold(days, knownThrough: position, households: householdCount), UnitFold(knownThrough: position))
        try ledger.replay(through: position, into: &fold)
        let units = UnitCalendar(fold.second)
        var households = fold.first.households
        var tallies = households.tallies
        for (day, steps) in zip(days, fold.first.steps) {
            for step in steps {
                let (before, after) = households.apply(step.step, to: Int(step.household), on: step.day)
                tallies.remove(before)
                tallies.add(after)
            }
            try point(day, tallies, units)
        }
    }
}

extension [Int32] {
    /// The index of the first of ascending days that is not before a day; the last where all are.
    func firstIndex(notBefore day: Int32) -> Int {
        var (low, high) = (0, count - 1)
        while low < high {
            let middle = (low + high) / 2
            if self[middle] < day { low = middle + 1 } else { high = middle }
        }
        return low
    }
}
