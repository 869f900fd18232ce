// The events of an evidence bundle as a source of figures: what a ledger would be, read from a published log.

import EventLedger
import Files

/// Events whose log was checked.
struct CheckedEvents: FigureSource {
    let log: CheckedLog

    func householdCount() throws(LedgerError) -> Int {
        log.streamCount(category: StreamCategory.household.rawValue)
    }

    func unitName(_ number: UInt32) throws(LedgerError) -> String {
        guard let name = log.streamID(category: StreamCategory.unit.rawValue, number: number) else {
            throw LedgerError(
                FolderProblem.refused("unit number \(number) has no id that can be read", log.folder.path))
        }
        return name
    }

    func replay<Folding: Projection>(through last: Position, into projection: inout Folding) throws(LedgerError) {
        try log.replay(through: last, into: &projection)
    }
}
