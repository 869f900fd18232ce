// In which words a cut says what was known: it is turned into a position before anything is folded.

import EventLedger

/// What was known: everything by now, by the end of a day, by an instant, at a position, or when the period was closed.
public enum KnownAt: Hashable, Sendable {
    /// Everything recorded so far.
    case now
    /// What was recorded by the end of a day at the ledger's own offset from UTC.
    case day(Day)
    /// What was recorded at an instant or before it.
    case instant(Instant)
    /// What was recorded up to a position, which must be the last of an entry.
    case position(Position)
    /// What was recorded when the period that the day falls in was closed, the closing included.
    case closing
}
