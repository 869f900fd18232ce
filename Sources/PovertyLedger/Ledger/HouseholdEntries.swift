// Following a ledger of households: every entry after a position with its events, as it is committed, by any process.
// It skips and repeats none, and stores nothing: a program stores the position itself, or has the ledger store it as
// that of a consumer.

import EventLedger

/// A recorded entry of the domain.
public struct HouseholdEntry: Hashable, Sendable {
    /// The entry, with the time at which it was recorded.
    public let entry: Entry
    /// The positions of its events; following continues after the last.
    public let positions: ClosedRange<Position>
    /// Whether that time was claimed by an older system rather than read from the ledger's clock.
    public let claimedTime: Bool
    /// Whether nothing was recorded after it when it was read: the follower is up to date.
    public let isLatest: Bool
}

/// The entries after a position, and then those to come; an asynchronous sequence that ends only when its task is
/// cancelled.
public struct HouseholdEntries: AsyncSequence, Sendable {
    /// What the sequence yields.
    public typealias Element = HouseholdEntry
    /// The one error type.
    public typealias Failure = LedgerError

    let ledger: HouseholdLedger
    let recorded: EntrySubscription

    /// Decodes the entries of the generic subscription one by one.
    public struct Iterator: AsyncIteratorProtocol, Sendable {
        let ledger: HouseholdLedger
        var recorded: EntrySubscription.Iterator

        /// The next entry; nil once the task is cancelled. Throws `damaged` when an entry can't be read, and
        /// `invalidPosition` when the position to begin after is not the end of an entry. No read transaction is open
        /// meanwhile.
        public mutating func next(
            isolation actor: isolated (any Actor)? = #isolation
        ) async throws(LedgerError) -> HouseholdEntry? {
            guard let next = try await recorded.next() else { return nil }
            return try ledger.read { (view) throws(LedgerError) in
                HouseholdEntry(
                    entry: try view.entry(next), positions: next.firstPosition...next.lastPosition,
                    claimedTime: next.claimedTime, isLatest: next.lastPosition == view.ledger.lastPosition)
            }
        }
    }

    /// Starts after the position that was given to the sequence.
    public func makeAsyncIterator() -> Iterator {
        Iterator(ledger: ledger, recorded: recorded.makeAsyncIterator())
    }
}

extension HouseholdLedger {
    /// Follows the ledger from after a position: its entries with their events, also those of other processes, as they
    /// are committed. The system wakes it where it can (Linux); elsewhere it polls every `interval`.
    ///
    /// Cost: a page of entries at a time; an entry is decoded when it is asked for.
    public func entries(
        after position: Position = 0, lookingEvery interval: Duration = .milliseconds(50)
    ) -> HouseholdEntries {
        HouseholdEntries(ledger: self, recorded: ledger.subscribe(after: position, lookingEvery: interval))
    }
}
