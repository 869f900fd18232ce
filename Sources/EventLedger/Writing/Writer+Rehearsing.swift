// A writer that rehearses: it shows a domain the ledger as it stood before an entry, so that the rules judge the entry
// again, and never writes.

import LMDB

extension Writer {
    /// A writer before the first entry of the ledger that is rehearsed.
    init(rehearsing rehearsal: Rehearsal) {
        store = rehearsal.store
        transaction = nil
        state = LedgerState()
        earlier = rehearsal
    }

    /// Forgets the entry that was judged, and stands behind it.
    mutating func step(to extent: LedgerExtent) {
        closeStreams()
        state.written = extent
        state.visible = extent
        earlier?.position = extent.position
    }

    /// Hands the snapshots that judging an entry has set to what follows it.
    func keepSnapshots(in rehearsal: Rehearsal) {
        for stream in streams where stream.isDirty {
            guard let number = stream.number, let snapshot = stream.row.snapshot else { continue }
            rehearsal.keep(snapshot, stream.name.category, number)
        }
    }
}
