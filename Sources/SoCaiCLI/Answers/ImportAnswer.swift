// What an import did in sentences.

import PovertyLedger

/// The answer of `socai import`.
struct ImportAnswer: FormattedAnswer {
    /// What it did, or would have done.
    let report: ImportReport

    func table(width: Int?) -> String {
        [done, times, voids].compactMap(\.self).map { Paragraph.text($0, width: width) }.joined()
            + ClockWords.line(report.lastRecordedAheadOfClock)
    }

    private var done: String {
        let what =
            "\(counted(report.entries, "entry", "entries")) with \(counted(report.events, "event", "events"))"
        let skipped =
            report.skippedEntries > 0
            ? "; \(counted(report.skippedEntries, "entry was", "entries were")) recorded before and skipped" : ""
        guard report.isDryRun else { return "Recorded \(what)\(skipped); the last position is \(report.lastPosition)" }
        guard report.problems > 0 else { return "Nothing was recorded: \(what) would be\(skipped); no line is bad" }
        let rest = report.entries == 0 ? "no other line could be recorded" : "beside them \(what) could be recorded"
        return
            "Nothing was recorded, and an import would record nothing: bad lines: \(report.problems); \(rest)\(skipped)"
    }

    /// What became of the recorded times that the lines had.
    private var times: String? {
        guard report.timesNotKept > 0 else { return nil }
        let count = counted(report.timesNotKept, "entry has a recorded time", "entries have recorded times")
        return
            "\(count) of another system, which \(report.isDryRun ? "would not be" : "was not") kept: this moment counts as "
            + "the time of recording; --keep-recorded-times keeps them, marked as claimed"
    }

    /// Which entries that are there already count no longer.
    private var voids: String? {
        guard report.voidedEntries > 0 else { return nil }
        let shown = 3
        let some = report.voidedEvents.prefix(shown).map { "\($0.event) was voided by \($0.void)" }
        let more = report.voidedEntries > shown || report.voidedEvents.count > shown ? ", …" : ""
        return
            "Of the skipped entries \(report.voidedEntries) \(report.voidedEntries == 1 ? "is" : "are") no longer in "
            + "force, whole or in part: \(some.joined(separator: ", "))\(more); to record an event again, put it in an "
            + "entry with an id of its own"
    }

    private func counted(_ count: Int, _ one: String, _ many: String) -> String {
        "\(count) \(count == 1 ? one : many)"
    }
}
