// Plans: what was promised is adopted once. Another version of it is a void of the first adoption and a new one.

import EventLedger

extension EntryJudge {
    /// Refuses to adopt a plan that stands already; `group` are the events of one plan's stream.
    func judgePlan(_ group: ArraySlice<Int>, _ writer: borrowing Writer) throws(LedgerError) {
        guard let first = group.first else { return }
        let adoptions = group.filter { EventKind(recordType: events[$0].item.type) == .planAdopted }
        let standing: [TimelineItem]
        do throws(RuleViolation) {
            standing = try liveTimeline(events[first].handle, with: [], writer)
        } catch { throw try self.error(error, group: group, writer) }
        guard !adoptions.isEmpty, standing.count + adoptions.count > 1 else { return }
        let reference = try standing.last.flatMap { (item) throws(LedgerError) in
            try writer.event(at: item.position)?.reference.description
        }
        throw error(
            .ruleBroken, standing.isEmpty ? adoptions[1] : adoptions[0], "the plan is adopted already",
            "void that adoption in the same entry, or give the new plan an id of its own",
            conflicting: reference.map { [$0] } ?? [])
    }
}
