// Judges an entry as a whole: on the timelines that result from all of its events, in any order. It appends nothing.

import EventLedger

/// The rules of the domain, applied to one entry inside a write transaction.
struct EntryJudge {
    let entry: Entry
    /// The events of the entry, prepared as far as possible without a ledger.
    let prepared: [PreparedEvent]
    /// The position that the first event of the entry would get.
    let firstPosition: Position
    /// The events with their streams, in the order of the entry.
    var events: [JudgedEvent] = []
    /// The positions that this entry voids.
    var voided: Set<Position> = []
    /// Units that this entry changes, as they are after it.
    var units: [StreamHandle: UnitState] = [:]
    /// Funds that this entry changes, as they are after it.
    var funds: [StreamHandle: FundState] = [:]

    /// The numbers of the units and events that the entry names.
    var numbers = EntryNumbers()
    /// The closings among the events.
    var closings: [Int] = []
    /// The figures of those closings, by the index of the event.
    var figures: [Int: ClosedFigures] = [:]
    /// The last closed day before this entry; nil while no period was closed.
    var lastClosedDay: Int32?

    init(_ entry: PreparedEntry, after lastPosition: Position) {
        self.entry = entry.entry
        prepared = entry.events
        firstPosition = lastPosition + 1
    }

    /// Applies every rule; `events` are then ready for recording.
    mutating func judge(_ ledger: inout WorkingLedger) throws(LedgerError) {
        events.reserveCapacity(entry.events.count)
        for index in prepared.indices { try resolve(index, &ledger) }
        for index in prepared.indices where prepared[index].encoded == nil { try number(unitsOf: index, &ledger) }
        try judgeClosings(&ledger)
        // The events of one stream are adjacent; in most entries every stream has one or two.
        let order = events.indices.sorted {
            (events[$0].handle, $0) < (events[$1].handle, $1)
        }
        let groups = EntryJudge.groups(order) { events[$0].handle }
        for group in groups {
            switch try category(group, ledger) {
            case .unit: try judgeUnit(group, &ledger)
            case .fund: try judgeFund(group, &ledger)
            default: break
            }
        }
        for group in groups {
            switch try category(group, ledger) {
            case .household: try judgeHousehold(group, &ledger)
            case .closing: try judgeClosing(group, &ledger)
            case .plan: try judgePlan(group, ledger)
            case .unit, .fund, .recipient, .checkpoint, nil: break
            }
            try judgeAwards(group, &ledger)
            try judgeMovement(group, ledger)
        }
        try judgePlans(&ledger)
        try judgeAidOfFunds(&ledger)
        try judgePlacements(&ledger)
        try judgeOtherUnits(&ledger)
    }

    private func category(
        _ group: ArraySlice<Int>, _ ledger: borrowing WorkingLedger
    ) throws(LedgerError) -> StreamCategory? {
        guard let first = group.first else { return nil }
        return StreamCategory(rawValue: try ledger.name(events[first].handle).category)
    }

    /// Cuts indices, sorted by key, into runs of one key.
    private static func groups(_ order: [Int], key: (Int) -> StreamHandle) -> [ArraySlice<Int>] {
        var groups: [ArraySlice<Int>] = []
        var start = 0
        for end in 1...max(order.count, 1) where end == order.count || key(order[end]) != key(order[start]) {
            groups.append(order[start..<end])
            start = end
        }
        return groups
    }
}

// An event of an entry being judged: its stream, and the event it refers to.

/// An event with its stream opened and its reference resolved.
struct JudgedEvent {
    /// Its place in the entry, from 0.
    let index: Int
    /// Its stream.
    let handle: StreamHandle
    /// The event in brief, at the position it would get.
    let item: TimelineItem
    /// The position of the event that it names: a void, a revocation, a receipt of a pledge, or an adoption; 0 for all
    /// others.
    let targetPosition: Position
    /// Few events refer to another: what they refer to is stored separately, so that the others are small to copy.
    private let named: NamedEvent?

    init(index: Int, handle: StreamHandle, item: TimelineItem, target: RecordedEvent?, targetPosition: Position) {
        self.index = index
        self.handle = handle
        self.item = item
        self.targetPosition = targetPosition
        named = target.map(NamedEvent.init)
    }

    /// The event that it names, if that was recorded before.
    var target: RecordedEvent? { named?.event }
}

/// A recorded event that another names.
private final class NamedEvent {
    let event: RecordedEvent

    init(_ event: RecordedEvent) { self.event = event }
}

// The numbers of the ids and references of one entry, looked up once while it is judged.

struct EntryNumbers: EncodingContext {
    /// The number of each unit that the entry names.
    var units: [String: UInt32] = [:]
    /// The position of each event that the entry refers to.
    var positions: [EventReference: UInt64] = [:]

    func unitNumber(of id: String) throws(FieldProblem) -> UInt32 {
        guard let number = units[id] else {
            throw FieldProblem("", "is \"\(id)\", which is not established", remedy: "name an established unit")
        }
        return number
    }

    func position(of reference: EventReference) throws(FieldProblem) -> UInt64 {
        guard let position = positions[reference] else {
            throw FieldProblem("", "is \"\(reference)\", which is not recorded", remedy: "name a recorded event")
        }
        return position
    }
}

// Errors of the rules: which event of the entry, which household, unit or fund, and which recorded events conflict.

extension EntryJudge {
    /// An error about one event of the entry. A void and a revocation are about the household, unit or fund of the event
    /// they name: `stream`, where that event was found and is not noted yet.
    func error(
        _ code: LedgerError.Code, _ index: Int, _ problem: Sentence, _ remedy: Sentence,
        about stream: StreamName? = nil,
        conflicting: [String] = []
    ) -> LedgerError {
        let event = entry.events[index]
        let about =
            event.body.stream ?? stream ?? (events.indices.contains(index) ? events[index].target?.stream : nil)
        func id(_ category: StreamCategory) -> String? { about?.category == category.rawValue ? about?.id : nil }
        let subjects = LedgerError.Place.subjects(household: id(.household), unit: id(.unit), fund: id(.fund))
        return LedgerError(
            code, problem, remedy: remedy,
            at: .init(entry: entry.id, event: index + 1, eventType: event.kind.name, subjects: subjects),
            conflicting: conflicting)
    }

    /// The error for a rule that an event of a timeline breaks once the entry is included. If that event was recorded
    /// before, the error is about the last event of the entry that affects it.
    func error(
        _ violation: RuleViolation, group: ArraySlice<Int>, _ ledger: borrowing WorkingLedger
    ) throws(LedgerError) -> LedgerError {
        if violation.position >= firstPosition {
            return error(
                violation.code, violation.position - firstPosition, violation.problem, violation.remedy)
        }
        guard let event = try ledger.event(at: violation.position) else {
            return error(.ruleBroken, group.first ?? 0, violation.problem, violation.remedy)
        }
        let index = lastCause(in: group, of: event) ?? group.first ?? 0
        let kind = EventKind(recordType: event.type)?.name ?? "event"
        let day = event.effectiveOn.map { " of \($0)" } ?? ""
        return error(
            .ruleBroken, index,
            "\(kind) \(event.reference)\(day) would be invalid after it: \(violation.problem)",
            "void that event in the same entry, or record this one for another day",
            conflicting: [event.reference.description])
    }

    /// Of the events of a group that can affect whether a recorded event is valid, the last before it on the timeline;
    /// a void has the place of the event that it voids.
    private func lastCause(in group: ArraySlice<Int>, of event: RecordedEvent) -> Int? {
        let end = (event.effectiveOn?.daysSinceEpoch ?? .max, event.position)
        var found: (place: (Int32, Position), index: Int)?
        for index in group {
            var place = (events[index].item.effectiveDay, events[index].item.position)
            var type = events[index].item.type
            if EventKind(recordType: type) == nil, let target = events[index].target {
                place = (target.effectiveOn?.daysSinceEpoch ?? .min, target.position)
                type = target.type
            }
            guard HouseholdState.bears(type, on: event.type), place < end else { continue }
            if found.map({ $0.place < place }) ?? true { found = (place, index) }
        }
        return found?.index
    }
}
