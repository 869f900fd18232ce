// The time that a ledger under test takes for the present. It never advances by itself.

import EventLedger
import Files

/// A clock that does not move until the test moves it; any thread may read and move it.
public final class TestClock: Sendable {
    private let present: Guarded<Instant>

    /// A clock that shows an instant.
    public init(_ instant: Instant) { present = Guarded(instant) }

    /// What the clock shows.
    public var now: Instant {
        get { present.withLock { $0 } }
        set { present.withLock { $0 = newValue } }
    }

    /// Moves the clock by so many seconds, back if negative; it does not move where there is no such instant.
    public func advance(seconds: Int64) {
        present.withLock { instant in
            let (distance, isTooFar) = seconds.multipliedReportingOverflow(by: 1_000_000)
            let (moved, isBeyond) = instant.microsecondsSinceEpoch.addingReportingOverflow(distance)
            guard !isTooFar, !isBeyond, let later = Instant(microsecondsSinceEpoch: moved) else { return }
            instant = later
        }
    }

    /// Moves the clock to the end of a day, when everything of that day can have been recorded.
    public func move(toEndOf day: Day, at offset: UTCOffset = .utc) {
        guard let end = Instant(endOf: day, at: offset) else { return }
        now = end
    }

    /// The clock as a ledger takes it.
    public var reading: LedgerClock { { self.now } }
}
