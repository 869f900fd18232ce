// The findings of an audit as tables.

import PovertyReports

/// The answer of `socai audit`.
struct AuditAnswer: FormattedAnswer {
    /// What was found.
    let report: Audit

    func table(width: Int?) -> String {
        let cut = report.cut
        var text = Paragraph.text(
            "Audit up to \(cut.effectiveOn), as known at position \(cut.position)", width: width)
        text += ClockWords.line(report.lastRecordedAheadOfClock)
        text += "\n" + summary.text(width: width)
        guard !report.findings.isEmpty else { return text }
        return text + "\n" + findings.text(width: width)
            + ClaimedTime.legend(report.findings.contains(where: \.restsOnClaimedTime), width: width)
    }

    private var summary: TextTable {
        TextTable(
            "summary", report.counts, Audit.Count.columns,
            [
                "severity", "rule", "findings",
                .own(.count("listed") { row in report.findings.count { $0.rule == row.rule } }),
            ])
    }

    private var findings: TextTable {
        TextTable(
            "findings", report.findings, Finding.columns,
            [
                "rule", "effectiveOn", .own(.code("whom") { $0.household ?? $0.unit }),
                .own(.text("what") { $0.sentence + ($0.restsOnClaimedTime ? "*" : "") }), "events", "documents",
            ])
    }
}
