// The audit: two passes over the ledger, one over the raw records and one over the timelines that they vouch for, then
// the texts of what is listed.

import EventLedger
import Files
import PovertyLedger

extension CutView {
    /// Runs the checks of all rules, or of those asked for, on the events inside the cut.
    ///
    /// Throws `invalidValue` for a parameter outside its range, `damaged` when timelines and entries do not agree, and
    /// `overflow` when a finding about a fund that is listed has an amount above `Int64.max`.
    /// Cost: about three replays, one more where periods were closed and where units were
    /// divided or rates are due, and a lookup for each event that is listed. Memory beside the mapped file: a third of
    /// a byte an event, 2 bytes an aid event, 32 an award, 8 a household, 24 a household and day on which rates are
    /// due, about 190 a fund, day and earmark with money and 100 a pledge, and the list.
    public func audit(_ parameters: AuditParameters = AuditParameters()) throws(LedgerError) -> Audit {
        // An audit rests on the events alone.
        guard view.isReplayed else { return try replayed.audit(parameters) }
        try parameters.check()
        var fold = AuditFold(cut, parameters, offset: ledger.offset)
        try ledger.replay(through: cut.position, into: &fold)
        fold.finish()
        var timelines = TimelineAudit(cut, parameters, fold)
        try ledger.scanTimelines(
            of: StreamCategory.household.rawValue, at: cut, vouchedForBy: fold.witness
        ) { (_, timeline) throws(LedgerError) in timelines.take(timeline) }
        var writer = FindingWriter(view, parameters)
        let plans = try plans()
        try writer.write(fold, timelines, plans, cut)
        try writer.addUnitFindings(fold.units, plans, cut)
        try writer.addFundFindings(fold.funds, self)
        if parameters.rules.contains(.openingMismatch) { try writer.add(view.openingMismatches(cut)) }
        if parameters.rules.contains(.unclassifiedAtClosing) { try writer.add(view.unclassifiedAtClosings(cut)) }
        let (last, now) = (ledger.lastRecordedAt, ledger.now)
        let rules = AuditRule.allCases.filter(parameters.rules.contains)
        return Audit(
            cut: cut, parameters: parameters,
            counts: rules.map { Audit.Count(rule: $0, findings: writer.counts[$0] ?? 0) },
            findings: rules.flatMap { writer.findings[$0] ?? [] },
            lastRecordedAheadOfClock: last.flatMap { $0 > now ? $0 : nil })
    }
}

// Openings that are not the last closing: what a closed period held of the poor and the near-poor as it was filed,
// against what is known of its last day now. It changes no figure and takes no side.

extension HouseholdView {
    /// The poor and the near-poor of closed periods that are no longer what was filed, a finding for each period and
    /// class.
    ///
    /// Cost: one replay for each sixteen closings.
    func openingMismatches(_ cut: Cut) throws(LedgerError) -> [Finding] {
        let closings = try closings(knownThrough: cut.position).filter {
            $0.effectiveOn <= cut.effectiveOn && $0.figures != nil
        }
        let balances = try balances(
            at: Set(closings.map { Cut(effectiveOn: $0.through, position: cut.position) }))
        var findings: [Finding] = []
        for closing in closings {
            guard let figures = closing.figures,
                let known = balances[Cut(effectiveOn: closing.through, position: cut.position)]
            else { continue }
            for householdClass in [HouseholdClass.poor, .nearPoor] {
                let filed = figures.counts.reduce(Tally.zero) {
                    $1.account.householdClass == householdClass ? $0 + $1.tally : $0
                }
                let now = known.tally(AccountFilter(householdClass), unit: nil, unitsOn: closing.through)
                guard filed != now else { continue }
                findings.append(HouseholdView.mismatch(closing, householdClass, filed: filed, now: now))
            }
        }
        return findings.sorted { $0.effectiveOn < $1.effectiveOn }
    }

    /// The closed periods in whose figures households have no class yet, as they were filed, a finding for each.
    ///
    /// Cost: a few lookups a closing; one replay for each sixteen closings of older programs, which have no figures.
    func unclassifiedAtClosings(_ cut: Cut) throws(LedgerError) -> [Finding] {
        let closings = try closings(knownThrough: cut.position).filter { $0.effectiveOn <= cut.effectiveOn }
        let balances = try balances(at: Set(closings.filter { $0.figures == nil }.map(\.cut)))
        var findings: [Finding] = []
        for closing in closings {
            let tally: Tally
            if let figures = closing.figures {
                tally = figures.counts.reduce(.zero) {
                    $1.account.householdClass == .unclassified ? $0 + $1.tally : $0
                }
            } else {
                let filter = AccountFilter(.unclassified)
                tally = balances[closing.cut]?.tally(filter, unit: nil, unitsOn: closing.through) ?? .zero
            }
            guard tally.households > 0 else { continue }
            findings.append(
                Finding(
                    .unclassifiedAtClosing, on: closing.through,
                    events: [FindingEvent(closing)],
                    figures: [
                        FindingFigure("households", tally.households), FindingFigure("persons", tally.persons),
                    ],
                    sentence: "the period was closed with "
                        + "\(tally.households, "household", "households") (\(tally.persons) persons) that had no "
                        + "class yet"))
        }
        return findings.sorted { $0.effectiveOn < $1.effectiveOn }
    }

    private static func mismatch(
        _ closing: Closing, _ householdClass: HouseholdClass, filed: Tally, now: Tally
    ) -> Finding {
        Finding(
            .openingMismatch, on: closing.through,
            events: [FindingEvent(closing)],
            figures: [
                FindingFigure("filedHouseholds", filed.households), FindingFigure("knownHouseholds", now.households),
                FindingFigure("filedPersons", filed.persons), FindingFigure("knownPersons", now.persons),
            ],
            sentence: "\(term: householdClass.name): the period was closed with \(filed.households) households and "
                + "\(filed.persons) persons, and what follows opens with \(now.households) and \(now.persons)")
    }
}

extension FindingEvent {
    fileprivate init(_ closing: Closing) {
        self.init(
            reference: closing.reference, document: closing.document, recordedAt: closing.recordedAt,
            claimedTime: closing.claimedTime)
    }
}
