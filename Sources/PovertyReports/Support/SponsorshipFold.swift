// Which sponsors each household has at a cut: the assignments and the ends of sponsorships, kept during a replay and
// matched when it has ended. It reads the names of sponsors in place; `SponsorFold` is enough where names don't matter.

import EventLedger
import PovertyLedger

/// The sponsorships inside a cut: 24 bytes an event.
struct SponsorshipFold: Projection {
    let cut: Cut
    private var steps: [Step] = []
    private var names = TextNumbers()

    /// An assignment or an end.
    private struct Step {
        let position: Position
        let household: UInt32
        let sponsor: UInt32
        let day: Int32
        let isAssigned: Bool
    }

    /// A sponsorship that runs.
    struct Running {
        /// The number of the household.
        let household: UInt32
        /// The sponsor.
        let sponsor: String
        /// The event that assigned it.
        let position: Position
    }

    init(_ cut: Cut) { self.cut = cut }

    @inline(__always)
    mutating func apply(_ event: EventHead, payload: RawSpan) throws(LedgerError) {
        let isAssigned = event.type == SponsorshipFold.assigned
        guard isAssigned || event.type == SponsorshipFold.ended, event.isInside(cut) else { return }
        try keep(event, payload, isAssigned: isAssigned)
    }

    private static var assigned: UInt16 { EventKind.sponsorAssigned.recordType }
    private static var ended: UInt16 { EventKind.sponsorEnded.recordType }

    private mutating func keep(
        _ event: EventHead, _ payload: RawSpan, isAssigned: Bool
    ) throws(LedgerError) {
        var sponsor: UInt32?
        if isAssigned {
            if let assigned = SponsorAssigned.View(payload) { sponsor = names.number(of: assigned.sponsor) }
        } else if let ended = SponsorEnded.View(payload) {
            sponsor = names.number(of: ended.sponsor)
        }
        guard let sponsor else { throw LedgerError.misfit(at: event.position) }
        steps.append(
            Step(
                position: event.position, household: event.streamNumber, sponsor: sponsor, day: event.effectiveDay,
                isAssigned: isAssigned))
    }

    /// The sponsorships that run, by the number of their household. Cost: one sort of the events.
    var running: [Running] {
        let sorted = steps.sorted {
            ($0.household, $0.sponsor, $0.day, $0.position) < ($1.household, $1.sponsor, $1.day, $1.position)
        }
        // The rules admit an assignment only while the sponsorship does not run, and an end only while it does, so that
        // the last of them decides.
        return sorted.indices.compactMap { index in
            let (step, next) = (sorted[index], index + 1 < sorted.count ? sorted[index + 1] : nil)
            let isLast = next.map { $0.household != step.household || $0.sponsor != step.sponsor } ?? true
            guard isLast, step.isAssigned else { return nil }
            return Running(household: step.household, sponsor: names.text(step.sponsor), position: step.position)
        }
    }
}
