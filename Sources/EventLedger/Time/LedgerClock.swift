// Where the present comes from. It is a parameter, so that the same input gives the same bytes.

import Files

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

// The fixed distance of a ledger's civil time from UTC. It never changes with the seasons.

/// Whole minutes east of UTC, from −14:00 to +14:00.
public struct UTCOffset: Hashable, Sendable {
    /// Minutes east of UTC.
    public let minutes: Int

    /// UTC itself.
    public static let utc = UTCOffset(unchecked: 0)

    private init(unchecked minutes: Int) { self.minutes = minutes }

    /// An offset of so many minutes east of UTC, or nil outside −14:00 … +14:00.
    public init?(minutes: Int) {
        guard abs(minutes) <= 14 * 60 else { return nil }
        self.minutes = minutes
    }
}

extension UTCOffset: LosslessStringConvertible {
    /// Reads `Z`, `+07:00` or `-03:30`; nil for anything else.
    public init?(_ text: String) {
        if text == "Z" {
            self = .utc
            return
        }
        let bytes = Array(text.utf8)
        guard bytes.count == 6, bytes[0] == UInt8(ascii: "+") || bytes[0] == UInt8(ascii: "-"),
            bytes[3] == UInt8(ascii: ":")
        else { return nil }
        let digits = [bytes[1], bytes[2], bytes[4], bytes[5]].map { Int($0) - Int(UInt8(ascii: "0")) }
        guard digits.allSatisfy((0...9).contains), digits[2] <= 5 else { return nil }
        let minutes = (digits[0] * 10 + digits[1]) * 60 + digits[2] * 10 + digits[3]
        self.init(minutes: bytes[0] == UInt8(ascii: "-") ? -minutes : minutes)
    }

    /// `+07:00`, `-03:30` or `+00:00`.
    public var description: String {
        let size = abs(minutes)
        return (minutes < 0 ? "-" : "+") + Gregorian.padded(size / 60, to: 2) + ":" + Gregorian.padded(size % 60, to: 2)
    }
}
