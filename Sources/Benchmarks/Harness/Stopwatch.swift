// Time, and what is said of several times: the median, which one disturbed round can't move.

/// Measures how long something takes by the clock on the wall.
enum Stopwatch {
    /// Runs `body` and gives its result with the seconds it took.
    static func measure<Result>(_ body: () throws -> Result) rethrows -> (result: Result, seconds: Double) {
        let clock = ContinuousClock()
        let start = clock.now
        let result = try body()
        let duration = start.duration(to: clock.now).components
        return (result, Double(duration.seconds) + Double(duration.attoseconds) * 1e-18)
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
