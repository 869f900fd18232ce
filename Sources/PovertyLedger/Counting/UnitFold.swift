// The units of a ledger as a cut knows them: which merged into which and when, who is whose parent, and the totals of
// households they reported. There are few of them; this is not the hot path.

import EventLedger

/// The units as far as they were folded.
struct UnitFold: Projection {
    /// What is known of one unit.
    struct Unit {
        var establishedOn = Int32.max
        var mergedOn = Int32.max
        var mergedInto: UInt32 = 0
        /// The units named as its parent, in the order of recording.
        var parents: [(day: Int32, number: UInt32)] = []
        /// All totals it reported, in the order of recording.
        var totals: [(day: Int32, households: Int64, persons: Int64?)] = []
    }

    /// What is known: units change hands by what a cut knows, whatever day it is cut at.
    let knownThrough: Position
    private(set) var units: [Unit] = []

    init(knownThrough position: Position) { knownThrough = position }

    mutating func apply(_ event: EventHead, payload: RawSpan) throws(LedgerError) {
        guard event.category == StreamCategory.unit.rawValue, event.position <= knownThrough,
            event.voidedBy > knownThrough, let kind = EventKind(recordType: event.type)
        else { return }
        let number = Int(event.streamNumber)
        while units.count <= number, units.count <= event.position { units.append(Unit()) }
        guard number < units.count else {
            throw LedgerError(.damaged, "the number of a unit is too large", position: event.position)
        }
        switch kind {
        case .unitEstablished:
            units[number].establishedOn = event.effectiveDay
            setParent(number, event)
        case .unitChanged: setParent(number, event)
        case .unitMerged:
            units[number].mergedOn = event.effectiveDay
            units[number].mergedInto = event.summary
        case .householdTotalReported:
            guard let totals = PayloadLayout.totals(payload) else {
                throw LedgerError(.damaged, "the payload of a total is too short", position: event.position)
            }
            units[number].totals.append((event.effectiveDay, totals.households, totals.persons))
        default: break
        }
    }

    private mutating func setParent(_ number: Int, _ event: EventHead) {
        guard event.summary > 0 else { return }
        units[number].parents.append((event.effectiveDay, event.summary - 1))
    }

    /// The unit that a unit lives on in on a day, through all mergers in effect then.
    func root(of number: UInt32, on day: Day) -> UInt32 {
        var number = number
        var steps = 0
        while Int(number) < units.count, units[Int(number)].mergedOn <= day.daysSinceEpoch, steps <= units.count {
            number = units[Int(number)].mergedInto
            steps += 1
        }
        return number
    }
}
