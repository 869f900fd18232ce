// What is known of one household up to a day, in the order of recording, so that it can be looked at as each entry left
// it. It reads the household's own events and no others.

import EventLedger
import PovertyLedger

/// The events that say where a household stands on a day, and the voids of such events.
struct KnownTimeline {
    /// An event or a void.
    struct Step {
        /// The event in brief.
        let item: TimelineItem
        /// The members that a registration or a change of size sets; 0 for all others.
        let members: UInt32
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
                    KnownTimeline.places(items[voided].type)
                else { continue }
            } else if !KnownTimeline.places(item.type) {
                continue
            }
            steps.append(Step(item: item, members: try KnownTimeline.members(item, ledger)))
        }
    }

    /// Whether events of a type say where a household stands; aid, awards, incomes and sponsors don't.
    private static func places(_ type: UInt16) -> Bool {
        type >= EventKind.householdRegistered.recordType && type <= EventKind.householdExitedPoverty.recordType
    }

    private static func members(_ item: TimelineItem, _ ledger: LedgerView) throws(LedgerError) -> UInt32 {
        let kind = EventKind(recordType: item.type)
        guard kind == .householdRegistered || kind == .householdSizeChanged else { return 0 }
        let payload = try ledger.event(at: item.position)?.payload ?? []
        let members =
            kind == .householdRegistered
            ? PayloadLayout.registered(payload.span.bytes)?.members : PayloadLayout.members(payload.span.bytes)
        guard let members else {
            throw LedgerError(
                .damaged, "the payload of the event is too short for its type",
                remedy: "restore the ledger from a backup", position: item.position)
        }
        return members
    }

    /// The household folded from the events known at a position.
    func slot(knownThrough position: Position) -> HouseholdSlot {
        var slot = HouseholdSlot()
        for step in steps where step.item.position <= position && step.item.voidedBy > position {
            slot.apply(step)
        }
        return slot
    }
}

extension HouseholdSlot {
    /// Takes in one event of the household's own, in the order of recording; a void does nothing.
    mutating func apply(_ step: KnownTimeline.Step) {
        let item = step.item
        switch EventKind(recordType: item.type) {
        case .householdRegistered: register(in: item.summary, members: step.members, on: item.effectiveDay)
        case .householdMoved: place(in: item.summary, on: item.effectiveDay)
        case .householdSizeChanged: resize(step.members, on: item.effectiveDay)
        case .householdClassified, .householdExitedPoverty: classify(item.summary, on: item.effectiveDay, if: true)
        case .householdDissolved: dissolve()
        default: break
        }
    }
}
