// What is known of one household up to a day, in the order of recording, so that it can be looked at as each entry left
// it. It reads the household's own events and no others.

import EventLedger
import PovertyLedger

/// The events that say where a household is on a day, and the voids of such events.
struct KnownTimeline {
    /// An event or a void.
    struct Step {
        /// The event in brief.
        let item: TimelineItem
        /// What it does to the household; a void does nothing.
        let change: HouseholdStep
    }

    /// In the order of recording.
    private(set) var steps: [Step] = []

    /// Reads what was recorded of a household up to a position. Cost: its timeline, and one look at each event that
    /// sets its members.
    init(_ ledger: LedgerView, household: StreamName, on day: Day, knownThrough last: Position) throws(LedgerError) {
        let items = try ledger.record(of: household, knownThrough: last)
        for item in items where item.effectiveDay <= day.daysSinceEpoch {
            if item.type == EventHead.voidType {
                let voided = Int(item.summary) - 1
                // What is voided took effect after the day: neither it nor its void is looked at.
                guard items.indices.contains(voided), items[voided].effectiveDay <= day.daysSinceEpoch,
                    HouseholdStep.changesState(items[voided].type)
                else { continue }
            } else if !HouseholdStep.changesState(item.type) {
                continue
            }
            steps.append(Step(item: item, change: try KnownTimeline.step(item, ledger)))
        }
    }

    private static func step(_ item: TimelineItem, _ ledger: LedgerView) throws(LedgerError) -> HouseholdStep {
        let kind = EventKind(recordType: item.type)
        var members: UInt32? = 0
        if HouseholdStep.hasMembers(kind) {
            let payload = try ledger.event(at: item.position)?.payload ?? []
            members = HouseholdStep.members(kind, payload.span.bytes)
        }
        guard let members, let step = HouseholdStep(kind, summary: item.summary, members: members) else {
            throw LedgerError.misfit(at: item.position)
        }
        return step
    }

    /// The household folded from the events known at a position.
    func slot(knownThrough position: Position) -> HouseholdSlot {
        var slot = HouseholdSlot()
        for step in steps where step.item.position <= position && step.item.voidedBy > position {
            slot.apply(step.change, on: step.item.effectiveDay)
        }
        return slot
    }
}
