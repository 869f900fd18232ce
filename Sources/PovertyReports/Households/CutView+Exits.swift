// The households that left poor or near-poor by a recognised exit in a period, exit by exit, with the decisions. They are
// the flows that the movement tables count, so that the list and the table agree.

import EventLedger
import PovertyLedger

/// A recognised exit of a list.
public struct ListedExit: Hashable, Sendable {
    /// The household.
    public let household: String
    /// The unit that it was in, by the units of the list's day.
    public let unit: String
    /// The class that it left.
    public let from: HouseholdClass
    /// The class that it reached.
    public let to: HouseholdClass
    /// Whether it was under social protection afterwards.
    public let socialProtection: Bool
    /// Its members at that moment.
    public let members: Int
    /// The decision.
    public let decision: ListedDecision
}

extension CutView {
    /// The exits from a day to the cut's, both included, by unit, code and day: of all units, or of one and all below
    /// it.
    ///
    /// Throws `invalidValue` for a period that ends before it begins, and `unknownUnit`. Cost: that of a movement, and
    /// one search for each entry that decided on an exit.
    public func exits(since first: Day, unit: String? = nil) throws(LedgerError) -> [ListedExit] {
        try exits(since: first, unit: unit, in: nil)
    }

    /// The same in a part of a union.
    func exits(since first: Day, unit: String?, in part: UnionPart?) throws(LedgerError) -> [ListedExit] {
        let unit = try self.unit(called: unit, in: part)
        let window = try movementQuestion(since: first, unit: unit, level: nil).window
        let folded = try view.flows(window, closing: Unfolded()) { _ in ExitSum() }
        let rows = rows(folded.units, unit, in: part)
        var names = rowNames(in: part)
        let flows = folded.sum.exits.filter { rows.row(of: $0.before.unit) != nil }
        let decisions = try DecisionTable(flows.map(\.position), in: view)
        var exits: [ListedExit] = []
        exits.reserveCapacity(flows.count)
        for flow in flows {
            exits.append(
                ListedExit(
                    household: try decisions.household(of: flow.position),
                    unit: try names[rows.root(of: flow.before.unit)], from: flow.before.householdClass,
                    to: flow.after.householdClass, socialProtection: flow.after.socialProtection,
                    members: Int(flow.before.members),
                    decision: try decisions[flow.position]))
        }
        return exits.sorted {
            ($0.unit, $0.household, $0.decision.effectiveOn, $0.decision.position)
                < ($1.unit, $1.household, $1.decision.effectiveOn, $1.decision.position)
        }
    }
}

/// The flows that leave poor or near-poor for a better class.
private struct ExitSum: FlowSum {
    private(set) var exits: [Flow] = []

    mutating func add(_ flow: Flow) {
        guard flow.before.isPresent, flow.after.isPresent,
            HouseholdClass.povertyClasses.contains(flow.before.householdClass),
            flow.after.householdClass.isBetter(than: flow.before.householdClass)
        else { return }
        exits.append(flow)
    }
}
