// The fund of a synthetic history and what belongs to a movement: contributions and pledges, initiatives that others take
// over, collectives that join, reviews, and who is responsible for whom. Each is valid on the day it is written.

import EventLedger

/// What later events of a movement can name; a few of each, so that it has no history.
struct SyntheticMovement {
    /// An event that one later event names.
    struct Named {
        var entry: Int
        var ordinal: Int
        /// The unit of an initiative, as an index; the donor of a pledge; the household of a responsibility.
        var subject: Int
        /// The number in the name of who is responsible.
        var number = 0
    }

    var initiatives: [Named] = []
    var pledges: [Named] = []
    var responsibilities: [Named] = []
    /// The adoptions of a unit are compared with each other, and so are the responsibilities for a household: there are
    /// only some of the first, and no more of the second than households.
    var adoptions = 0
    var assigned = 0

    static let mostKept = 64
    static let mostAdoptions = 200

    /// Keeps an initiative, so that another unit can take it over.
    mutating func keepInitiative(of unit: Int, entry: Int, ordinal: Int) {
        guard initiatives.count < SyntheticMovement.mostKept else { return }
        initiatives.append(Named(entry: entry, ordinal: ordinal, subject: unit))
    }
}

extension Synthesis {
    static let fund: StaticString = "synthetic-fund"

    /// The fund that gives what donors give it.
    mutating func writeFund() {
        writer.beginEvent("fundEstablished", on: today)
        writer.member("fund", Synthesis.fund)
        writer.member("name", "Quỹ Vì người nghèo (synthetic)")
        writer.member("level", "city")
        writer.endEvent()
    }

    /// Writes exactly one event.
    mutating func writeMovement(of unit: Int) {
        switch random.below(10) {
        case 0 where hasEarlier(movement.pledges): writeReceiptOfPledge()
        case 1: writePledge()
        case 2 where hasEarlier(movement.initiatives) && movement.adoptions < SyntheticMovement.mostAdoptions:
            writeAdoption(by: unit)
        case 3: writeJoining()
        case 4: writeReview(of: unit)
        case 5 where movement.assigned < households.count: writeResponsibility()
        case 6 where hasEarlier(movement.responsibilities): writeEndOfResponsibility()
        default: writeReceipt()
        }
    }

    /// Whether the first of some events is of an earlier entry, which is what others may name.
    private func hasEarlier(_ events: [SyntheticMovement.Named]) -> Bool {
        events.first.map { $0.entry < writer.entries } ?? false
    }

    private mutating func writeContribution(_ type: StaticString, donor: Int) {
        writer.beginEvent(type, on: today)
        writer.member("fund", Synthesis.fund)
        writer.member("kind", "cash")
        writer.member("donor", "Doanh nghiệp ", numbered: donor, width: 3)
        writer.member("donorKind", "enterprise")
        writer.member("amountVND", number: 50_000_000 * (1 + random.below(8)))
    }

    private mutating func writeReceipt() {
        writeContribution("contributionReceived", donor: 1 + random.below(400))
        if random.below(8) == 0 { writer.member("earmark", "Tết") }
        writer.endEvent()
    }

    private mutating func writePledge() {
        let donor = 1 + random.below(400)
        writeContribution("contributionPledged", donor: donor)
        if let due = day.adding(months: 3) {
            writer.memberStart("due")
            writer.line.put("\"")
            writer.line.put(day: due)
            writer.line.put("\"")
        }
        writer.endEvent()
        guard movement.pledges.count < SyntheticMovement.mostKept else { return }
        movement.pledges.append(
            SyntheticMovement.Named(entry: writer.entries, ordinal: writer.ordinal, subject: donor))
    }

    private mutating func writeReceiptOfPledge() {
        let pledge = movement.pledges.removeFirst()
        writeContribution("contributionReceived", donor: pledge.subject)
        writer.member("pledge", entry: pledge.entry, ordinal: pledge.ordinal)
        writer.endEvent()
    }

    private mutating func writeAdoption(by unit: Int) {
        let initiative = movement.initiatives.removeFirst()
        movement.adoptions += 1
        writer.beginEvent("initiativeAdopted", on: today)
        writer.member("unit", units[unit].id)
        writer.member("initiative", entry: initiative.entry, ordinal: initiative.ordinal)
        writer.endEvent()
    }

    private mutating func writeJoining() {
        writer.beginEvent("movementJoined", on: today)
        writer.member("collective", "C", numbered: writer.events)
        writer.member("movement", "Chung sức vì người nghèo")
        writer.endEvent()
    }

    private mutating func writeReview(of unit: Int) {
        writer.beginEvent("reviewHeld", on: today)
        writer.member("unit", units[unit].id)
        writer.member("kind", "preliminary")
        writer.memberStart("through")
        writer.line.put("\"")
        writer.line.put(day: day)
        writer.line.put("\"")
        writer.endEvent()
    }

    private mutating func writeResponsibility() {
        guard let place = drawPlace() else { return writeReceipt() }
        let number = writer.events
        movement.assigned += 1
        writer.beginEvent("responsibilityAssigned", on: today)
        writeResponsible(household: place.start, number: number)
        guard movement.responsibilities.count < SyntheticMovement.mostKept else { return }
        movement.responsibilities.append(
            SyntheticMovement.Named(
                entry: writer.entries, ordinal: writer.ordinal, subject: place.start, number: number))
    }

    private mutating func writeEndOfResponsibility() {
        let named = movement.responsibilities.removeFirst()
        guard !households[named.subject].isDissolved else { return writeReceipt() }
        writer.beginEvent("responsibilityEnded", on: today)
        writeResponsible(household: named.subject, number: named.number)
    }

    private mutating func writeResponsible(household: Int, number: Int) {
        writer.member("household", "H", numbered: household + 1)
        writer.member("holder", "Đảng viên ", numbered: number, width: 1)
        writer.member("role", "Phụ trách hộ")
        writer.endEvent()
    }
}
