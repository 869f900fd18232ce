// What the audit found, and the aid of each year by kind and kind of giver, as known now. Names of givers are left out:
// some are people.

import PovertyReports

extension AskedSections {
    /// How many findings each rule has, and the first of them.
    mutating func writeAudit() throws(LedgerError) {
        var parameters = AuditParameters()
        parameters.listedPerRule = question.limits.findingsPerRule
        let audit = try asked(on: to).audit(parameters)
        json.member("audit")
        json.beginObject()
        json.member("counts")
        json.beginArray()
        for count in audit.counts where count.findings > 0 {
            json.beginArray()
            json.string(count.rule.rawValue)
            json.string(count.rule.severity.rawValue)
            json.int(count.findings)
            json.endArray()
        }
        json.endArray()
        json.member("rules")
        json.int(audit.counts.count)
        json.member("findings")
        json.beginArray()
        for finding in audit.findings { write(finding) }
        json.endArray()
        json.endObject()
    }

    private mutating func write(_ finding: Finding) {
        json.beginArray()
        json.string(finding.rule.rawValue)
        json.int(finding.effectiveOn.daysSinceEpoch)
        json.shown(finding.household ?? finding.fund)
        json.shown(finding.unit)
        json.beginArray()
        for event in finding.events.prefix(6) {
            json.beginArray()
            json.shown("\(event.reference)")
            json.shown(event.document)
            json.endArray()
        }
        json.endArray()
        json.shown(finding.sentence.description)
        // Findings of one ledger have no office.
        if let office = finding.office { json.shown(office) }
        json.endArray()
    }

    /// Gifts and loans of each year.
    mutating func writeAid() throws(LedgerError) {
        json.member("aid")
        json.beginArray()
        for year in years {
            let report = try asked(on: year.last).aid(since: year.first, by: [.kind, .donorKind])
            json.beginObject()
            json.member("year")
            json.int(year.year)
            json.member("gifts")
            write(report.gifts)
            json.member("loans")
            write(report.loans)
            json.endObject()
        }
        json.endArray()
    }

    private mutating func write(_ table: AidTable) {
        json.beginArray()
        for row in table.rows + [table.totalRow] {
            json.beginArray()
            json.shown(row.group.kind?.name)
            json.shown(row.group.donorKind?.name)
            json.int(row.sum.events)
            json.int(row.sum.withoutAmount)
            json.int(row.sum.amountVND)
            json.int(row.sum.households)
            json.endArray()
        }
        json.endArray()
    }
}
