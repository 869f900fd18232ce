// The counters of an open ledger. Each is one atomic number, added to once a commit, a replay or a wait and never once an
// event, so that nothing waits for anything. They are never reset and decide nothing.

import Synchronization

/// What an open ledger counts.
final class LedgerMeasures: Sendable {
    let opened = ContinuousClock.now
    let fileBytesAtOpening: Int
    let commits = DurationCounter()
    let failures = Counter()
    let entries = Counter()
    let events = Counter()
    let recordBytes = Counter()
    let replays = DurationCounter()
    let replayedEvents = Counter()
    let lockWaits = DurationCounter()
    let turnWaits = DurationCounter()

    init(fileBytesAtOpening: Int) { self.fileBytesAtOpening = fileBytesAtOpening }

    /// Notes entries that a commit has made visible.
    func note(_ recorded: RecordedAmount) {
        entries.add(recorded.entries)
        events.add(recorded.events)
        recordBytes.add(recorded.recordBytes)
    }

    /// Notes a replay that came to its end; gives how long it took.
    func noteReplay(ofEvents count: Int, since began: ContinuousClock.Instant) -> Int64 {
        let nanoseconds = LedgerMeasures.nanoseconds(since: began)
        replays.note(nanoseconds)
        replayedEvents.add(count)
        return nanoseconds
    }

    /// The time since an instant; never negative.
    static func nanoseconds(since began: ContinuousClock.Instant) -> Int64 {
        let (seconds, attoseconds) = (ContinuousClock.now - began).components
        let (whole, overflows) = seconds.multipliedReportingOverflow(by: 1_000_000_000)
        return overflows ? .max : max(0, whole &+ attoseconds / 1_000_000_000)
    }
}

/// What a commit makes visible.
struct RecordedAmount: Equatable {
    var entries: Int
    var events: Int
    var recordBytes: Int
}

/// A number that only grows.
struct Counter: ~Copyable, Sendable {
    private let number = Atomic(0)

    var value: Int { number.load(ordering: .relaxed) }

    func add(_ count: Int) { number.wrappingAdd(count, ordering: .relaxed) }
}

/// How often something took place, and how long it took.
struct DurationCounter: ~Copyable, Sendable {
    private let total = Atomic<Int64>(0)
    private let maximum = Atomic<Int64>(0)
    /// One class for each bound of `DurationStatistics.boundsNanoseconds`, and one for the rest.
    private let upToMillisecond = Counter()
    private let upToTenMilliseconds = Counter()
    private let upToTenthOfSecond = Counter()
    private let upToSecond = Counter()
    private let upToTenSeconds = Counter()
    private let longer = Counter()

    func note(_ nanoseconds: Int64) {
        total.wrappingAdd(nanoseconds, ordering: .relaxed)
        maximum.max(nanoseconds, ordering: .relaxed)
        let bounds = DurationStatistics.boundsNanoseconds
        switch bounds.firstIndex(where: { nanoseconds <= $0 }) {
        case 0: upToMillisecond.add(1)
        case 1: upToTenMilliseconds.add(1)
        case 2: upToTenthOfSecond.add(1)
        case 3: upToSecond.add(1)
        case 4: upToTenSeconds.add(1)
        default: longer.add(1)
        }
    }

    var statistics: DurationStatistics {
        let numbers = [
            upToMillisecond.value, upToTenMilliseconds.value, upToTenthOfSecond.value, upToSecond.value,
            upToTenSeconds.value, longer.value,
        ]
        return DurationStatistics(
            number: numbers.reduce(0, &+), totalNanoseconds: total.load(ordering: .relaxed),
            maximumNanoseconds: maximum.load(ordering: .relaxed), numbers: numbers)
    }
}
