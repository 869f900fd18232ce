// Following a ledger: every entry after a position, as it is committed, by whatever process. It never skips or repeats
// an entry, because positions are given inside the commit and the next page starts where the last one ended.

/// The entries after a position, and then those to come, as an asynchronous sequence that ends only when cancelled.
public struct EntrySubscription: AsyncSequence, Sendable {
    /// What the sequence delivers.
    public typealias Element = RecordedEntry

    let ledger: Ledger
    let position: Position
    let interval: Duration

    /// Reads a page at a time, of one entry or of at most a megabyte of records, and sleeps while there is nothing new.
    public struct Iterator: AsyncIteratorProtocol {
        private static let pageSize = 64
        /// Of records; what is read of them takes a few times that.
        private static let pageBytes = 1_048_576
        let ledger: Ledger
        let interval: Duration
        var position: Position
        var page: ArraySlice<RecordedEntry> = []

        /// The next entry; nil once the task is cancelled. Throws what reading throws, and `invalidPosition` when the
        /// position to begin behind is no end of an entry.
        public mutating func next() async throws -> RecordedEntry? {
            if Task.isCancelled { return nil }
            while page.isEmpty {
                if Task.isCancelled { return nil }
                page = try ledger.entries(
                    after: position, limit: Iterator.pageSize, maximumBytes: Iterator.pageBytes)[...]
                if page.isEmpty {
                    do {
                        try await Task.sleep(for: interval)
                    } catch { return nil }
                }
            }
            guard let entry = page.popFirst() else { return nil }
            position = entry.lastPosition
            return entry
        }
    }

    /// Starts behind the position the subscription begins at.
    public func makeAsyncIterator() -> Iterator {
        Iterator(ledger: ledger, interval: interval, position: position)
    }
}

extension Ledger {
    /// Follows the ledger from behind a position; looks for new commits, also of other processes, every `interval`.
    public func subscribe(
        after position: Position = 0, lookingEvery interval: Duration = .milliseconds(50)
    ) -> EntrySubscription {
        EntrySubscription(ledger: self, position: position, interval: interval)
    }
}
