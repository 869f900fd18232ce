// Exporting: every entry as one line of JSON, in the form that import reads. Importing an export gives an equal ledger.

import EventLedger

extension HouseholdLedger {
    /// The most bytes of records that are read at once, except for a single longer one.
    private static let pageBytes = 4_194_304

    /// Writes all entries known at some time, or those of them after a position, as JSON Lines, a page at a time, in
    /// bounded memory.
    ///
    /// What is after a position can be imported into a ledger that has what is before it: events are named by their
    /// entries, never by position. `withSecrets` makes it a whole copy: imported into a new ledger with its recorded times it has the same tree.
    /// Protect such an export like the ledger. `write` takes whole lines; no read transaction is open while it runs.
    /// Known at closing is what was known when the last period was closed. Throws `damaged` when an entry can't be
    /// read, `invalidPosition` when the position to begin after is not the end of an entry, what `position(knownAt:)`
    /// throws, and what `write` throws.
    public func export(
        after first: Position = 0, through knownAt: KnownAt = .now, withSecrets: Bool = false, pageEntries: Int = 256,
        progress: (Position, Position) -> Void = { _, _ in },
        _ write: ([UInt8]) throws(LedgerError) -> Void
    ) throws(LedgerError) {
        let last = try position(knownAt: knownAt)
        var writer = EntryWriter()
        var position = first
        try read { (view) throws(LedgerError) in try view.ledger.checkEndOfEntry(first) }
        while position < last {
            let page = try read { (view) throws(LedgerError) in
                let page = try view.ledger.entries(
                    after: position, limit: max(1, pageEntries), maximumBytes: HouseholdLedger.pageBytes)
                for recorded in page where recorded.lastPosition <= last {
                    var line = EntryLine(
                        try view.entry(recorded), position: Int64(recorded.firstPosition),
                        claimedTime: recorded.claimedTime)
                    if withSecrets { line.secret = try view.ledger.secret(ofEntryAt: recorded.firstPosition) }
                    writer.append(line)
                }
                return page
            }
            guard let end = page.last?.lastPosition else { break }
            position = end
            try write(writer.bytes)
            writer.removeAll()
            progress(min(position, last), last)
        }
    }
}

extension HouseholdView {
    /// A recorded entry as an entry of the domain, with the references of the events that it voids or revokes.
    package func entry(_ recorded: RecordedEntry) throws(LedgerError) -> Entry {
        try Entry(recorded, in: ledger)
    }
}
