// What an audit takes from the raw records in one pass: everything that needs a payload or the order of recording, and
// the sum that vouches for the timelines. It allocates nothing for an event and decodes no text.

import EventLedger
import Files
import PovertyLedger

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
    /// The money of funds by day, and what is promised to them.
    private(set) var funds = FundFindingFold()
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
        // What a closing signed off stays signed off, independent of the day of the cut.
        if event.type == EventKind.periodClosed.recordType { awards.close(event, known: entryEnd) }
        // A mistyped year is after every cut, so the day of the cut is not asked for.
        if event.effectiveDay > recorded.latestDay + aheadDays, event.voidedBy > cut.position {
            ahead.add(FindingCandidate(day: event.effectiveDay, position: event.position))
        }
        guard event.isInside(cut) else { return }
        switch EventKind(recordType: event.type) {
        case .householdRegistered:
            if HouseholdRegistered.View(payload)?.splitFrom != nil { splits.append(event.position) }
        case .householdClassified: try judgeScores(event, payload)
        case .householdExitedPoverty:
            if EventSummary.classLeft(event.summary) == .poor {
                exitsFromPoor.take(day: event.effectiveDay, position: event.position)
            } else {
                exitsFromNearPoor.take(day: event.effectiveDay, position: event.position)
            }
        case .aidGiven:
            guard let aid = AidGiven.View(payload), let kind = aid.kind else {
                throw LedgerError.misfit(at: event.position)
            }
            if kind == .credit { loans.insert(event.position) }
            funds.give(event, aid)
            guard event.category == StreamCategory.household.rawValue else { return }
            aidDigests.append(RepeatedAid.digest(aid), at: event.position)
        case .fundEstablished: funds.pledges.establish(event)
        case .contributionPledged: try funds.pledges.pledge(event, payload)
        case .contributionReceived: try funds.receive(event, payload)
        case .awardGranted: try awards.grant(event, payload)
        case .awardRevoked: try awards.revoke(event, payload)
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
        guard let decision = HouseholdClassified.View(payload) else { throw LedgerError.misfit(at: event.position) }
        guard let scored = ScoredDecision(decision), scored.isMismatch else { return }
        mismatches.add(FindingCandidate(day: event.effectiveDay, position: event.position))
    }
}

// Entries that restate a period after it was closed, found while the ledger is folded: an entry that says it restates,
// and touches a day that was closed before it.

/// The restating entries inside a cut.
struct RestatementFold {
    /// A void of an entry that touches a closed day by no event of its own; the day of what it voids is not in the
    /// log's order, so it is looked up afterwards.
    struct Undecided {
        let entry: Position
        let void: Position
        let target: Position
        let closing: Position
        /// The last day that is asked about.
        let through: Int32
    }

    private let lastDay: Int32
    /// The furthest closing so far, of earlier entries only.
    private var closed: (through: Int32, position: Position)?
    private var closing: (through: Int32, position: Position)?
    private var entry: EntryHead?
    private var touched: FindingCandidate?
    private var voids: [Undecided] = []
    /// Voids of entries without another touching event.
    private(set) var undecided: [Undecided] = []

    init(_ cut: Cut) { lastDay = cut.effectiveOn.daysSinceEpoch }

    /// Takes in the head of the next entry, after the one before it is decided.
    mutating func begin(_ head: EntryHead, _ found: inout FindingList) {
        finish(&found)
        entry = head.restates ? head : nil
    }

    /// Decides the entry that was begun last.
    mutating func finish(_ found: inout FindingList) {
        if let touched { found.add(touched) } else { undecided += voids }
        (touched, entry) = (nil, nil)
        voids.removeAll(keepingCapacity: true)
        if let closing, closing.through > closed?.through ?? .min { closed = closing }
        closing = nil
    }

    /// Takes in any event of the entry, voided or not.
    mutating func take(_ event: EventHead, _ payload: RawSpan) {
        if event.type == EventKind.periodClosed.recordType {
            closing = (Int32(bitPattern: event.summary), event.position)
        }
        guard let entry, let closed, touched == nil else { return }
        let through = min(closed.through, lastDay)
        if event.type == EventHead.voidType {
            guard let target = payload.load(0, as: UInt64.self).flatMap(Position.init(exactly:)) else { return }
            voids.append(
                Undecided(
                    entry: entry.firstPosition, void: event.position, target: target, closing: closed.position,
                    through: through))
        } else if event.effectiveDay <= through {
            touched = FindingCandidate(day: event.effectiveDay, position: event.position, first: closed.position)
        }
    }
}

// Events that were recorded long after they took effect, by unit and year of effect: how many, how late in the middle
// and at worst. Delays are counted, not kept one by one.

/// Late events by unit and year.
struct LateEvents {
    /// A unit and a year.
    struct Place: Hashable {
        /// The unit's number; nil where the household was in none.
        let unit: UInt32?
        let year: Int
    }

    /// The late events of one unit and year.
    struct Delays {
        private(set) var count = 0
        private var byDays: [Int32: Int] = [:]
        private(set) var greatest: Int32 = 0
        /// The first event with the greatest delay.
        private(set) var worst: Position = 0

        mutating func take(_ days: Int32, _ position: Position) {
            count += 1
            byDays[days, default: 0] += 1
            guard days > greatest || (days == greatest && position < worst) else { return }
            (greatest, worst) = (days, position)
        }

        /// The least delay that at least half of the events do not exceed.
        var median: Int32 {
            var below = 0
            for (days, count) in byDays.sorted(by: { $0.key < $1.key }) {
                below += count
                if 2 * below >= self.count { return days }
            }
            return greatest
        }
    }

    private let lateDays: Int32
    private(set) var places: [Place: Delays] = [:]

    init(_ parameters: AuditParameters) { lateDays = Int32(parameters.lateDays) }

    /// How many days after its day an event was recorded, if that is late; nil if it is not.
    func delay(of position: Position, on day: Int32, _ recorded: RecordedDays) -> Int32? {
        // Both are days between the years 1 and 9999. Most events are recorded in time: they cost one look at a table.
        guard position > recorded.lastPosition(by: day + lateDays) else { return nil }
        return recorded.day(of: position) - day
    }

    /// Takes in a late event of a unit, by the year of its day.
    mutating func take(_ delay: Int32, of position: Position, on day: Day, unit: UInt32?) {
        places[Place(unit: unit, year: day.year), default: Delays()].take(delay, position)
    }
}
