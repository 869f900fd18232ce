// Judging a household: an event that comes last on the household's state, the whole timeline for an event that is
// back-dated or voided.

import EventLedger

extension EntryJudge {
    /// Judges the events of one household, `group`.
    mutating func judgeHousehold(_ group: ArraySlice<Int>, _ ledger: inout WorkingLedger) throws(LedgerError) {
        guard let first = group.first else { return }
        let handle = events[first].handle
        var new: [TimelineItem] = []
        var voids = false
        for index in group {
            if let target = events[index].target, EventKind(recordType: events[index].item.type) == nil {
                voids = voids || HouseholdState.judges(target.type)
            } else if HouseholdState.judges(events[index].item.type) {
                new.append(try brief(index, &ledger))
            }
        }
        // Aid and awards do not change the state.
        guard voids || !new.isEmpty else { return }
        let (snapshot, version) = try recordedState(handle, ledger)
        new.sort(by: TimelineItem.precedes)
        do throws(RuleViolation) {
            let stored = snapshot.flatMap(HouseholdState.init)
            var state = stored ?? HouseholdState()
            let isNew = stored == nil && version == 0
            if !voids, isNew || stored != nil, let earliest = new.first, earliest.effectiveDay >= state.lastDay {
                for item in new { try state.accept(item) }
            } else {
                _ = try HouseholdState(
                    folding: try liveTimeline(handle, with: new, ledger, of: HouseholdState.judges))
            }
        } catch { throw try self.error(error, group: group, ledger) }
        try judgeSponsors(group, with: new, &ledger)
    }

    /// The snapshot of a stream as recorded, and the number of its events.
    func recordedState(
        _ handle: StreamHandle, _ ledger: borrowing WorkingLedger
    ) throws(LedgerError) -> (snapshot: StreamSnapshot?, version: Int) {
        (try ledger.snapshot(handle), try ledger.version(handle))
    }

    /// The recorded events of a stream that this entry does not void, of some types, with new ones, in the order of the
    /// timeline.
    func liveTimeline(
        _ handle: StreamHandle, with new: [TimelineItem], _ ledger: borrowing WorkingLedger,
        of isMeant: (UInt16) -> Bool = { _ in true }
    ) throws(RuleViolation) -> [TimelineItem] {
        let recorded: [TimelineItem]
        do {
            recorded = try ledger.timeline(handle)
        } catch {
            throw RuleViolation(position: firstPosition, problem: "\(error)", remedy: "")
        }
        return
            (recorded.filter {
                isMeant($0.type) && $0.type != EventHead.voidType && $0.voidedBy == .max
                    && !voided.contains($0.position)
            } + new).sorted(by: TimelineItem.precedes)
    }

    /// An event of the entry in brief, with the summary that it will have.
    func brief(_ index: Int, _ ledger: inout WorkingLedger) throws(LedgerError) -> TimelineItem {
        let item = events[index].item
        return TimelineItem(
            position: item.position, type: item.type, effectiveDay: item.effectiveDay,
            summary: try summary(index, &ledger))
    }

    /// A sponsor is assigned once at a time, and only a sponsorship that is running ends.
    private func judgeSponsors(
        _ group: ArraySlice<Int>, with new: [TimelineItem], _ ledger: inout WorkingLedger
    ) throws(LedgerError) {
        let touches = group.contains {
            HouseholdState.isSponsorship(events[$0].item.type)
                || HouseholdState.isSponsorship(events[$0].target?.type ?? 0)
        }
        guard touches, let first = group.first else { return }
        do throws(RuleViolation) {
            var running: Set<String> = []
            let sponsorships = try liveTimeline(
                events[first].handle, with: new.filter { HouseholdState.isSponsorship($0.type) }, ledger,
                of: HouseholdState.isSponsorship)
            for item in sponsorships {
                let sponsor = try sponsor(item, ledger)
                if item.type == EventKind.sponsorAssigned.recordType {
                    guard running.insert(sponsor).inserted else {
                        throw RuleViolation(
                            position: item.position, problem: "\(sponsor) sponsors the household already",
                            remedy: "end the sponsorship first")
                    }
                } else if running.remove(sponsor) == nil {
                    throw RuleViolation(
                        position: item.position, problem: "\(sponsor) does not sponsor the household on that day",
                        remedy: "sponsorEnded follows a sponsorAssigned of the same sponsor")
                }
            }
        } catch { throw try self.error(error, group: group, ledger) }
    }

    private func sponsor(_ item: TimelineItem, _ ledger: borrowing WorkingLedger) throws(RuleViolation) -> String {
        if item.position >= firstPosition {
            switch entry.events[item.position - firstPosition].body {
            case .sponsorAssigned(let fields): return fields.sponsor
            case .sponsorEnded(let fields): return fields.sponsor
            default: return ""
            }
        }
        do {
            guard let event = try ledger.event(at: item.position) else { return "" }
            let decoded = try Event(event, reference: nil)
            switch decoded.body {
            case .sponsorAssigned(let fields): return fields.sponsor
            case .sponsorEnded(let fields): return fields.sponsor
            default: return ""
            }
        } catch { throw RuleViolation(position: item.position, problem: "\(error)", remedy: "") }
    }
}
