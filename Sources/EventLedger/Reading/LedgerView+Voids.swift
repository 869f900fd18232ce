// Which events of a range were voided since, in one walk over that part of the table of voids.

import LMDB

extension LedgerView {
    /// The voids of the events at some positions, by the position of the event each takes out, as far as they are known at
    /// `known`. Cost: one walk over the voids of the range.
    public func voids(
        ofEventsAt positions: ClosedRange<Position>, knownThrough known: Position = .max
    ) throws(LedgerError) -> [Position: Position] {
        guard positions.upperBound >= 1 else { return [:] }
        let last = min(known, snapshot.state.visible.position)
        var voids: [Position: Position] = [:]
        do {
            var scan = try snapshot.transaction.scan(
                store.tables.voids, from: LedgerTables.key(max(1, positions.lowerBound)))
            while try scan.next() {
                let row = scan.withRecord { key, value in (LedgerTables.position(key), LedgerTables.position(value)) }
                guard let event = row.0, let void = row.1 else {
                    throw store.damaged("a void in the table of voids can't be read")
                }
                guard event <= positions.upperBound else { break }
                if void <= last { voids[event] = void }
            }
        } catch let error as LedgerError {
            throw error
        } catch let error as LMDBError {
            throw store.failure(error)
        } catch { throw LedgerError(.storage, "\(error)", file: store.path) }
        return voids
    }
}
