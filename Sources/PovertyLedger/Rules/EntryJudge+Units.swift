// Judging units: their own events, the households placed in them, mergers, and the events that depend on a voided
// establishment.

import EventLedger
import Files

extension EntryJudge {
    /// Judges the events of one unit's stream, `group`, and keeps its state for the rest of the entry.
    mutating func judgeUnit(_ group: ArraySlice<Int>, _ ledger: inout WorkingLedger) throws(LedgerError) {
        guard let first = group.first else { return }
        let handle = events[first].handle
        var new: [TimelineItem] = []
        var voids = false
        for index in group {
            if EventKind(recordType: events[index].item.type) == nil {
                voids = true
            } else {
                new.append(try brief(index, &ledger))
            }
        }
        let before = try state(handle, ledger)
        do throws(RuleViolation) {
            var state = before
            if voids {
                state = try UnitState(folding: try liveTimeline(handle, with: new, ledger))
            } else {
                for item in new.sorted(by: UnitState.precedes) { try state.apply(item) }
            }
            units[handle] = state
        } catch { throw try self.error(error, group: group, ledger) }
        guard voids, let after = units[handle], after.establishedOn > before.establishedOn else { return }
        try checkNothingDepends(on: handle, until: after.establishedOn, group, &ledger)
    }

    /// The state of a unit after this entry, or as recorded.
    func state(_ handle: StreamHandle, _ ledger: borrowing WorkingLedger) throws(LedgerError) -> UnitState {
        if let state = units[handle] { return state }
        let (snapshot, version) = try recordedState(handle, ledger)
        if let snapshot { return UnitState(snapshot) }
        guard version > 0 else { return UnitState() }
        do throws(RuleViolation) {
            return try UnitState(folding: try liveTimeline(handle, with: [], ledger))
        } catch { throw LedgerError(.damaged, error.problem, remedy: "restore the ledger from a backup") }
    }

    /// Households are placed only in units that are established, and not known to have ended, on that day.
    func judgePlacements(_ ledger: inout WorkingLedger) throws(LedgerError) {
        for index in events.indices {
            guard let placed = prepared[index].placement else { continue }
            let handle = try ledger.open(StreamName(category: StreamCategory.unit.rawValue, id: placed))
            let state = try state(handle, ledger)
            let day = events[index].item.effectiveDay
            guard state.isEstablished(on: day) else { throw unknownUnit(placed, state, index) }
            guard state.isEnded(on: day), endedBefore(handle, index) else { continue }
            throw error(
                .unknownUnit, index, "unit \(placed) is \(state.ending) on that day",
                state.mergedInto == nil
                    ? "place the household in one of the units that it was divided among"
                    : "place the household in the unit that it merged into")
        }
    }

    private func unknownUnit(_ unit: String, _ state: UnitState, _ index: Int) -> LedgerError {
        let day = Day(daysSinceEpoch: state.establishedOn)
        return error(
            .unknownUnit, index, "unit \(unit) is not established on that day",
            day.map { "it is established from \($0) on" } ?? "record its unitEstablished first")
    }

    /// Whether the end of the unit was known before an event: recorded earlier, or earlier in this entry.
    func endedBefore(_ handle: StreamHandle, _ index: Int) -> Bool {
        let end = events.first {
            let kind = EventKind(recordType: $0.item.type)
            return $0.handle == handle && (kind == .unitMerged || kind == .unitDivided)
        }
        return end.map { $0.index < index } ?? true
    }

    /// The other units that events name are established on that day: those merged into or divided among, a parent, that
    /// of an award. A unit ends in units that are not known to have ended on that day, and never, through any mergers,
    /// in itself.
    mutating func judgeOtherUnits(_ ledger: inout WorkingLedger) throws(LedgerError) {
        for index in events.indices where prepared[index].encoded == nil {
            let body = entry.events[index].body
            for other in body.otherUnits + [body.mentionedUnit].compactMap(\.self) {
                try judge(other, namedBy: index, body, &ledger)
            }
        }
    }

    private mutating func judge(
        _ other: String, namedBy index: Int, _ body: EventBody, _ ledger: inout WorkingLedger
    ) throws(LedgerError) {
        let handle = try ledger.open(StreamName(category: StreamCategory.unit.rawValue, id: other))
        let state = try state(handle, ledger)
        let day = events[index].item.effectiveDay
        guard state.isEstablished(on: day) else { throw unknownUnit(other, state, index) }
        let isItself = body.mentionedUnit == nil && handle == events[index].handle
        switch body {
        case .unitMerged:
            try checkStillExists(other, handle, state, index, "merge into a unit that still exists")
            try checkNoCircle(from: handle, back: events[index].handle, index, &ledger)
        case .unitDivided:
            guard !isItself else {
                throw error(
                    .ruleBroken, index, "the unit would be divided into itself",
                    "name other units; if the unit continues and a part leaves it, move its households with cause "
                        + "boundaryChange and report new totals")
            }
            try checkStillExists(other, handle, state, index, "name units that still exist")
        default:
            guard !isItself else {
                throw error(.ruleBroken, index, "the unit would be its own parent", "name another unit as its parent")
            }
        }
    }

    /// Throws when a unit is known to have ended on the day of an event.
    private func checkStillExists(
        _ unit: String, _ handle: StreamHandle, _ state: UnitState, _ index: Int, _ remedy: Sentence
    ) throws(LedgerError) {
        guard state.isEnded(on: events[index].item.effectiveDay), endedBefore(handle, index) else { return }
        throw error(.ruleBroken, index, "unit \(unit) is itself \(state.ending) on that day", remedy)
    }

    private func checkNoCircle(
        from start: StreamHandle, back unit: StreamHandle, _ index: Int, _ ledger: inout WorkingLedger
    ) throws(LedgerError) {
        var handle = start
        var steps = 0
        while handle != unit {
            let state = try state(handle, ledger)
            steps += 1
            guard let into = state.mergedInto, steps <= 10_000 else { return }
            handle = try ledger.open(category: StreamCategory.unit.rawValue, number: into)
        }
        throw error(
            .ruleBroken, index, "the unit would merge into itself", "name a unit that did not merge into this one")
    }

    /// Refuses to void an establishment that other events in force depend on before the unit is established again.
    private func checkNothingDepends(
        on handle: StreamHandle, until day: Int32, _ group: ArraySlice<Int>, _ ledger: inout WorkingLedger
    ) throws(LedgerError) {
        let index = group.first { events[$0].target?.type == EventKind.unitEstablished.recordType } ?? group[0]
        guard let number = try ledger.existingNumber(handle) else { return }
        let unit = try ledger.name(handle).id
        var uses = UnitUses(of: number, named: unit, before: day, except: voided)
        _ = try ledger.replay(into: &uses)
        for other in events.indices where uses.first == nil {
            let names = prepared[other].placement == unit || prepared[other].otherUnits.contains(unit)
            if names, events[other].item.effectiveDay < day { uses.first = firstPosition + other }
        }
        guard let position = uses.first else { return }
        let reference = try ledger.event(at: position)?.reference.description
        throw error(
            .ruleBroken, index, "other events depend on this unit being established",
            "void them first, or establish the unit anew in the same entry", conflicting: reference.map { [$0] } ?? [])
    }
}

// What is refused for a unit that is known to have ended: totals, and units below it. Older programs recorded both, and
// their records stay valid; so these rules apply when an entry is recorded, and not when verifying.

extension EntryJudge {
    /// Throws `unknownUnit` for a total of a unit that is known to be merged or divided on that day, and for an event
    /// that makes another unit part of it. Call it after `judge`.
    mutating func judgeEndedUnits(_ ledger: inout WorkingLedger) throws(LedgerError) {
        for index in events.indices {
            switch prepared[index].kind {
            case .householdTotalReported:
                let handle = events[index].handle
                guard let state = try ended(handle, index, ledger) else { continue }
                throw error(
                    .unknownUnit, index, "the unit is \(state.ending) on that day",
                    "report the totals of \(state.successors)")
            case .unitEstablished, .unitChanged:
                guard let parent = prepared[index].otherUnits.first else { continue }
                let handle = try ledger.open(StreamName(category: StreamCategory.unit.rawValue, id: parent))
                guard let state = try ended(handle, index, ledger) else { continue }
                throw error(
                    .unknownUnit, index, "unit \(parent) is \(state.ending) on that day",
                    "name \(state.successor) as the parent")
            default: break
            }
        }
    }

    /// The state of a unit that was known, before an event, to have ended on the event's day; nil for one that did not
    /// end.
    private func ended(
        _ handle: StreamHandle, _ index: Int, _ ledger: borrowing WorkingLedger
    ) throws(LedgerError) -> UnitState? {
        let state = try state(handle, ledger)
        return state.isEnded(on: events[index].item.effectiveDay) && endedBefore(handle, index) ? state : nil
    }
}

extension UnitState {
    /// The successors of the unit, in words.
    fileprivate var successors: Sentence {
        mergedInto == nil ? "the units that it was divided among" : "the unit that it merged into"
    }

    /// One of those, in words.
    fileprivate var successor: Sentence { mergedInto == nil ? "one of \(successors)" : successors }
}

// Finds an event that depends on a unit being established. Only needed when an establishment is voided, which is rare:
// it reads the whole ledger instead of keeping an index.

/// The first event in force before a day that places something in a unit, merges into it, divides another among it and
/// others, names it as parent, grants an award in it, or has a target that counts in it.
struct UnitUses: Projection {
    let unit: UInt32
    let name: String
    let day: Int32
    let except: Set<Position>
    /// The position of that event; nil when there is none.
    var first: Position?

    init(of unit: UInt32, named name: String, before day: Int32, except: Set<Position>) {
        self.unit = unit
        self.name = name
        self.day = day
        self.except = except
    }

    mutating func apply(_ event: EventHead, payload: RawSpan) throws(LedgerError) {
        guard first == nil, event.voidedBy == .max, event.effectiveDay < day, !except.contains(event.position),
            let kind = EventKind(recordType: event.type)
        else { return }
        switch kind {
        case .householdRegistered, .householdMoved, .unitMerged:
            if event.summary == unit { first = event.position }
        case .unitEstablished, .unitChanged:
            // Their summary is the parent's number plus one, and 0 for no parent.
            if event.summary == unit &+ 1 { first = event.position }
        case .unitDivided:
            if UnitDivided.View(payload)?.intoNumbers?.contains(unit) ?? false { first = event.position }
        case .awardGranted:
            if AwardGranted.View(payload)?.unitNumber == unit { first = event.position }
        case .planAdopted, .planRevised:
            if try EventBody.otherUnits(ofPlan: kind, payload, at: event.position).contains(name) {
                first = event.position
            }
        default: break
        }
    }
}

extension EventBody {
    /// The units that the targets of a recorded plan count in.
    fileprivate static func otherUnits(
        ofPlan kind: EventKind, _ payload: RawSpan, at position: Position
    ) throws(LedgerError) -> [String] {
        do throws(FieldProblem) {
            // Any id will do: that of the plan is in its stream's name.
            return try decodeBody(
                kind: kind, streamCategory: StreamCategory.plan.rawValue, streamID: "plan", payload: payload,
                context: AnyUnit()
            ).otherUnits
        } catch { throw LedgerError.misfit(at: position) }
    }
}

/// Takes the numbers of units as they are; a plan has no references.
private struct AnyUnit: DecodingContext {
    func isUnit(_ id: String, numbered number: UInt32) -> Bool { true }

    func reference(at position: UInt64) throws(FieldProblem) -> EventReference {
        throw .damaged("", "names position \(position)")
    }
}
