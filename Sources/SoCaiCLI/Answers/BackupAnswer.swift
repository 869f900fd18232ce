// What a backup holds as a sentence.

import EventLedger
import PovertyLedger

/// The answer of `socai backup`.
struct BackupAnswer: FormattedAnswer {
    /// The backup.
    let report: LedgerBackup

    func table(width: Int?) -> String {
        let what = "\(CountedNoun.entries(report.entries)) with \(CountedNoun.events(report.lastPosition))"
        let last = report.lastRecordedAt.map { "; the last position is \(report.lastPosition), recorded \($0)" } ?? ""
        return Paragraph.text(
            "Copied \(what) to \(report.path), \(report.fileBytes) bytes, and verified them\(last)", width: width)
    }
}
