// The findings of an audit as a table, as JSON and as CSV.

import EventLedger
import PovertyLedger
import PovertyReports

/// The answer of `socai audit`.
struct AuditAnswer: FormattedAnswer {
    /// What was found.
    let audit: Audit

    var json: [UInt8] {
        var json = JSONWriter()
        json.beginObject()
        json.member("cut", audit.cut, unitsOn: audit.cut.effectiveOn)
        json.member("parameters")
        json.beginObject()
        json.member("months", audit.parameters.returnMonths)
        json.member("days", audit.parameters.bunchedDays)
        json.member("lateDays", audit.parameters.lateDays)
        json.member("aheadDays", audit.parameters.aheadDays)
        json.member("limit", audit.parameters.listedPerRule)
        json.endObject()
        json.member("summary", list: audit.counts) { json, row in
            json.beginObject()
            json.member("severity", row.rule.severity.rawValue)
            json.member("rule", row.rule.rawValue)
            json.member("findings", row.findings)
            json.endObject()
        }
        json.member("findings", list: audit.findings, AuditAnswer.append)
        json.member("lastRecordedAheadOfClock", audit.lastRecordedAheadOfClock)
        json.endObject()
        json.endLine()
        return json.bytes
    }

    private static func append(_ json: inout JSONWriter, _ finding: Finding) {
        json.beginObject()
        json.member("severity", finding.severity.rawValue)
        json.member("rule", finding.rule.rawValue)
        json.member("effectiveOn")
        json.day(finding.effectiveOn)
        json.member("household", finding.household)
        json.member("unit", finding.unit)
        json.member("events", list: finding.events) { json, event in
            json.beginObject()
            json.member("reference", event.reference.description)
            json.member("document", event.document)
            json.member("recordedAt", event.recordedAt)
            json.member("claimedTime", event.claimedTime)
            json.endObject()
        }
        json.member("figures")
        json.beginObject()
        for figure in finding.figures {
            json.member(named: figure.name)
            json.int(figure.value)
        }
        json.endObject()
        json.member("sentence", finding.sentence)
        json.member("claimedTime", finding.restsOnClaimedTime)
        json.endObject()
    }

    var csv: String {
        let place = CutColumns(audit.cut, unitsOn: audit.cut.effectiveOn)
        var csv = CSVText(
            ["severity", "rule", "effectiveOn", "household", "unit", "events", "documents", "figures", "sentence"]
                + ["claimedTime"] + place.names)
        for finding in audit.findings {
            csv.append(
                [
                    finding.severity.rawValue, finding.rule.rawValue, "\(finding.effectiveOn)", finding.household,
                    finding.unit, finding.references, finding.documents,
                    finding.figures.map { "\($0.name)=\($0.value)" }.joined(separator: " "), finding.sentence,
                    "\(finding.restsOnClaimedTime)",
                ] + place.fields)
        }
        return csv.text
    }

    func table(width: Int?) -> String {
        let cut = audit.cut
        var text = Paragraph.text(
            "Audit up to \(cut.effectiveOn), as known at position \(cut.position)", width: width)
        text += ClockWords.line(audit.lastRecordedAheadOfClock)
        text += "\n" + summary.text(width: width)
        guard !audit.findings.isEmpty else { return text }
        return text + "\n" + findings.text(width: width)
            + ClaimedTime.legend(audit.findings.contains(where: \.restsOnClaimedTime), width: width)
    }

    private var summary: TextTable {
        var table = TextTable([
            TextTable.Column(heading: "severity"), TextTable.Column(heading: "rule"),
            TextTable.Column(heading: "findings", isNumber: true), TextTable.Column(heading: "listed", isNumber: true),
        ])
        for row in audit.counts {
            table.append([
                TextTable.Cell(row.rule.severity.rawValue), TextTable.Cell(row.rule.rawValue),
                TextTable.Cell(row.findings), TextTable.Cell(audit.findings.count { $0.rule == row.rule }),
            ])
        }
        return table
    }

    private var findings: TextTable {
        var table = TextTable([
            TextTable.Column(heading: "rule"), TextTable.Column(heading: "day"), TextTable.Column(heading: "whom"),
            TextTable.Column(heading: "what", isFlexible: true), TextTable.Column(heading: "events", isFlexible: true),
            TextTable.Column(heading: "document", isFlexible: true),
        ])
        for finding in audit.findings {
            table.append([
                TextTable.Cell(finding.rule.rawValue), TextTable.Cell("\(finding.effectiveOn)"),
                TextTable.Cell(finding.household ?? finding.unit ?? ""),
                TextTable.Cell(finding.sentence + (finding.restsOnClaimedTime ? "*" : "")),
                TextTable.Cell(finding.references), TextTable.Cell(finding.documents),
            ])
        }
        return table
    }
}

extension Finding {
    /// The references of its events.
    fileprivate var references: String { events.map { "\($0.reference)" }.joined(separator: " ") }

    /// Their documents, each once.
    fileprivate var documents: String {
        var documents: [String] = []
        for event in events {
            guard let document = event.document, !documents.contains(document) else { continue }
            documents.append(document)
        }
        return documents.joined(separator: "; ")
    }
}
