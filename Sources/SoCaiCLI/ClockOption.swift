// What a verb that records does where recorded times are ahead of the clock, and how every answer says that they do.

import ArgumentParser
import EventLedger

/// The option of every verb that records.
struct ClockOption: ParsableArguments {
    @Flag(
        help: """
            Record even if recorded times are ahead of this machine's clock, for example because the clock was wrong \
            before. New entries then get the last recorded time, marked as claimed.
            """)
    var allowTimesAheadOfClock = false
}

/// Words about a recorded time that is ahead of the clock.
enum ClockWords {
    /// A line that says so; nothing where there is no such time.
    static func line(_ ahead: Instant?) -> String {
        guard let ahead else { return "" }
        return "The last recorded time, \(ahead), is ahead of this machine's clock: one of the two is wrong, or was\n"
    }
}
