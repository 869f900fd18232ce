// Awards: a revocation names an award in force, once, on its day or later; a revoked award is voided only with its
// revocation.

import EventLedger

extension EntryJudge {
    /// Judges the awards and revocations among the events of one stream, `group`.
    mutating func judgeAwards(_ group: ArraySlice<Int>, _ ledger: inout WorkingLedger) throws(LedgerError) {
        let granted = EventKind.awardGranted.recordType
        let revoked = EventKind.awardRevoked.recordType
        let touches = group.contains {
            events[$0].item.type == revoked || events[$0].target?.type == granted || events[$0].target?.type == revoked
        }
        guard touches, let first = group.first else { return }
        let revocations = group.filter { events[$0].item.type == revoked }
        for index in revocations { try checkNamed(index, .award, ledger) }
        var byAward: [Position: Position] = [:]
        for item in try revocationsRecorded(events[first].handle, ledger) { byAward[item.award] = item.revocation }
        for index in revocations {
            let award = events[index].targetPosition
            if let other = byAward[award] {
                let reference = other < firstPosition ? try ledger.event(at: other)?.reference.description : nil
                throw error(
                    .ruleBroken, index, "the award is revoked already", "an award is revoked once",
                    conflicting: reference.map { [$0] } ?? [])
            }
            byAward[award] = events[index].item.position
        }
        for index in group where events[index].target?.type == granted && events[index].item.type == 0 {
            guard let revocation = byAward[events[index].targetPosition] else { continue }
            let reference = try ledger.event(at: revocation)?.reference.description
            throw error(
                .ruleBroken, index, "the award was revoked", "void its revocation too",
                conflicting: reference.map { [$0] } ?? [])
        }
    }

    /// The revocations of a stream that remain after the voids of this entry.
    private func revocationsRecorded(
        _ handle: StreamHandle, _ ledger: borrowing WorkingLedger
    ) throws(LedgerError) -> [(award: Position, revocation: Position)] {
        var found: [(award: Position, revocation: Position)] = []
        for item in try ledger.timeline(handle)
        where item.type == EventKind.awardRevoked.recordType && item.voidedBy == .max {
            guard !voided.contains(item.position), let event = try ledger.event(at: item.position),
                let award = AwardRevoked.View(event.payload.span.bytes)?.award
            else { continue }
            found.append((award, item.position))
        }
        return found
    }
}
