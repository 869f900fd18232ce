// What leaves are made of: the record of an entry, and its secret. Secrets are for the ledger's owner; a proof
// hands out the salt of its own event only.

import LMDB

extension LedgerView {
    /// The leaf of the event at a position, with its parts.
    /// Throws `noTree`, `notFound`, `damaged`. Cost: two lookups and the digest of the entry's record.
    public func leaf(at position: Position) throws(LedgerError) -> Leaf {
        let proofs = try store.proofTables()
        let found = try snapshot.visible(position) { () throws(LedgerError) in
            try store.record(holding: position, in: snapshot.transaction) { Leaf.parts(at: position, in: $0) }
        }
        guard let found else {
            throw LedgerError(
                .notFound, "there is no position \(position)",
                remedy: "positions go from 1 to \(snapshot.state.visible.position)", file: store.path)
        }
        guard let parts = found.value, parts.first == found.key else {
            throw store.damaged("the entry that holds this position can't be read", position: position)
        }
        let secret = try secret(ofEntryAt: parts.first, proofs, snapshot)
        let salt = secret.salt(ofEvent: position - parts.first)
        guard let leaf = Leaf(entryHead: parts.head, salt: salt, eventRecord: parts.event) else {
            throw store.damaged("the leaf can't be made", position: position)
        }
        return leaf
    }

    /// The secret of the entry whose first event has that position. Never publish it: anyone who has it can try guesses
    /// against the entry's other leaves. Throws `noTree`, `notFound`, `damaged`. Cost: one lookup.
    public func secret(ofEntryAt firstPosition: Position) throws(LedgerError) -> EntrySecret {
        let proofs = try store.proofTables()
        guard firstPosition >= 1, firstPosition <= snapshot.state.visible.position else {
            throw LedgerError(.notFound, "there is no position \(firstPosition)", file: store.path)
        }
        return try secret(ofEntryAt: firstPosition, proofs, snapshot)
    }

    private func secret(
        ofEntryAt first: Position, _ proofs: ProofTables, _ snapshot: borrowing Snapshot
    ) throws(LedgerError) -> EntrySecret {
        guard let secret = try snapshot.value(proofs.secrets, LedgerTables.key(first)).flatMap({ EntrySecret($0) })
        else { throw store.damaged("the secret of the entry can't be read", position: first) }
        return secret
    }
}

extension Leaf {
    /// The head and the event record of the event at a position; nil when the record is damaged or does not hold it.
    fileprivate static func parts(
        at position: Position, in record: RawSpan
    ) -> (first: Position, head: [UInt8], event: [UInt8])? {
        guard let entry = EntryRecord(checking: record), position <= entry.lastPosition else { return nil }
        let index = position - entry.firstPosition
        guard index >= 0 else { return nil }
        let before = entry.directory + (index - 1) * 4
        let start = entry.events + (index == 0 ? 0 : Int(record.loadUnchecked(before, as: UInt32.self)))
        guard let range = entry.eventRange(index, startingAt: start, in: record) else { return nil }
        return (entry.firstPosition, record.copy(0..<entry.directory), record.copy(range))
    }
}
