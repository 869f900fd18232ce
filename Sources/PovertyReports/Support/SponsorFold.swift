// Which households have a sponsor at a cut: the sponsorships assigned to each, less those that ended. It reads no name:
// the rules admit the end of a sponsorship only while it runs.

import EventLedger
import PovertyLedger

/// The sponsorships that run at a cut, by household.
struct SponsorFold: CarriedFold {
    let cut: Cut
    /// How many run, by the number of the household: 4 bytes each.
    private var running: [Int32]

    init(_ cut: Cut, households: Int) {
        self.cut = cut
        running = Array(repeating: 0, count: households)
    }

    @inline(__always)
    mutating func apply(_ event: EventHead, payload: RawSpan) throws(LedgerError) {
        let isAssigned = event.type == SponsorFold.assigned
        guard isAssigned || event.type == SponsorFold.ended, event.isInside(cut) else { return }
        let number = Int(event.streamNumber)
        guard event.category == StreamCategory.household.rawValue, number < event.position else {
            throw LedgerError.misfit(at: event.position)
        }
        if number >= running.count { grow(to: max(number + 1, running.count * 3 / 2)) }
        running[number] &+= isAssigned ? 1 : -1
    }

    private mutating func grow(to count: Int) {
        running.append(contentsOf: repeatElement(0, count: count - running.count))
    }

    mutating func carry(from earlier: SponsorFold) {
        if earlier.running.count > running.count { grow(to: earlier.running.count) }
        for number in earlier.running.indices { running[number] &+= earlier.running[number] }
    }

    private static var assigned: UInt16 { EventKind.sponsorAssigned.recordType }
    private static var ended: UInt16 { EventKind.sponsorEnded.recordType }

    /// Whether a household has a sponsor.
    func isSponsored(_ household: Int) -> Bool { household < running.count && running[household] > 0 }
}
