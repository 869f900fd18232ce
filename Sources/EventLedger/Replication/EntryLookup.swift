// What the form of a domain looks up while it writes entries into segments: in a ledger as it is, or in a transaction
// whose entries nobody else sees yet.

/// A ledger whose entries are written into segments.
public protocol EntryLookup: ~Copyable {
    /// The event at a position; nil when there is none.
    func event(at position: Position) throws(LedgerError) -> RecordedEvent?

    /// The secret of the entry whose first event has that position. Throws `noTree`, `notFound`, `damaged`.
    func secret(ofEntryAt firstPosition: Position) throws(LedgerError) -> EntrySecret
}

extension LedgerView: EntryLookup {}

extension WorkingLedger: EntryLookup {
    /// The secret of the entry whose first event has that position, of those of this transaction too: see
    /// `LedgerView.secret(ofEntryAt:)`. Throws `notFound` in a dry run, whose entries have none.
    public func secret(ofEntryAt firstPosition: Position) throws(LedgerError) -> EntrySecret {
        guard case .ledger(let transaction) = ground, firstPosition >= 1, firstPosition <= lastPosition else {
            throw LedgerError(.notFound, "there is no position \(firstPosition)", file: store.path)
        }
        let row = try store.value(store.proofTables().secrets, LedgerTables.key(firstPosition), in: transaction)
        guard let secret = row.flatMap({ EntrySecret($0) }) else {
            throw store.damaged("the secret of the entry can't be read", position: firstPosition)
        }
        return secret
    }
}
