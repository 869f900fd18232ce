// Following a ledger: every entry after a position, as it is committed, by any process. It never skips or repeats
// an entry, because positions are given inside the commit and the next page starts where the last one ended.

/// What following a ledger yields.
public enum LedgerUpdate: Hashable, Sendable {
    /// The next entry.
    case entry(RecordedEntry)
    /// Everything that was recorded through a position was delivered: it comes once at first, and after each run of entries.
    case caughtUp(through: Position)
}

/// The entries after a position, and then those to come, with a mark wherever all of them were delivered; an asynchronous
/// sequence that ends only when cancelled.
public struct LedgerUpdates: AsyncSequence, Sendable {
    /// What the sequence delivers.
    public typealias Element = LedgerUpdate

    let ledger: RecordedLedger
    let position: Position
    let interval: Duration
    /// Whether it is woken by writes to the file; tests switch it off.
    var isNotified = true

    /// Reads a page at a time, of one entry or of at most a megabyte of records, and sleeps while there is nothing new.
    public struct Iterator: AsyncIteratorProtocol, Sendable {
        private static let pageSize = 64
        /// Of records; what is read of them takes a few times that.
        private static let pageBytes = 1_048_576
        let ledger: RecordedLedger
        let interval: Duration
        let isNotified: Bool
        var position: Position
        var page: ArraySlice<RecordedEntry> = []
        /// Whether the mark behind the entries that were delivered last is still to come.
        var owesMark = true

        /// The next update; nil once the task is cancelled. Throws what reading throws, and `invalidPosition` when the
        /// position to begin behind is no end of an entry.
        public mutating func next() async throws(LedgerError) -> LedgerUpdate? {
            let notice = isNotified ? ledger.store.commitNotice : nil
            while page.isEmpty {
                if Task.isCancelled { return nil }
                let seen = notice?.writes ?? 0
                page = try ledger.entries(
                    after: position, limit: Iterator.pageSize, maximumBytes: Iterator.pageBytes)[...]
                guard page.isEmpty else { break }
                if owesMark {
                    owesMark = false
                    return .caughtUp(through: position)
                }
                if let notice, notice.isTold {
                    // Checked now and then all the same: not every file system reports writes.
                    await notice.wait(beyond: seen, atMost: Swift.max(interval, .seconds(10)))
                } else {
                    try? await Task.sleep(for: interval)
                }
            }
            guard !Task.isCancelled, let entry = page.popFirst() else { return nil }
            position = entry.lastPosition
            owesMark = true
            return .entry(entry)
        }
    }

    /// Starts behind the position the sequence begins at.
    public func makeAsyncIterator() -> Iterator {
        Iterator(ledger: ledger, interval: interval, isNotified: isNotified, position: position)
    }
}

/// The entries after a position, and then those to come, as an asynchronous sequence that ends only when cancelled.
public struct EntrySubscription: AsyncSequence, Sendable {
    /// What the sequence delivers.
    public typealias Element = RecordedEntry

    /// The same with a mark wherever everything that was recorded has been delivered.
    public internal(set) var updates: LedgerUpdates

    /// Hands on the entries among the updates.
    public struct Iterator: AsyncIteratorProtocol, Sendable {
        var updates: LedgerUpdates.Iterator

        /// The next entry; nil once the task is cancelled. Throws as that of `LedgerUpdates` does.
        public mutating func next() async throws(LedgerError) -> RecordedEntry? {
            while let update = try await updates.next() {
                if case .entry(let entry) = update { return entry }
            }
            return nil
        }
    }

    /// Starts behind the position the subscription begins at.
    public func makeAsyncIterator() -> Iterator { Iterator(updates: updates.makeAsyncIterator()) }
}

extension ReadableLedger {
    /// Follows the ledger from behind a position, and is woken by commits, also of other processes, where the system
    /// reports writes to a file (Linux); elsewhere it looks every `interval`.
    public func subscribe(
        after position: Position = 0, lookingEvery interval: Duration = .milliseconds(50)
    ) -> EntrySubscription {
        EntrySubscription(updates: LedgerUpdates(ledger: recorded, position: position, interval: interval))
    }
}
