// How a recorded time is shown that an older system claimed: marked wherever it is, so that nobody takes it for what
// the ledger's clock showed.

import EventLedger

/// Recorded times in tables.
enum ClaimedTime {
    /// The day of a recorded time, with a star where it was claimed.
    static func cell(_ instant: Instant, isClaimed: Bool, offset: UTCOffset) -> String {
        "\(instant.day(at: offset))" + (isClaimed ? "*" : "")
    }

    /// A recorded time with a word where it was claimed.
    static func text(_ instant: Instant, isClaimed: Bool) -> String { "\(instant)" + (isClaimed ? " (claimed)" : "") }

    /// The line below a table that says what the star means; nothing where there is none in it.
    static func legend(_ hasClaimed: Bool, width: Int?) -> String {
        guard hasClaimed else { return "" }
        return "\n"
            + Paragraph.text("* a time that an older system claimed; this ledger's clock did not see it", width: width)
    }
}
