// Summing the flows of a window: raw events are folded once, households are walked one after another, and more passes
// follow only where the steps of a window don't fit into their memory.

import EventLedger
import PovertyLedger

/// The balances that the flows of a window lead from and to.
struct FlowBounds {
    /// The households at the opening.
    let opening: HouseholdFold
    /// The households at the closing, folded by themselves: what the flows must lead to.
    let closing: HouseholdFold
    /// The units as they are known.
    let units: UnitFold
}

/// A source of figures whose events can be folded again; declared here because these folds are compiled here (see
/// `HouseholdView+Folding.swift`).
protocol FlowSource: FigureSource {
    /// The number of households, whether known at any cut or not.
    var householdCount: Int { get }
    /// Folds all events up to a position, which must be the last of an entry.
    func replay<Folding: Projection>(through last: Position, into projection: inout Folding) throws(LedgerError)
}

extension HouseholdView: FlowSource {
    func replay<Folding: Projection>(through last: Position, into projection: inout Folding) throws(LedgerError) {
        try ledger.replay(through: last, into: &projection)
    }
}

extension FlowSource {
    /// Hands every flow of a window to a sum that is made for its bounds.
    ///
    /// Cost: one replay that folds opening, closing and steps, and one more for each time that the steps of the window
    /// fill `capacity`. Memory: 64 bytes a household and 20 a step, at most 24 MB of these.
    func flows<Sum: FlowSum>(
        _ window: FlowWindow, capacity: Int = FlowSteps.usualCapacity, into makeSum: (FlowBounds) -> Sum
    ) throws(LedgerError) -> (bounds: FlowBounds, sum: Sum) {
        let households = householdCount
        var steps = FlowSteps(of: 0..<households, capacity: capacity)
        let closing = Cut(effectiveOn: window.to, position: window.known)
        var fold = Both(
            Both(
                FlowFold(window, households: households, steps: steps, isFirst: true),
                HouseholdFold(closing, households: households)),
            UnitFold(knownThrough: window.known))
        try replay(through: window.known, into: &fold)
        guard let opening = fold.first.first.opening, max(opening.count, fold.first.second.count) <= households else {
            throw LedgerError(
                .damaged, "an event names a household that does not exist", remedy: "restore the ledger from a backup")
        }
        let pasts = fold.first.first.pasts
        let bounds = FlowBounds(opening: opening, closing: fold.first.second, units: fold.second)
        var sum = makeSum(bounds)
        Self.walk(steps, window, from: opening, pasts, into: &sum)
        while steps.households.upperBound < households {
            steps = FlowSteps(of: steps.households.upperBound..<households, capacity: capacity)
            var pass = FlowFold(window, households: households, steps: steps, isFirst: false)
            try replay(through: window.known, into: &pass)
            Self.walk(steps, window, from: opening, pasts, into: &sum)
        }
        return (bounds, sum)
    }

    /// Walks the households whose steps are there, one after another.
    private static func walk<Sum: FlowSum>(
        _ steps: FlowSteps, _ window: FlowWindow, from opening: HouseholdFold, _ pasts: [FlowPast], into sum: inout Sum
    ) {
        var timeline: [FlowStep] = []
        for household in steps.households {
            steps.timeline(of: household, &timeline)
            guard !timeline.isEmpty else { continue }
            var walk = FlowWalk(household, from: opening[household], pasts[household], window)
            for step in timeline {
                if let flow = walk.take(step) { sum.add(flow) }
            }
        }
    }
}
