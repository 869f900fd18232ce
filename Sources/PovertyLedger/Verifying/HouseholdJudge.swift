// Judges the ordinary entries, those whose events are all of households, awards, or aid and initiatives of units, in
// place: on the state of each household, and on its whole timeline where an event is back-dated or voided, or names a
// sponsor. Entries with other events of units, of funds and movements, with plans, closings and revocations are judged as
// if they were recorded now; they are few.

import EventLedger

/// The rules for households over entries as they are stored, in their order.
struct HouseholdJudge: InPlaceJudge {
    private static let household = StreamCategory.household.rawValue
    private static let unit = StreamCategory.unit.rawValue

    /// The last closed day that the current entry may not touch; nil when there is none or it restates.
    private var closedThrough: Int32?
    /// Households whose timelines are folded at the end of the entry, with whether their sponsors are checked.
    private var folds: [(number: UInt32, sponsors: Bool)] = []
    /// What became of the others, event by event.
    private var changes: [HouseholdMove] = []
    /// The position that the entry begins at.
    private var firstPosition: Position = 0

    init() {}

    func isOrdinary(type: UInt16, category: UInt8, voiding: TimelineItem?) -> Bool {
        if category == HouseholdJudge.unit {
            return type == EventKind.aidGiven.recordType || type == EventKind.initiativeRecorded.recordType
        }
        guard category == HouseholdJudge.household || category == StreamCategory.recipient.rawValue else {
            return false
        }
        let subject = voiding?.type ?? type
        switch EventKind(recordType: subject) {
        case .awardRevoked, .movementJoined, .responsibilityAssigned, .responsibilityEnded, nil: return false
        // A void of an award is judged with its revocations.
        case .awardGranted: return voiding == nil
        default: return true
        }
    }

    mutating func begin(_ entry: EntryHead, _ ground: JudgingGround) {
        folds.removeAll(keepingCapacity: true)
        changes.removeAll(keepingCapacity: true)
        firstPosition = entry.firstPosition
        let closing = ground.snapshot(category: StreamCategory.closing.rawValue, number: 0)
        closedThrough = entry.restates ? nil : closing.map { Int32(bitPattern: UInt32(truncatingIfNeeded: $0.first)) }
    }

    mutating func take(
        _ event: EventHead, voiding: TimelineItem?, payload: RawSpan, snapshot: inout StreamSnapshot?,
        _ ground: JudgingGround
    ) -> Bool {
        if let closedThrough, voiding?.effectiveDay ?? event.effectiveDay <= closedThrough { return false }
        if let voiding {
            if HouseholdState.judges(voiding.type) { fold(event.streamNumber, voiding.type) }
            return true
        }
        guard let kind = EventKind(recordType: event.type), isWritten(kind, event, payload, ground) else {
            return false
        }
        // The few events of units that leave their state as it is were found to name units established on their day.
        guard event.category == HouseholdJudge.household, HouseholdState.judges(event.type) else { return true }
        guard var state = snapshot.map(HouseholdState.init) ?? HouseholdState() else { return false }
        if HouseholdState.isSponsorship(event.type) { fold(event.streamNumber, event.type) }
        let item = TimelineItem(
            position: event.position, type: event.type, effectiveDay: event.effectiveDay, summary: event.summary)
        // Back-dated events, and those that a later event of the entry may yet allow, are judged with all of the entry.
        let before = state
        let members = HouseholdStep.hasMembers(kind) ? HouseholdStep.members(kind, payload) ?? 0 : 0
        guard event.effectiveDay >= state.lastDay, (try? state.accept(item, members: members)) != nil else {
            fold(event.streamNumber, event.type)
            return true
        }
        snapshot = state.snapshot(keepingMembers: ground.keepsPostings)
        if before.place != state.place {
            changes.append(
                HouseholdMove(
                    household: event.streamNumber, from: before.place, to: state.place, day: event.effectiveDay))
        }
        return true
    }

    mutating func end(_ ground: JudgingGround) -> Bool {
        folds.sort { ($0.number, $0.sponsors ? 0 : 1) < ($1.number, $1.sponsors ? 0 : 1) }
        for change in changes where !isFolded(change.household) {
            ground.postings.post(from: change.from, to: change.to, on: change.day)
        }
        var last: UInt32?
        for (number, sponsors) in folds where number != last {
            last = number
            guard judgeTimeline(number, sponsors, ground) else { return false }
        }
        return true
    }

    /// Notes that a timeline is to be folded, because of an event of a type.
    private mutating func fold(_ number: UInt32, _ type: UInt16) {
        folds.append((number, HouseholdState.isSponsorship(type)))
    }

    /// Whether the timeline of a household is to be folded; `folds` are sorted.
    private func isFolded(_ number: UInt32) -> Bool {
        var (low, high) = (0, folds.count)
        while low < high {
            let middle = (low + high) / 2
            if folds[middle].number < number { low = middle + 1 } else { high = middle }
        }
        return low < folds.count && folds[low].number == number
    }

    /// Folds the timeline of a household as it is after the entry.
    private func judgeTimeline(_ number: UInt32, _ sponsors: Bool, _ ground: JudgingGround) -> Bool {
        guard let timeline = ground.timeline(category: HouseholdJudge.household, number: number) else { return false }
        let kept = ground.snapshot(category: HouseholdJudge.household, number: number).flatMap(HouseholdState.init)
        let changed = HouseholdTimeline(timeline, from: firstPosition, kept)
        do throws(UnreadableMembers) {
            func members(_ item: TimelineItem) throws(UnreadableMembers) -> UInt32 {
                try HouseholdJudge.members(item, ground)
            }
            guard let state = try changed.state(members: members) else { return false }
            let snapshot = state.snapshot(keepingMembers: ground.keepsPostings)
            ground.setSnapshot(snapshot, category: HouseholdJudge.household, number: number)
            if ground.keepsPostings { try changed.post(to: &ground.postings, members: members) }
        } catch { return false }
        return !sponsors || HouseholdJudge.sponsorsFollow(changed.items.filter { $0.voidedBy == .max }, ground)
    }

    /// The members that an event sets, 0 where nobody asks.
    private static func members(_ item: TimelineItem, _ ground: JudgingGround) throws(UnreadableMembers) -> UInt32 {
        guard ground.keepsPostings else { return 0 }
        let kind = EventKind(recordType: item.type)
        var members: UInt32?
        guard ground.withPayload(at: item.position, { members = HouseholdStep.members(kind, $0) }), let members else {
            throw UnreadableMembers()
        }
        return members
    }

    /// Whether each sponsor of a timeline is assigned once at a time, and ends only what is running.
    private static func sponsorsFollow(_ items: [TimelineItem], _ ground: JudgingGround) -> Bool {
        var running: Set<UInt64> = []
        for item in items where HouseholdState.isSponsorship(item.type) {
            // The payload is the sponsor's name and nothing else.
            guard let sponsor = ground.payloadHash(at: item.position) else { return false }
            let isRight =
                item.type == EventKind.sponsorAssigned.recordType
                ? running.insert(sponsor).inserted : running.remove(sponsor) != nil
            guard isRight else { return false }
        }
        return true
    }
}

/// The members that an event sets can't be read.
private struct UnreadableMembers: Error {}

/// A household that left one place for another, or for none.
private struct HouseholdMove {
    let household: UInt32
    let from: HouseholdPlace?
    let to: HouseholdPlace?
    let day: Int32
}

extension HouseholdJudge {
    /// Whether payload and summary are as recording writes them, and the unit that they name is established on that
    /// day.
    private func isWritten(
        _ kind: EventKind, _ event: EventHead, _ payload: RawSpan, _ ground: JudgingGround
    ) -> Bool {
        func inspect<Fields: FieldGroup>(_ type: Fields.Type) -> (fields: Fields, unit: UInt32?)? {
            try? PayloadInspector.inspect(type, payload, category: event.category, ground)
        }
        switch kind {
        case .householdClassified:
            guard let fields = inspect(HouseholdClassified.self)?.fields else { return false }
            return event.summary == EventSummary.bits(of: fields.class, fields.socialProtection)
        case .householdExitedPoverty:
            guard let fields = inspect(HouseholdExitedPoverty.self)?.fields else { return false }
            return event.summary == EventSummary.of(fields)
        case .householdRegistered: return isPlaced(event, inspect(HouseholdRegistered.self)?.unit, ground)
        case .householdMoved: return isPlaced(event, inspect(HouseholdMoved.self)?.unit, ground)
        case .awardGranted:
            guard event.summary == 0, let found = inspect(AwardGranted.self) else { return false }
            guard let unit = found.unit else { return true }
            return state(ofUnit: unit, ground)?.isEstablished(on: event.effectiveDay) == true
        case .aidGiven: return event.summary == 0 && inspect(AidGiven.self) != nil && stands(event, ground)
        case .initiativeRecorded:
            return event.summary == 0 && inspect(InitiativeRecorded.self) != nil && stands(event, ground)
        case .incomeAssessed: return event.summary == 0 && inspect(IncomeAssessed.self) != nil
        case .householdSizeChanged: return event.summary == 0 && inspect(HouseholdSizeChanged.self) != nil
        case .householdDissolved: return event.summary == 0 && inspect(HouseholdDissolved.self) != nil
        case .sponsorAssigned: return event.summary == 0 && inspect(SponsorAssigned.self) != nil
        case .sponsorEnded: return event.summary == 0 && inspect(SponsorEnded.self) != nil
        default: return false
        }
    }

    /// Whether the unit that an event is about is established on its day; true of events about others.
    private func stands(_ event: EventHead, _ ground: JudgingGround) -> Bool {
        guard event.category == HouseholdJudge.unit else { return true }
        return state(ofUnit: event.streamNumber, ground)?.isEstablished(on: event.effectiveDay) == true
    }

    /// Whether the unit that an event places its household in is established and not ended on that day.
    private func isPlaced(_ event: EventHead, _ unit: UInt32?, _ ground: JudgingGround) -> Bool {
        guard let unit, unit == event.summary, let state = state(ofUnit: unit, ground) else { return false }
        return state.isEstablished(on: event.effectiveDay) && !state.isEnded(on: event.effectiveDay)
    }

    private func state(ofUnit number: UInt32, _ ground: JudgingGround) -> UnitState? {
        ground.snapshot(category: HouseholdJudge.unit, number: number).map { UnitState($0) }
    }
}
