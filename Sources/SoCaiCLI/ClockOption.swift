// What a verb that records does where recorded times are ahead of the clock, and how every answer says that they do.

import ArgumentParser
import EventLedger

/// The option of every verb that records.
struct ClockOption: ParsableArguments {
    @Flag(
        help: """
            Record although recorded times lie ahead of this machine's clock, as after a moment in which it was wrong; \
            what is recorded now then gets the last of them, marked as claimed.
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
