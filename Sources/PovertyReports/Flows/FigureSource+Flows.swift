// Summing the flows of a window: raw events are folded once, households are walked one after another, and more passes
// follow only where the steps of a window don't fit into their memory.

import EventLedger
import PovertyLedger

/// What the flows of a window lead from and to, and their sum.
struct FoldedFlows<Sum: FlowSum, Closing: Projection> {
    /// The households at the opening.
    let opening: HouseholdFold
    /// What was folded of the closing, by itself: what the flows must lead to.
    var closing: Closing
    /// The units as they are known.
    let units: UnitFold
    /// The sum of the flows.
    var sum: Sum
}

/// Folds nothing: for a closing that is looked up.
struct Unfolded: Projection {
    mutating func apply(_ event: EventHead, payload: RawSpan) {}
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
    /// Hands every flow of a window to a sum that is made for the units, and all events to `closing`.
    ///
    /// Cost: one replay that folds opening, closing and steps, and one more for each time that the steps of the window
    /// fill `capacity`. Memory: 40 bytes a household, those of `closing`, and 20 a step, at most 24 MB of these.
    func flows<Sum: FlowSum, Closing: Projection>(
        _ window: FlowWindow, closing: Closing, capacity: Int = FlowSteps.usualCapacity, into makeSum: (UnitFold) -> Sum
    ) throws(LedgerError) -> FoldedFlows<Sum, Closing> {
        let households = householdCount
        var steps = FlowSteps(of: 0..<households, capacity: capacity)
        var fold = Both(
            Both(FlowFold(window, households: households, steps: steps, isFirst: true), closing),
            UnitFold(knownThrough: window.known))
        try replay(through: window.known, into: &fold)
        let (opening, pasts) = (fold.first.first.opening, fold.first.first.pasts)
        var flows = FoldedFlows(
            opening: opening, closing: fold.first.second, units: fold.second, sum: makeSum(fold.second))
        Self.walk(steps, window, from: opening, pasts, into: &flows.sum)
        while steps.households.upperBound < households {
            steps = FlowSteps(of: steps.households.upperBound..<households, capacity: capacity)
            var pass = FlowFold(window, households: households, steps: steps, isFirst: false)
            try replay(through: window.known, into: &pass)
            Self.walk(steps, window, from: opening, pasts, into: &flows.sum)
        }
        return flows
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
