// Where the present comes from. It is a parameter, so that the same input gives the same bytes.

#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#else
    import Darwin
#endif

/// Answers the present instant.
public typealias LedgerClock = @Sendable () -> Instant

/// The system's real-time clock.
public enum SystemClock {
    /// The present, to the microsecond; 1970-01-01T00:00:00Z on a system without a clock.
    public static let now: LedgerClock = {
        var time = timespec()
        clock_gettime(CLOCK_REALTIME, &time)
        let microseconds = Int64(time.tv_sec) * 1_000_000 + Int64(time.tv_nsec) / 1_000
        return Instant(microsecondsSinceEpoch: microseconds) ?? Instant.epoch
    }
}

extension Instant {
    /// 1970-01-01T00:00:00Z.
    public static let epoch = Instant(unchecked: 0)

    private init(unchecked microseconds: Int64) { microsecondsSinceEpoch = microseconds }
}
