// The audit: two passes over the ledger, one over the raw records and one over the timelines that they vouch for, then the
// texts of what is listed.

import EventLedger

extension HouseholdView {
    /// Runs the checks of all rules, or of those asked for, on the events inside a cut.
    ///
    /// Throws `invalidValue` for a parameter outside its range, `damaged` when timelines and entries do not agree, and
    /// what resolving a cut throws. Cost: about three replays, one more where periods were closed and where units were
    /// divided or rates are due, and a lookup for each event that is listed. Memory beside the mapped file: a third of a
    /// byte an event, 2 bytes an aid event, 32 an award, 8 a household, 24 a household and day on which rates are due, and the list.
    public func audit(
        _ expression: CutExpression, _ parameters: AuditParameters = AuditParameters()
    ) throws(LedgerError) -> Audit {
        try parameters.check()
        let cut = try cut(expression)
        var fold = AuditFold(cut, parameters, offset: ledger.offset)
        try ledger.replay(through: cut.position, into: &fold)
        fold.finish()
        var timelines = TimelineAudit(cut, parameters, fold)
        try ledger.scanTimelines(
            of: StreamCategory.household.rawValue, at: cut, vouchedForBy: fold.witness
        ) { (_, timeline) throws(LedgerError) in timelines.take(timeline) }
        var writer = FindingWriter(self, parameters)
        try writer.write(fold, timelines, plans(cut), cut)
        try writer.addUnitFindings(fold.units, plans(cut), cut)
        if parameters.rules.contains(.openingMismatch) { try writer.add(openingMismatches(cut)) }
        if parameters.rules.contains(.unclassifiedAtClosing) { try writer.add(unclassifiedAtClosings(cut)) }
        let (last, now) = (ledger.lastRecordedAt, ledger.now)
        let rules = AuditRule.allCases.filter(parameters.rules.contains)
        return Audit(
            cut: cut, parameters: parameters,
            counts: rules.map { Audit.Count(rule: $0, findings: writer.counts[$0] ?? 0) },
            findings: rules.flatMap { writer.findings[$0] ?? [] },
            lastRecordedAheadOfClock: last.flatMap { $0 > now ? $0 : nil })
    }
}
