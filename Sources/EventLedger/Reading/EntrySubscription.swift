// Following a ledger: every entry after a position, as it is committed, by any process. It never skips or repeats
// an entry, because positions are given inside the commit and the next page starts where the last one ended.

/// What following a ledger yields.
public enum LedgerUpdate: Hashable, Sendable {
    /// The next entry.
    case entry(RecordedEntry)
    /// Everything that was recorded through a position was delivered: it comes once at
    /// first, and after each run of entries.
    case caughtUp(through: Position)
}

/// The entries after a position, and then those to come, with a mark wherever all of them were delivered; an
/// asynchronous sequence that ends only when cancelled.
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
        let isNotified: Bool
        var pace: LookingPace
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
                switch pace.pause(notice.flatMap { $0.reportsWrites ? seen : nil }) {
                case .untilWritten(let longest): await notice?.wait(beyond: seen, atMost: longest)
                case .sleep(let delay): try? await Task.sleep(for: delay)
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
        Iterator(ledger: ledger, isNotified: isNotified, pace: LookingPace(interval: interval), position: position)
    }
}

/// How long a follower waits that has found nothing new. A write is reported before its commit can be read, and one
/// commit writes often: so it looks again soon, until nothing more is written.
struct LookingPace: Sendable {
    enum Pause: Equatable {
        case sleep(Duration)
        /// Until something is written, but not for longer: not every file system reports each write.
        case untilWritten(atMost: Duration)
    }

    let interval: Duration
    /// The writes reported before the look that was the last.
    private var seenBefore: Int?

    init(interval: Duration) { self.interval = interval }

    /// What to do after a look; `seen` is how many writes were reported before it, nil where the system reports none.
    mutating func pause(_ seen: Int?) -> Pause {
        guard let seen else { return .sleep(interval) }
        defer { seenBefore = seen }
        return seen == seenBefore
            ? .untilWritten(atMost: max(interval, .seconds(1))) : .sleep(min(interval, .milliseconds(5)))
    }
}

/// The entries after a position, and then those to come, as an asynchronous sequence that ends only when cancelled.
public struct EntrySubscription: AsyncSequence, Sendable {
    /// What the sequence delivers.
    public typealias Element = RecordedEntry

    /// The same with a mark wherever everything that was recorded has been delivered.
    public let updates: LedgerUpdates

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
