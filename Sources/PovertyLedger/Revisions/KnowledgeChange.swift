// One household whose standing on a day one entry changed afterwards. It says what was known before the entry and after
// it, and never compares two days.

import EventLedger

/// What one entry changed in where a household is known to stand on a day.
struct KnowledgeChange: Hashable {
    /// The number of the household.
    let household: UInt32
    /// The position of the first event of the entry that concerns the household on that day.
    let position: Position
    /// The last position of the entry.
    let entryEnd: Position
    /// Whether the entry voids an event of the household that was in effect by that day: a correction, else a late report.
    let isCorrection: Bool
    /// Where the household stood on the day, as known before the entry.
    let before: Standing
    /// Where it stands on the day, as known with the entry.
    let after: Standing
}
