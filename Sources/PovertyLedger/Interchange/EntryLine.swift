// One line of the interchange form: an entry, and what an export adds to it.

import EventLedger

/// An entry as a line has it, with the members that only an export writes.
public struct EntryLine: Hashable, Sendable {
    /// The entry.
    public var entry: Entry
    /// The position of its first event in the ledger it was exported from, from 1; an import gives new ones.
    public var position: Int64?
    /// Whether the recorded time was claimed by an older system rather than read from the ledger's clock.
    public var claimedTime: Bool

    /// The entry's secret, only in an export that is a whole copy: with it the copy has the same tree.
    public var secret: EntrySecret?

    /// An entry with what an export adds.
    public init(_ entry: Entry, position: Int64? = nil, claimedTime: Bool = false, secret: EntrySecret? = nil) {
        self.secret = secret
        self.entry = entry
        self.position = position
        self.claimedTime = claimedTime
    }
}
