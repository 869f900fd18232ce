// A place in a ledger that people can find again: a position with the entry that ends there. It holds no figures.

/// The end of an entry, or the beginning of a ledger.
public struct LedgerMark: Hashable, Sendable {
    /// The position of the entry's last event; 0 before the first entry.
    public let position: Position
    /// How many entries there are up to here.
    public let entries: Int
    /// The id of the entry that ends here; nil before the first.
    public let entry: String?
    /// When that entry was recorded; nil before the first.
    public let recordedAt: Instant?
    /// Whether that time was claimed by an older system rather than read from the ledger's clock.
    public let claimedTime: Bool
}

extension Snapshot {
    /// The mark of a visible position that ends an entry, which is the `entries`-th.
    func mark(at position: Position, entries: Int) throws(LedgerError) -> LedgerMark {
        let entry = try position == 0 ? nil : entry(holding: position)
        return LedgerMark(
            position: position, entries: entries, entry: entry?.id, recordedAt: entry?.recordedAt,
            claimedTime: entry?.claimedTime ?? false)
    }

    /// The mark of the last visible entry.
    func endMark() throws(LedgerError) -> LedgerMark {
        try mark(at: state.visible.position, entries: state.visible.entries)
    }
}
