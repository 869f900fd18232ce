// What an audit takes from the raw records in one pass: everything that needs a payload or the order of recording, and the
// sum that vouches for the timelines. It allocates nothing for an event and decodes no text.

import EventLedger

/// The first of the two passes of an audit.
struct AuditFold: Projection {
    private let cut: Cut
    /// The units as the cut knows them.
    private(set) var units: UnitFold
    /// Vouches for the timelines of households.
    private(set) var witness: TimelineWitness
    /// The aid that is a loan.
    private(set) var loans = PositionSet()
    /// A digest of each aid event of a household: what is not equal in it is not the same aid.
    private(set) var aidDigests = PositionMarks()
    /// Households that split off from another.
    private(set) var splits: [Position] = []
    /// Events that take effect long after they were recorded.
    private(set) var ahead: FindingList
    /// On which day each position was recorded.
    private(set) var recorded: RecordedDays
    /// Exits from poor by day.
    private(set) var exitsFromPoor = ExitDays()
    /// Exits from near-poor by day.
    private(set) var exitsFromNearPoor = ExitDays()
    /// Awards and revocations.
    private(set) var awards = AwardFindingFold()
    /// Entries that restate.
    private(set) var restatements: RestatementFold
    /// Decisions that differ from their scores.
    private(set) var mismatches: FindingList
    /// Entries that restate a closed period.
    private(set) var restated: FindingList
    /// Late events of units.
    private(set) var late: LateEvents
    private var entryEnd: Position = 0
    private let aheadDays: Int32

    init(_ cut: Cut, _ parameters: AuditParameters, offset: UTCOffset) {
        self.cut = cut
        units = UnitFold(knownThrough: cut.position)
        witness = TimelineWitness(category: StreamCategory.household.rawValue, through: cut.position)
        recorded = RecordedDays(offset: offset)
        restatements = RestatementFold(cut)
        mismatches = FindingList(limit: parameters.listedPerRule)
        restated = FindingList(limit: parameters.listedPerRule)
        late = LateEvents(parameters)
        ahead = FindingList(limit: parameters.listedPerRule)
        aheadDays = Int32(parameters.aheadDays)
    }

    mutating func begin(_ entry: EntryHead) {
        entryEnd = entry.lastPosition
        recorded.take(entry)
        restatements.begin(entry, &restated)
    }

    /// Decides what the last entry left open.
    mutating func finish() { restatements.finish(&restated) }

    mutating func apply(_ event: EventHead, payload: RawSpan) throws(LedgerError) {
        witness.take(event)
        restatements.take(event, payload)
        if event.category == StreamCategory.unit.rawValue { try takeUnit(event, payload) }
        // What a closing signed off stays signed off, whatever the day of the cut.
        if event.type == EventKind.periodClosed.recordType { awards.close(event, known: entryEnd) }
        // A mistyped year lies behind every cut, so the day of the cut is not asked for.
        if event.effectiveDay > recorded.latestDay + aheadDays, event.voidedBy > cut.position {
            ahead.add(FindingCandidate(day: event.effectiveDay, position: event.position))
        }
        guard event.isInside(cut) else { return }
        switch EventKind(recordType: event.type) {
        case .householdRegistered:
            if PayloadLayout.isSplit(payload) { splits.append(event.position) }
        case .householdClassified: try judgeScores(event, payload)
        case .householdExitedPoverty:
            if EventSummary.classLeft(event.summary) == .poor {
                exitsFromPoor.take(day: event.effectiveDay, position: event.position)
            } else {
                exitsFromNearPoor.take(day: event.effectiveDay, position: event.position)
            }
        case .aidGiven:
            guard let kind = PayloadLayout.aidKind(payload) else { throw AuditFold.damaged(event) }
            if kind == .credit { loans.insert(event.position) }
            guard event.category == StreamCategory.household.rawValue else { return }
            guard let digest = PayloadLayout.aidDigest(payload) else { throw AuditFold.damaged(event) }
            aidDigests.append(digest, at: event.position)
        case .awardGranted: awards.grant(event, payload)
        case .awardRevoked: awards.revoke(event, payload)
        default: break
        }
    }

    private mutating func takeUnit(_ event: EventHead, _ payload: RawSpan) throws(LedgerError) {
        try units.apply(event, payload: payload)
        guard event.type != EventHead.voidType, event.isInside(cut) else { return }
        guard let delay = late.delay(of: event.position, on: event.effectiveDay, recorded),
            let day = Day(daysSinceEpoch: event.effectiveDay)
        else { return }
        late.take(delay, of: event.position, on: day, unit: event.streamNumber)
    }

    private mutating func judgeScores(_ event: EventHead, _ payload: RawSpan) throws(LedgerError) {
        var isDamaged = false
        let decision = PayloadLayout.scoredDecision(payload, isDamaged: &isDamaged)
        guard !isDamaged else { throw AuditFold.damaged(event) }
        guard let decision, decision.isMismatch else { return }
        mismatches.add(FindingCandidate(day: event.effectiveDay, position: event.position))
    }

    private static func damaged(_ event: EventHead) -> LedgerError {
        LedgerError(
            .damaged, "the payload of the event can't be one of its type", remedy: "restore the ledger from a backup",
            position: event.position)
    }
}
