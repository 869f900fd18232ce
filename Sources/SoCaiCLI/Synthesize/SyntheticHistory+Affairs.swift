// Documents of a unit that need no household: initiatives, aid to the unit, awards and their revocations. They are always
// valid, so that a history can be brought to its exact number of events.

import EventLedger

/// An award that can still be revoked: its entry's number and its place there.
struct SyntheticAward {
    var entry: Int
    var ordinal: Int
}

extension SyntheticHistory {
    /// Writes exactly `size` events of a unit that stands today.
    mutating func writeAffairs(size: Int) {
        let standing = units.standing
        let unit = standing[random.below(standing.count)]
        begin(unit: unit, reason: Reasons.affairs)
        for _ in 0..<size {
            switch random.below(10) {
            case 0..<3: writeInitiative(of: unit)
            case 3..<5: writeAid(toUnit: unit)
            case 5 where (awards.first.map { $0.entry < writer.entries } ?? false): writeRevocation()
            default: writeAward(in: unit)
            }
        }
        writer.end()
    }

    private mutating func writeInitiative(of unit: Int) {
        writer.beginEvent("initiativeRecorded", on: today)
        writer.member("unit", units[unit].id)
        writer.member("title", "Synthetic initiative ", numbered: writer.events, width: 1)
        writer.endEvent()
    }

    private mutating func writeAid(toUnit unit: Int) {
        writer.beginEvent("aidGiven", on: today)
        writer.member("unit", units[unit].id)
        writeOffer(AidOffer.draw(size: 1, &random))
        writer.endEvent()
    }

    private mutating func writeAward(in unit: Int) {
        writer.beginEvent("awardGranted", on: today)
        switch random.below(3) {
        case 0:
            writer.member("recipientKind", "household")
            writer.member("recipient", "H", numbered: 1 + random.below(households.count))
        case 1:
            writer.member("recipientKind", "individual")
            writer.member("recipient", "I", numbered: 1 + random.below(2_000))
        default:
            writer.member("recipientKind", "collective")
            writer.member("recipient", "C", numbered: 1 + random.below(200))
        }
        writer.member("unit", units[unit].id)
        writer.member("form", "Giấy khen")
        writer.member("authority", "UBND thành phố (synthetic)")
        writer.member("movement", "Chung sức vì người nghèo")
        writer.endEvent()
        // One in eight can be revoked; a short list keeps them for a while.
        if random.below(8) == 0, awards.count < 64 {
            awards.append(SyntheticAward(entry: writer.entries, ordinal: writer.ordinal))
        }
    }

    private mutating func writeRevocation() {
        let award = awards.removeFirst()
        writer.beginEvent("awardRevoked", on: today)
        writer.member("award", entry: award.entry, ordinal: award.ordinal)
        writer.member("cause", "Không đúng đối tượng")
        writer.endEvent()
    }
}
