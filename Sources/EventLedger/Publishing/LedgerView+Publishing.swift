// Publishing the log of a ledger: every leaf with its salt, so for those who may see all events.
// Secrets of entries are not among the files.

import Files
import LMDB

extension LedgerView {
    /// A new folder for what is published of this ledger, readable only by users who may read the ledger.
    package func stagedFolder(for path: String) throws(LedgerError) -> StagedFolder {
        let permissions: UInt32
        do throws(LMDBError) {
            permissions = try store.environment.copyPermissions()
        } catch { throw store.failure(error) }
        return try StagedFolder(for: path, filePermissions: permissions)
    }

    /// Hands on every file of the log of the first `size` events, and gives the root of its tree.
    ///
    /// Throws `noTree`, `invalidPosition` when that is not the end of an entry, `damaged`, and what `output` throws.
    /// Cost: one pass over the records, four hashes an event; memory of one record and one file.
    package func publish(
        size: Int, _ output: (String, [UInt8]) throws(LedgerError) -> Void
    ) throws(LedgerError) -> Digest {
        let proofs = try store.proofTables()
        try snapshot.checkEndOfEntry(size)
        var scan = try store.scan(store.tables.entries, from: LedgerTables.key(1), in: snapshot.transaction)
        var log = LogWriter()
        while log.size < size {
            let first = log.size + 1
            do throws(LMDBError) {
                guard try scan.next() else { break }
            } catch { throw store.failure(error) }
            guard let secret = try snapshot.value(proofs.secrets, LedgerTables.key(first)).flatMap({ EntrySecret($0) })
            else { throw store.damaged("the secret of the entry can't be read", position: first) }
            let isSound = try scan.withRecord { (_, record) throws(LedgerError) -> Bool in
                guard let entry = EntryRecord(checking: record), entry.firstPosition == first else { return false }
                return try log.append(entry, record, secret, output)
            }
            guard isSound else { throw store.damaged("the entry at this position is damaged", position: first) }
        }
        guard log.size == size else {
            throw store.damaged("the entry at this position is missing", position: log.size + 1)
        }
        try log.finish(output)
        return log.root
    }
}

extension LogWriter {
    /// Appends the leaves of an entry; false when its record is damaged.
    fileprivate mutating func append(
        _ entry: EntryRecord, _ record: RawSpan, _ secret: EntrySecret, _ output: Output
    ) throws(LedgerError) -> Bool {
        // Lengths are written as u16, and the record may come from another program.
        guard entry.directory <= Int(UInt16.max) else { return false }
        let head = record.copy(0..<entry.directory)
        let headHash = Leaf.headHash(head).bytes
        begin(head)
        var start = entry.events
        for index in 0..<entry.eventCount {
            guard let range = entry.eventRange(index, startingAt: start, in: record),
                LogEvent.leafBytes.contains(Leaf.headBytes + range.count)
            else { return false }
            try append(headHash + secret.salt(ofEvent: index) + record.copy(range), output)
            start = range.upperBound
        }
        return true
    }
}
