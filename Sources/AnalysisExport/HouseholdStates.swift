// The states of households as rectangles: one household after another, from its timeline as each entry left it. The
// class, unit and members are those that `HouseholdSlot` gives at any cut, for all cuts at once.

import EventLedger
import PovertyLedger

/// A row of `household_states`.
struct HouseholdStateRow {
    let household: String
    let unit: String
    let state: StateInRegister
    let known: KnownSpan<StateInRegister>
}

/// What holds of a household that is in the register.
struct StateInRegister: Equatable {
    let unit: UInt32
    let accountBits: UInt8
    let members: UInt32
    /// The position of the decision in force on the class; 0 before the first.
    let decision: Position

    var householdClass: HouseholdClass { HouseholdClass(rawValue: accountBits & 7) ?? .unclassified }
    var socialProtection: Bool { accountBits & 8 != 0 }
}

extension ExportTable<HouseholdStateRow> {
    static let householdStates = ExportTable(
        "household_states",
        "a state of a household in the register, the days on which it holds, and the positions at which that is known; "
            + "of a household there is at most one at any day and position",
        indexes: [["household", "valid_from"]],
        [
            .text("household", .code, "the code of the household") { $0.household },
            .text("unit", .code, "the unit that it is recorded in; unit_lines leads to the units of a day") { $0.unit },
            .word("class", "its class") { $0.state.householdClass },
            .truth("social_protection", "whether it is under social protection") { $0.state.socialProtection },
            .number("members", "its members") { Int64($0.state.members) },
            .optionalPosition(
                "decision", "the decision in force on its class: a position of decisions; none before the first"
            ) { $0.state.decision == 0 ? nil : $0.state.decision },
        ] + ExportColumn<Row>.rectangle { $0.known.rectangle })
}

/// The state of a household while its timeline is gone through.
private struct GoneThrough {
    var slot = HouseholdSlot()
    var decision: Position = 0

    mutating func apply(_ step: KnownStep) {
        slot.apply(step.step, on: step.day)
        if step.step.decision != nil { decision = step.position }
    }

    var state: StateInRegister? {
        slot.isPresent
            ? StateInRegister(
                unit: slot.unit, accountBits: UInt8(slot.accountBits), members: slot.members, decision: decision) : nil
    }
}

/// An event that changes the state of a household, with the first cuts that know it and its void.
private struct KnownStep {
    let day: Int32
    let position: Position
    let step: HouseholdStep
    let knownFrom: Position
    let knownTo: Position

    static func precedes(_ left: KnownStep, _ right: KnownStep) -> Bool {
        (left.day, left.position) < (right.day, right.position)
    }
}

/// Makes the rectangles of one household after another.
struct HouseholdStates {
    private var tiling = KnowledgeTiling<StateInRegister>()
    private var steps: [KnownStep] = []
    private var inForce: [KnownStep] = []

    /// The rectangles of a household, from what was recorded of it in the order of recording.
    ///
    /// Throws `damaged` for an event that can't be one of its type. Cost: its events; of those that are recorded out of
    /// the order of their days, and of voids, each costs its whole timeline.
    mutating func rectangles(
        of items: Span<TimelineItem>, _ facts: LedgerFacts
    ) throws(LedgerError) -> [KnownSpan<StateInRegister>] {
        tiling.removeAll()
        steps.removeAll(keepingCapacity: true)
        var voids: [Position] = []
        for index in 0..<items.count where HouseholdStep.changesState(items[index].type) {
            let item = items[index]
            let kind = EventKind(recordType: item.type)
            let members = HouseholdStep.hasMembers(kind) ? facts.members(setAt: item.position) : 0
            guard let members, let step = HouseholdStep(item, members: members) else {
                throw LedgerError.misfit(at: item.position)
            }
            let knownTo = item.voidedBy == .max ? OpenEnd.position : facts.firstCut(knowing: item.voidedBy)
            if knownTo != OpenEnd.position { voids.append(knownTo) }
            steps.append(
                KnownStep(
                    day: item.effectiveDay, position: item.position, step: step,
                    knownFrom: facts.firstCut(knowing: item.position), knownTo: knownTo))
        }
        go(through: Set(voids))
        return tiling.finish()
    }

    /// Goes through the entries that recorded steps or voids of them, in their order.
    private mutating func go(through voids: Set<Position>) {
        let cuts = voids.isEmpty ? [] : Set(steps.map(\.knownFrom)).union(voids).sorted()
        guard cuts.isEmpty else {
            for cut in cuts { fold(at: cut) }
            return
        }
        var gone = GoneThrough()
        var lastDay = Int32.min
        var isInOrder = true
        var next = 0
        while next < steps.count {
            let cut = steps[next].knownFrom
            var end = next
            while end < steps.count, steps[end].knownFrom == cut {
                isInOrder = isInOrder && steps[end].day >= lastDay
                lastDay = max(lastDay, steps[end].day)
                end += 1
            }
            if isInOrder { extend(&gone, steps[next..<end], cut) } else { fold(at: cut) }
            next = end
        }
    }

    /// Adds the steps of an entry that come last in the timeline, in its order.
    private mutating func extend(_ gone: inout GoneThrough, _ added: ArraySlice<KnownStep>, _ cut: Position) {
        for (index, step) in zip(added.indices, added) {
            gone.apply(step)
            // Of several on one day the last one counts.
            if index + 1 < added.endIndex, added[index + 1].day == step.day { continue }
            tiling.extend(from: step.day, gone.state, knownFrom: cut)
        }
    }

    /// Folds the whole timeline as a cut knows it.
    private mutating func fold(at cut: Position) {
        inForce.removeAll(keepingCapacity: true)
        for step in steps where step.knownFrom <= cut && step.knownTo > cut { inForce.append(step) }
        inForce.sort(by: KnownStep.precedes)
        var spans: [TimeSpan<StateInRegister>] = []
        var gone = GoneThrough()
        for (index, step) in inForce.enumerated() {
            gone.apply(step)
            if index + 1 < inForce.count, inForce[index + 1].day == step.day { continue }
            let end = index + 1 < inForce.count ? inForce[index + 1].day : OpenEnd.day.daysSinceEpoch
            guard let state = gone.state else { continue }
            if let last = spans.last, last.to == step.day, last.state == state {
                spans[spans.count - 1].to = end
            } else {
                spans.append(TimeSpan(state: state, from: step.day, to: end))
            }
        }
        tiling.replace(with: spans, knownFrom: cut)
    }
}
