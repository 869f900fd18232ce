// What an import did as a sentence, as JSON and as CSV.

import PovertyLedger

/// The answer of `socai import`.
struct ImportAnswer {
    /// What it did, or would have done.
    let report: ImportReport
    /// Whether nothing was recorded anyway.
    let isDryRun: Bool

    var json: [UInt8] {
        var json = JSONWriter()
        json.beginObject()
        json.member("dryRun", isDryRun)
        json.member("entries", report.entries)
        json.member("events", report.events)
        json.member("skippedEntries", report.skippedEntries)
        json.member("problems", report.problems)
        json.member("lastPosition", report.lastPosition)
        json.member("lastRecordedAheadOfClock", report.lastRecordedAheadOfClock)
        json.endObject()
        json.endLine()
        return json.bytes
    }

    var csv: String {
        var csv = CSVText(["dryRun", "entries", "events", "skippedEntries", "problems", "lastPosition"])
        let numbers = [report.entries, report.events, report.skippedEntries, report.problems, report.lastPosition]
        csv.append(["\(isDryRun)"] + numbers.map(String.init))
        return csv.text
    }

    var table: String { sentence + ClockWords.line(report.lastRecordedAheadOfClock) }

    private var sentence: String {
        let what =
            "\(counted(report.entries, "entry", "entries")) with \(counted(report.events, "event", "events"))"
        let skipped =
            report.skippedEntries > 0
            ? "; \(counted(report.skippedEntries, "entry was", "entries were")) recorded before and skipped" : ""
        guard isDryRun else { return "Recorded \(what)\(skipped); the last position is \(report.lastPosition)\n" }
        let good = "Nothing was recorded: \(what) would be\(skipped)"
        return report.problems > 0 ? "\(good); bad lines: \(report.problems)\n" : "\(good); no line is bad\n"
    }

    private func counted(_ count: Int, _ one: String, _ many: String) -> String {
        "\(count) \(count == 1 ? one : many)"
    }
}
