// The window of a movement table or a bridge: which days its flows fall on, and what is known of them.

import EventLedger

/// Days, knowledge and look-back of a sum of flows.
struct FlowWindow {
    /// Days since 1970-01-01 of the last day before the window, whose balance is the opening.
    let openingDay: Int32
    /// The last day of the window.
    let to: Day
    /// The last position that is known.
    let known: Position
    /// How many months back an exit makes a return a relapse; nil is without limit.
    let lookBackMonths: Int?

    /// The window of a period, its first and last day included.
    init(from: Day, to: Day, known: Position, lookBackMonths: Int?) {
        self.init(openingDay: from.daysSinceEpoch - 1, to: to, known: known, lookBackMonths: lookBackMonths)
    }

    /// A window behind an opening.
    init(openingDay: Int32, to: Day, known: Position, lookBackMonths: Int?) {
        self.openingDay = openingDay
        self.to = to
        self.known = known
        self.lookBackMonths = lookBackMonths
    }

    /// Whether an exit on one day makes a return on another a relapse.
    func isRelapse(leftOn exit: Int32, backOn day: Int32) -> Bool {
        guard exit != .min else { return false }
        guard let lookBackMonths else { return true }
        // Where the calendar does not reach back so far, every exit is recent enough.
        guard let limit = Day(daysSinceEpoch: day)?.adding(months: -lookBackMonths) else { return true }
        return exit >= limit.daysSinceEpoch
    }
}
