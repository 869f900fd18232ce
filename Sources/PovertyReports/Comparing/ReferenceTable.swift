// The names of many events at once, each looked up by its position. They are read in the order of recording, where
// neighbours are in one entry.

import EventLedger
import PovertyLedger

/// Events' names by their positions.
struct ReferenceTable {
    private let positions: [Position]
    private let references: [EventReference]

    /// The names of the events at positions in any order. Cost: sorting, and one search for each of their entries.
    init(_ positions: [Position], in ledger: HouseholdView) throws(LedgerError) {
        var sorted = positions.sorted()
        var count = 0
        for position in sorted where count == 0 || sorted[count - 1] != position {
            sorted[count] = position
            count += 1
        }
        sorted.removeLast(sorted.count - count)
        self.positions = sorted
        references = try ledger.ledger.references(at: sorted)
    }

    /// The name of an event whose position was given. Cost: a binary search.
    subscript(position: Position) -> EventReference? {
        var (low, high) = (0, positions.count)
        while low < high {
            let middle = (low + high) / 2
            if positions[middle] < position { low = middle + 1 } else { high = middle }
        }
        return low < positions.count && positions[low] == position ? references[low] : nil
    }
}
