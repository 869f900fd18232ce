// What a backup holds as a sentence, as JSON and as CSV.

import EventLedger
import PovertyLedger

/// The answer of `socai backup`.
struct BackupAnswer: FormattedAnswer {
    /// The backup.
    let backup: LedgerBackup

    var json: [UInt8] {
        var json = JSONWriter()
        json.beginObject()
        json.member("path", backup.path)
        json.member("compact", backup.isCompact)
        json.member("fileBytes", backup.fileBytes)
        json.member("entries", backup.entries)
        json.member("lastPosition", backup.lastPosition)
        json.member("lastRecordedAt", backup.lastRecordedAt)
        json.endObject()
        json.endLine()
        return json.bytes
    }

    var csv: String {
        var csv = CSVText(["path", "compact", "fileBytes", "entries", "lastPosition", "lastRecordedAt"])
        csv.append([
            backup.path, "\(backup.isCompact)", "\(backup.fileBytes)", "\(backup.entries)", "\(backup.lastPosition)",
            backup.lastRecordedAt?.description,
        ])
        return csv.text
    }

    func table(width: Int?) -> String {
        let what = "\(CountedNoun.entries(backup.entries)) with \(CountedNoun.events(backup.lastPosition))"
        let last = backup.lastRecordedAt.map { "; the last position is \(backup.lastPosition), recorded \($0)" } ?? ""
        return Paragraph.text(
            "Copied \(what) to \(backup.path), \(backup.fileBytes) bytes, and verified them\(last)", width: width)
    }
}
