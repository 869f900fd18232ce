// Time, and what is said of several times: the median, which one disturbed round can't move.

import Glibc

/// Measures how long something takes.
enum Stopwatch {
    /// Which time is measured.
    enum Time {
        /// By the clock on the wall: what a user waits.
        case wall
        /// What this process was given by its processors: the same on a quiet machine for work of one thread in memory,
        /// and nearly so on a busy one.
        case processor

        fileprivate var clock: clockid_t { self == .wall ? CLOCK_MONOTONIC : CLOCK_PROCESS_CPUTIME_ID }
    }

    /// Runs `body` and gives its result with the seconds it took.
    static func measure<Result>(
        _ time: Time = .wall, _ body: () throws -> Result
    ) rethrows -> (result: Result, seconds: Double) {
        let start = now(time)
        let result = try body()
        return (result, now(time) - start)
    }

    private static func now(_ time: Time) -> Double {
        var now = timespec()
        clock_gettime(time.clock, &now)
        return Double(now.tv_sec) + Double(now.tv_nsec) * 1e-9
    }
}

extension [Double] {
    /// The middle value; of an even number of values the mean of the two in the middle. There must be one.
    var median: Double {
        precondition(!isEmpty, "a median is taken of measurements")
        let sorted = sorted()
        let middle = count / 2
        return count.isMultiple(of: 2) ? (sorted[middle - 1] + sorted[middle]) / 2 : sorted[middle]
    }
}
