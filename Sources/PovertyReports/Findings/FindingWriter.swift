// From positions to findings that can be read: references, documents, names and one sentence each. It looks up what is
// listed, and nothing else.

import EventLedger
import Files
import PovertyLedger

/// The findings by rule, while they are written.
struct FindingWriter {
    let ledger: HouseholdView
    let parameters: AuditParameters
    /// All findings of a rule.
    private(set) var counts: [AuditRule: Int] = [:]
    /// The listed findings of a rule, in order.
    private(set) var findings: [AuditRule: [Finding]] = [:]

    init(_ ledger: HouseholdView, _ parameters: AuditParameters) {
        self.ledger = ledger
        self.parameters = parameters
    }

    /// Writes the findings of both passes.
    mutating func write(
        _ fold: AuditFold, _ timelines: TimelineAudit, _ plans: [Plan], _ cut: Cut
    ) throws(LedgerError) {
        var repeated = FindingList(limit: parameters.listedPerRule)
        var counted = FindingList(limit: parameters.listedPerRule)
        fold.awards.find(repeated: &repeated, counted: &counted)
        var restated = fold.restated
        try decide(fold.restatements.undecided, &restated)
        try add(.aidOutsidePoverty, timelines.aid, FindingWriter.aid)
        try add(.aidToUnregistered, timelines.unregistered, FindingWriter.unregistered)
        if parameters.rules.contains(.repeatedAid) {
            try add(.repeatedAid, try repeatedAid(timelines.repeated), FindingWriter.repeatedAid)
        }
        try add(.repeatedAward, repeated, FindingWriter.repeatedAward)
        try add(.revokedAwardCounted, counted, FindingWriter.revokedAward)
        try add(.quickReturn, timelines.returns, quickReturn)
        try add(.exitUndone, timelines.undone, FindingWriter.undone)
        try add(.scoreMismatch, fold.mismatches, FindingWriter.mismatch)
        try add(.restatedPeriod, restated, FindingWriter.restated)
        try addSplits(fold.splits, cut)
        try add(.farAhead, fold.ahead, farAhead)
        try addRefusedCodes(cut)
        try addLookAlikes(cut)
        let due = DueMeasure.all(plans, by: cut.effectiveOn)
        try add(dissolvedBeforeDue(timelines, due))
        try add(bunchedExits(fold, due))
        try addMissingTotals(timelines.yearEnds, fold.units)
        try add(lateEntries(timelines.late))
    }

    /// Adds findings that are few and complete, in their order.
    mutating func add(_ complete: [Finding]) throws(LedgerError) {
        for finding in complete {
            try add(finding.rule) { () throws(LedgerError) in finding }
        }
    }

    /// Counts a finding, and writes it down if it is still to be listed.
    mutating func add(_ rule: AuditRule, _ finding: () throws(LedgerError) -> Finding) throws(LedgerError) {
        guard parameters.rules.contains(rule) else { return }
        counts[rule, default: 0] += 1
        if findings[rule, default: []].count < parameters.listedPerRule {
            findings[rule, default: []].append(try finding())
        }
    }

    /// Adds the findings of a list; `write` is given the events of one in its order, the last being that of its day.
    private mutating func add(
        _ rule: AuditRule, _ list: FindingList,
        _ write: (FindingCandidate, [DocumentedEvent]) throws(LedgerError) -> Finding
    ) throws(LedgerError) {
        guard parameters.rules.contains(rule) else { return }
        counts[rule] = list.count
        for candidate in list.first {
            let events = try cite(candidate.positions)
            findings[rule, default: []].append(try write(candidate, events))
        }
    }

    /// Looks events up.
    func cite(_ positions: [Position]) throws(LedgerError) -> [DocumentedEvent] {
        var events: [DocumentedEvent] = []
        for position in positions { events.append(try ledger.documentedEvent(at: position)) }
        return events
    }

    /// Finds the entries whose voids take out an event of a closed day: one finding an entry.
    private func decide(
        _ undecided: [RestatementFold.Undecided], _ restated: inout FindingList
    ) throws(LedgerError) {
        var decided: Position = 0
        for void in undecided where void.entry != decided {
            let target = try cite([void.target])[0].event
            guard let day = target.effectiveOn?.daysSinceEpoch, day <= void.through else { continue }
            decided = void.entry
            restated.add(FindingCandidate(day: day, position: void.void, first: void.closing))
        }
    }
}

extension FindingEvent {
    init(_ cited: DocumentedEvent) {
        self.init(
            reference: cited.event.reference, document: cited.document, recordedAt: cited.recordedAt,
            claimedTime: cited.claimedTime)
    }
}

extension DocumentedEvent {
    /// The id of its stream where that is of a category.
    func subject(_ category: StreamCategory) -> String? {
        event.stream.category == category.rawValue ? event.stream.id : nil
    }

    /// The day it takes effect; a void has that of its finding.
    func day(or candidate: FindingCandidate) -> Day {
        event.effectiveOn ?? Day(daysSinceEpoch: candidate.day) ?? .first
    }
}
