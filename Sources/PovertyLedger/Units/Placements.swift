// The unit of each household over time, as known at a cut: the steps that placed it in a unit or removed it from the
// register. It is read for events that count in the unit of their own day, not of the cut's.

import EventLedger

/// Collects registrations, moves and dissolutions inside a cut: 24 bytes each.
package struct PlacementFold: Projection {
    private let cut: Cut
    private var steps: [PlacementStep] = []

    package init(_ cut: Cut) { self.cut = cut }

    package mutating func apply(_ event: EventHead, payload: RawSpan) throws(LedgerError) {
        guard event.category == StreamCategory.household.rawValue, event.type <= PlacementFold.dissolved,
            event.isInside(cut)
        else { return }
        guard let step = HouseholdStep(event, payload: payload), Int(event.streamNumber) < event.position else {
            throw LedgerError.misfit(at: event.position)
        }
        guard let unit = step == .dissolved ? PlacementStep.nowhere : step.unit else { return }
        var isBoundaryChange = false
        if case .moved = step { isBoundaryChange = HouseholdMoved.View(payload)?.cause == .boundaryChange }
        steps.append(
            PlacementStep(
                household: event.streamNumber, day: event.effectiveDay, position: event.position, unit: unit,
                isBoundaryChange: isBoundaryChange))
    }

    private static var dissolved: UInt16 { EventKind.householdDissolved.recordType }

    /// The steps in timeline order, household by household. Cost: one sort of them.
    package consuming func placements() -> Placements { Placements(steps) }
}

/// A household was placed in a unit, or in none.
struct PlacementStep {
    let household: UInt32
    let day: Int32
    let position: Position
    let unit: UInt32
    /// Whether it moved because the boundary of its unit changed.
    let isBoundaryChange: Bool

    /// The unit of a household that was dissolved.
    static let nowhere = UInt32.max
}

/// The steps of all households.
package struct Placements {
    private var steps: [PlacementStep]
    /// The index at which the steps of each household begin, and after the last one their end.
    private var starts: [UInt32]

    init(_ unsorted: consuming [PlacementStep]) {
        steps = unsorted
        steps.sort { ($0.household, $0.day, $0.position) < ($1.household, $1.day, $1.position) }
        starts = []
        for (index, step) in steps.enumerated() {
            while starts.count <= Int(step.household) { starts.append(UInt32(index)) }
        }
        starts.append(UInt32(steps.count))
    }

    /// Calls for each step that took a household out of a unit into another, with the unit it left.
    func forEachMove(_ body: (_ from: UInt32, _ step: PlacementStep) -> Void) {
        for (previous, step) in zip(steps, steps.dropFirst()) where previous.household == step.household {
            guard previous.unit != PlacementStep.nowhere, step.unit != PlacementStep.nowhere else { continue }
            body(previous.unit, step)
        }
    }

    /// The number of the unit that an event of a household or a unit counts in, as recorded: that which the household was
    /// in just before it, or the unit itself; nil where the household was in none.
    package func unit(of event: EventHead) -> UInt32? {
        event.category == StreamCategory.unit.rawValue
            ? event.streamNumber : unit(of: event.streamNumber, on: event.effectiveDay, before: event.position)
    }

    /// The number of the unit that a household was in just before a point of its timeline; nil when it was not in the
    /// register. Cost: its own steps.
    package func unit(of household: UInt32, on day: Int32, before position: Position) -> UInt32? {
        guard Int(household) + 1 < starts.count else { return nil }
        let own = steps[Int(starts[Int(household)])..<Int(starts[Int(household) + 1])]
        let last = own.last { ($0.day, $0.position) < (day, position) }
        return last.flatMap { $0.unit == PlacementStep.nowhere ? nil : $0.unit }
    }
}
