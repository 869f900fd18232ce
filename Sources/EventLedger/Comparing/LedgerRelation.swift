// How the entries of one ledger stand to those of another. There is no fifth way.

/// How the entries of a first ledger stand to those of a second.
public enum LedgerRelation: Hashable, Sendable {
    /// Both have the same entries.
    case sameEntries
    /// The first is the past of the second, which goes on after `common`.
    case past
    /// The second is the past of the first, which goes on after `common`.
    case future
    /// After `common` each has another entry at the same place.
    case forked(LedgerFork)
}
