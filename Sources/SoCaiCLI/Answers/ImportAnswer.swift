// What an import did in sentences.

import PovertyLedger

/// The answer of `socai import`.
struct ImportAnswer: FormattedAnswer, LedgerAnswer {
    /// What it did, or would have done.
    let imported: ImportReport
    /// Whether nothing was recorded anyway.
    let isDryRun: Bool

    var columns: [AnswerColumn<ImportAnswer>] {
        [.truth("dryRun", \.isDryRun), .part(\.imported, imported.columns)]
    }

    func table(width: Int?) -> String {
        [done, times, voids].compactMap(\.self).map { Paragraph.text($0, width: width) }.joined()
            + ClockWords.line(imported.lastRecordedAheadOfClock)
    }

    private var done: String {
        let what =
            "\(counted(imported.entries, "entry", "entries")) with \(counted(imported.events, "event", "events"))"
        let skipped =
            imported.skippedEntries > 0
            ? "; \(counted(imported.skippedEntries, "entry was", "entries were")) recorded before and skipped" : ""
        guard isDryRun else { return "Recorded \(what)\(skipped); the last position is \(imported.lastPosition)" }
        guard imported.problems > 0 else { return "Nothing was recorded: \(what) would be\(skipped); no line is bad" }
        let rest = imported.entries == 0 ? "no other line could be recorded" : "beside them \(what) could be recorded"
        return
            "Nothing was recorded, and an import would record nothing: bad lines: \(imported.problems); \(rest)\(skipped)"
    }

    /// What is done with the recorded times that the lines had.
    private var times: String? {
        guard imported.timesNotKept > 0 else { return nil }
        let count = counted(imported.timesNotKept, "entry has a recorded time", "entries have recorded times")
        return
            "\(count) of another system, which \(isDryRun ? "would not be" : "was not") kept: this moment counts as "
            + "the time of recording; --keep-recorded-times keeps them, marked as claimed"
    }

    /// Which entries that are there already are no longer in force.
    private var voids: String? {
        guard imported.voidedEntries > 0 else { return nil }
        let shown = 3
        let some = imported.voidedEvents.prefix(shown).map { "\($0.event) was voided by \($0.void)" }
        let more = imported.voidedEntries > shown || imported.voidedEvents.count > shown ? ", …" : ""
        return
            "Of the skipped entries \(imported.voidedEntries) \(imported.voidedEntries == 1 ? "is" : "are") no longer in "
            + "force, whole or in part: \(some.joined(separator: ", "))\(more); to record an event again, put it in an "
            + "entry with an id of its own"
    }

    private func counted(_ count: Int, _ one: String, _ many: String) -> String {
        "\(count) \(count == 1 ? one : many)"
    }
}
