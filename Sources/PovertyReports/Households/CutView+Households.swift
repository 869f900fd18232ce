// Listing the households of some classes: one pass finds them and how each came into its class, then only their own
// timelines are read, and the entries of the decisions on them.

import EventLedger
import PovertyLedger

extension CutView {
    /// The households of some classes, all or those of one unit and all below it, by unit and code: since when each is in
    /// its class, by which document, and by which flow of the movement from `first` to the cut's day it came into it.
    ///
    /// `first` is by default the first day of the cut's year. A return is a relapse as in `movement`. Throws
    /// `invalidValue` for a period that ends before it begins, and `unknownUnit`. Cost: that of a movement, the timeline
    /// of each household of the list, and one search for each entry that decided on them; memory 65 bytes a household
    /// and at most 30 MiB beside the answer.
    public func households(
        of classes: Set<HouseholdClass> = CutView.formClasses, since first: Day? = nil, unit: String? = nil,
        lookBackMonths: Int? = nil
    ) throws(LedgerError) -> HouseholdList {
        try households(of: classes, since: first, unit: unit, lookBackMonths: lookBackMonths, in: nil)
    }

    /// The same in a part of a union.
    func households(
        of classes: Set<HouseholdClass> = CutView.formClasses, since first: Day?, unit: String?, lookBackMonths: Int?,
        in part: UnionPart?
    ) throws(LedgerError) -> HouseholdList {
        let unit = try self.unit(called: unit, in: part)
        let from = first ?? Day(year: cut.effectiveOn.year, month: 1, day: 1) ?? .first
        let window = try movementQuestion(since: from, unit: unit, level: nil, lookBackMonths: lookBackMonths).window
        let folded = try view.flows(window, closing: HouseholdFold(cut, households: view.householdCount)) { _ in
            EntranceSum(households: view.householdCount)
        }
        let rows = rows(folded.units, unit, in: part)
        var names = rowNames(in: part)
        var found: [FoundHousehold] = []
        for number in 0..<folded.closing.count {
            let slot = folded.closing[number]
            guard slot.isPresent, classes.contains(slot.householdClass),
                rows.row(of: slot.unit) != nil
            else { continue }
            found.append(
                FoundHousehold(
                    account: slot.account(unit: try names[rows.root(of: slot.unit)]), members: Int(slot.members),
                    flow: HouseholdClass.povertyClasses.contains(slot.householdClass) ? folded.sum[number] : nil,
                    entrance: try entrance(ofHousehold: UInt32(number), countsProtection: false)))
        }
        return HouseholdList(
            cut: cut, unitsOn: unitsOn, from: from, unit: unit?.name, classes: classes.sorted { $0.order < $1.order },
            lookBackMonths: window.lookBackMonths, households: try listed(found))
    }

    /// The households with the decisions on them, each entry read once.
    private func listed(_ found: [FoundHousehold]) throws(LedgerError) -> [HouseholdListRow] {
        let decisions = try DecisionTable(
            found.flatMap { [$0.entrance.entered] + ($0.entrance.confirmed.map { [$0] } ?? []) }, in: view)
        var households: [HouseholdListRow] = []
        households.reserveCapacity(found.count)
        for one in found {
            households.append(
                HouseholdListRow(
                    household: try decisions.household(of: one.entrance.entered), account: one.account,
                    members: one.members,
                    entered: try decisions[one.entrance.entered],
                    confirmed: try one.entrance.confirmed.map { (position) throws(LedgerError) in
                        try decisions[position]
                    }, flow: one.flow))
        }
        return households.sorted { ($0.account.unit ?? "", $0.household) < ($1.account.unit ?? "", $1.household) }
    }
}

/// A household of a list before its decisions are read.
private struct FoundHousehold {
    let account: Account
    let members: Int
    let flow: MovementColumn?
    let entrance: AccountEntrance
}

/// The flow by which each household last came into poor or near-poor: 1 byte each.
struct EntranceSum: FlowSum {
    /// The number of the column, from 1; 0 where there is none.
    private var columns: [UInt8]

    init(households: Int) { columns = Array(repeating: 0, count: households) }

    mutating func add(_ flow: Flow) {
        guard flow.after.isPresent, HouseholdClass.povertyClasses.contains(flow.after.householdClass) else { return }
        if flow.before.isPresent, flow.before.householdClass == flow.after.householdClass { return }
        let column = MovementColumn.entering(flow.after.householdClass, by: flow)
        guard let index = MovementColumn.allCases.firstIndex(of: column), flow.household < columns.count else { return }
        columns[Int(flow.household)] = UInt8(index + 1)
    }

    /// The column of a household; nil where it did not come into one of the two classes.
    subscript(household: Int) -> MovementColumn? {
        guard household < columns.count, columns[household] > 0 else { return nil }
        return MovementColumn.allCases[Int(columns[household]) - 1]
    }
}

/// Decisions by their positions, read in the order of recording.
struct DecisionTable {
    private let decisions: [Position: ListedDecision]
    /// Whose decisions they are: looked up by number, each code would take its entry's digest.
    private let households: [Position: String]

    init(_ positions: [Position], in view: HouseholdView) throws(LedgerError) {
        var (decisions, households): ([Position: ListedDecision], [Position: String]) = ([:], [:])
        try view.ledger.documentedEvents(at: Set(positions).sorted()) { (found) throws(LedgerError) in
            guard found.event.stream.category == StreamCategory.household.rawValue else {
                throw LedgerError.misfit(at: found.event.position)
            }
            decisions[found.event.position] = try ListedDecision(found)
            households[found.event.position] = found.event.stream.id
        }
        (self.decisions, self.households) = (decisions, households)
    }

    /// The code of the household that the decision at a position is about.
    func household(of position: Position) throws(LedgerError) -> String {
        guard let household = households[position] else { throw LedgerError.missingEvent(at: position) }
        return household
    }

    subscript(position: Position) -> ListedDecision {
        get throws(LedgerError) {
            guard let decision = decisions[position] else { throw LedgerError.missingEvent(at: position) }
            return decision
        }
    }
}
