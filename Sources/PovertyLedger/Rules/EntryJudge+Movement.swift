// The rules of a movement: an initiative is taken over once by a unit, a movement is joined once, a review covers days
// that have passed, and a responsibility is assigned once at a time and ends only while it runs.

import EventLedger

extension EntryJudge {
    /// Judges what the events of one stream, `group`, record of a movement.
    func judgeMovement(_ group: ArraySlice<Int>, _ ledger: borrowing WorkingLedger) throws(LedgerError) {
        guard let first = group.first else { return }
        let handle = events[first].handle
        var touched = KindSet()
        for index in group {
            touched.insert(prepared[index].kind)
            if let target = events[index].target { touched.insert(EventKind(recordType: target.type)) }
        }
        if touched.contains(.reviewHeld) { try judgeReviews(group) }
        if touched.contains(.movementJoined) { try judgeMembers(group, handle, ledger) }
        if touched.contains(.initiativeAdopted) { try judgeAdoptions(group, handle, ledger) }
        if touched.contains(.initiativeRecorded) { try judgeVoidedInitiatives(group, ledger) }
        if touched.contains(.responsibilityAssigned) || touched.contains(.responsibilityEnded) {
            try judgeResponsibilities(group, handle, ledger)
        }
    }

    /// Kinds of events, held without an allocation: every group of an import is asked about.
    private struct KindSet {
        private var mask: UInt64 = 0

        mutating func insert(_ kind: EventKind?) { if let kind { mask |= 1 << UInt64(kind.rawValue) } }
        func contains(_ kind: EventKind) -> Bool { mask & 1 << UInt64(kind.rawValue) != 0 }
    }

    /// A review is held on the last day that it covers, or later.
    private func judgeReviews(_ group: ArraySlice<Int>) throws(LedgerError) {
        for index in group {
            guard case .reviewHeld(let fields) = entry.events[index].body,
                events[index].item.effectiveDay < fields.through.daysSinceEpoch
            else { continue }
            throw error(
                .ruleBroken, index, "the review covers days through \(fields.through), after it was held",
                "a review is held on its last day or later")
        }
    }

    /// A movement is joined once by a unit or a collective.
    private func judgeMembers(
        _ group: ArraySlice<Int>, _ handle: StreamHandle, _ ledger: borrowing WorkingLedger
    ) throws(LedgerError) {
        var joined: [String: Position] = [:]
        for (item, body) in try live([EventKind.movementJoined.recordType], in: handle, with: group, ledger) {
            guard case .movementJoined(let fields) = body else { continue }
            guard let other = joined.updateValue(item.position, forKey: fields.movement) else { continue }
            throw try twice(
                item.position, other, group, "\(fields.movement) was joined already", "a movement is joined once",
                ledger)
        }
    }

    /// An adoption names an initiative in force, which the unit did not take over yet.
    private func judgeAdoptions(
        _ group: ArraySlice<Int>, _ handle: StreamHandle, _ ledger: borrowing WorkingLedger
    ) throws(LedgerError) {
        let adoptions = group.filter { prepared[$0].kind == .initiativeAdopted }
        guard !adoptions.isEmpty else { return }
        for index in adoptions { try checkNamed(index, .initiative, ledger) }
        var adopted: [Position: Position] = [:]
        for item in try ledger.timeline(handle) where item.type == EventKind.initiativeAdopted.recordType {
            guard item.voidedBy == .max, !voided.contains(item.position),
                let event = try ledger.event(at: item.position),
                let initiative = InitiativeAdopted.View(event.payload.span.bytes)?.initiative
            else { continue }
            adopted[initiative] = item.position
        }
        for index in adoptions {
            let position = events[index].item.position
            guard let other = adopted.updateValue(position, forKey: events[index].targetPosition) else { continue }
            throw try twice(
                position, other, group, "the unit adopted the initiative already", "a unit adopts an initiative once",
                ledger)
        }
    }

    /// An initiative that was taken over is voided only with its adoptions.
    private func judgeVoidedInitiatives(
        _ group: ArraySlice<Int>, _ ledger: borrowing WorkingLedger
    ) throws(LedgerError) {
        let recorded = EventKind.initiativeRecorded.recordType
        let voids = group.filter { prepared[$0].kind == .eventVoided && events[$0].target?.type == recorded }
        guard !voids.isEmpty else { return }
        var adoptions = InitiativeUses(of: Set(voids.map { events[$0].targetPosition }), except: voided)
        try ledger.replay(into: &adoptions)
        for index in voids {
            guard let adoption = adoptions.first[events[index].targetPosition] else { continue }
            throw error(
                .ruleBroken, index, "the initiative was adopted", "void its adoptions too",
                conflicting: try ledger.event(at: adoption).map { [$0.reference.description] } ?? [])
        }
    }

    /// A responsibility, of a holder in a role, is assigned once at a time, and only one that runs ends.
    private func judgeResponsibilities(
        _ group: ArraySlice<Int>, _ handle: StreamHandle, _ ledger: borrowing WorkingLedger
    ) throws(LedgerError) {
        let kinds: [EventKind] = [.responsibilityAssigned, .responsibilityEnded]
        var running: Set<[String]> = []
        do throws(RuleViolation) {
            for (item, body) in try read(Set(kinds.map(\.recordType)), in: handle, with: group, ledger) {
                switch body {
                case .responsibilityAssigned(let fields):
                    guard running.insert([fields.holder, fields.role]).inserted else {
                        throw RuleViolation(
                            position: item.position, problem: "\(fields.holder) is responsible already in that role",
                            remedy: "end the responsibility first")
                    }
                case .responsibilityEnded(let fields):
                    guard running.remove([fields.holder, fields.role]) != nil else {
                        throw RuleViolation(
                            position: item.position,
                            problem: "\(fields.holder) is not responsible in that role on that day",
                            remedy: "responsibilityEnded follows a responsibilityAssigned of the same holder and role")
                    }
                default: continue
                }
            }
        } catch { throw try self.error(error, group: group, ledger) }
    }

    private func read(
        _ kinds: Set<UInt16>, in handle: StreamHandle, with group: ArraySlice<Int>, _ ledger: borrowing WorkingLedger
    ) throws(RuleViolation) -> [(item: TimelineItem, body: EventBody)] {
        do {
            return try live(kinds, in: handle, with: group, ledger)
        } catch { throw RuleViolation(position: firstPosition, problem: "\(error)", remedy: "") }
    }

    /// The error about the later recorded of two events of which there may be one.
    private func twice(
        _ one: Position, _ other: Position, _ group: ArraySlice<Int>, _ problem: Sentence, _ remedy: Sentence,
        _ ledger: borrowing WorkingLedger
    ) throws(LedgerError) -> LedgerError {
        let (earlier, later) = (min(one, other), max(one, other))
        let index = later >= firstPosition ? later - firstPosition : group.first ?? 0
        let reference = earlier < firstPosition ? try ledger.event(at: earlier)?.reference.description : nil
        return error(.ruleBroken, index, problem, remedy, conflicting: reference.map { [$0] } ?? [])
    }
}

// Finds adoptions of initiatives, which may be in the stream of any unit. Only needed when an initiative is voided,
// which is rare: it reads the whole ledger instead of keeping an index.

/// The first adoption in force of each of some initiatives.
struct InitiativeUses: Projection {
    private let initiatives: Set<Position>
    private let except: Set<Position>
    /// The adoptions, by the position of the initiative.
    private(set) var first: [Position: Position] = [:]

    init(of initiatives: Set<Position>, except: Set<Position>) {
        self.initiatives = initiatives
        self.except = except
    }

    mutating func apply(_ event: EventHead, payload: RawSpan) throws(LedgerError) {
        guard event.type == EventKind.initiativeAdopted.recordType, event.voidedBy == .max,
            !except.contains(event.position), let initiative = InitiativeAdopted.View(payload)?.initiative,
            initiatives.contains(initiative), first[initiative] == nil
        else { return }
        first[initiative] = event.position
    }
}
