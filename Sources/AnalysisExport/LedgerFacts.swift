// What an export needs of all events before it writes the first row, from one replay of the raw records: where entries
// end, how many members events set, where each household appears first, the events of units. It keeps no state of a
// household: those are made later, one household at a time.

import EventLedger
import PovertyLedger

/// Facts that are looked up by position: 8 bytes an entry, 12 bytes for each event that sets members, 8 bytes a
/// household, and the events of units.
struct LedgerFacts: Projection {
    /// The last position of each entry, ascending.
    private(set) var entryEnds: [Position] = []
    /// Vouches for the timelines of households.
    private(set) var witness: TimelineWitness
    /// The events of units that say which there are and what they are part of, with copies of their payloads.
    private(set) var unitEvents: [(head: EventHead, payload: [UInt8])] = []
    /// The positions of the first events of households, by the number of the household.
    private(set) var firstPositions: [Position] = []
    private var sizedAt: [Position] = []
    private var sizes: [UInt32] = []

    init(through position: Position) {
        witness = TimelineWitness(category: StreamCategory.household.rawValue, through: position)
    }

    mutating func begin(_ entry: EntryHead) { entryEnds.append(entry.lastPosition) }

    @inline(__always)
    mutating func apply(_ event: EventHead, payload: RawSpan) throws(LedgerError) {
        if event.category == StreamCategory.household.rawValue {
            witness.take(event)
            if event.streamNumber >= firstPositions.count { try noteFirst(event) }
            let kind = EventKind(recordType: event.type)
            if HouseholdStep.hasMembers(kind) { try noteSize(event, kind, payload) }
        } else if event.category == StreamCategory.unit.rawValue, UnitEvent(event, payload) != nil {
            unitEvents.append((event, payload.withUnsafeBytes { Array($0) }))
        }
    }

    /// Streams are numbered in the order in which they appear.
    private mutating func noteFirst(_ event: EventHead) throws(LedgerError) {
        guard Int(event.streamNumber) == firstPositions.count else { throw LedgerError.misfit(at: event.position) }
        firstPositions.append(event.position)
    }

    private mutating func noteSize(
        _ event: EventHead, _ kind: EventKind?, _ payload: RawSpan
    ) throws(LedgerError) {
        guard let members = HouseholdStep.members(kind, payload) else {
            throw LedgerError.misfit(at: event.position)
        }
        sizedAt.append(event.position)
        sizes.append(members)
    }
}

extension LedgerFacts {
    /// The last position of the entry that holds a position: the first cut that knows it. `OpenEnd.position` for a
    /// position that nothing has, such as that of a void that was not recorded.
    func firstCut(knowing position: Position) -> Position {
        let index = LedgerFacts.firstIndex(in: entryEnds, notBefore: position)
        return index < entryEnds.count ? entryEnds[index] : OpenEnd.position
    }

    /// The members that the event at a position sets; nil where it sets none.
    func members(setAt position: Position) -> UInt32? {
        let index = LedgerFacts.firstIndex(in: sizedAt, notBefore: position)
        return index < sizedAt.count && sizedAt[index] == position ? sizes[index] : nil
    }

    private static func firstIndex(in positions: [Position], notBefore position: Position) -> Int {
        var (low, high) = (0, positions.count)
        while low < high {
            let middle = (low + high) / 2
            if positions[middle] < position { low = middle + 1 } else { high = middle }
        }
        return low
    }
}
