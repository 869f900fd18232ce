// Corrections: an event recorded wrongly is voided, and what should have been recorded takes its place on the same day.
// Only events that nothing rests on are voided, so that every timeline stays valid.

import EventLedger

extension Synthesis {
    /// Writes a correction of about `size` events where enough events wait for one; false when it wrote nothing.
    /// At most every second document is a correction.
    mutating func writeCorrection(size: Int, limit: Int) -> Bool {
        let wanted = options.correctedPercent * writer.events / 100 - voided
        guard !lastWasCorrection, limit >= 2, remembered.count > 0, wanted > random.below(6),
            let first = drawCorrectable()
        else { return false }
        let unit = units.current(Int(households[first.household].unit))
        begin(unit: unit, reason: Reasons.correction)
        let entriesBefore = writer.entries
        let pairs = min(wanted, limit / 2, (size + 1) / 2)
        var slot = first.slot
        for _ in 0..<pairs {
            while slot < first.slot + 400, !isCorrectable(slot, unit: unit, before: entriesBefore) { slot += 1 }
            guard let event = remembered[slot], slot < first.slot + 400 else { break }
            remembered.forget(slot)
            writeVoid(of: event)
            writeReplacement(of: event)
            slot += 1
        }
        writer.end()
        lastWasCorrection = true
        return true
    }

    private mutating func drawCorrectable() -> (slot: Int, household: Int)? {
        for _ in 0..<16 {
            let slot = random.below(remembered.count)
            if let event = remembered[slot], isCorrectable(slot, unit: nil, before: writer.entries) {
                return (slot, Int(event.household))
            }
        }
        return nil
    }

    /// Whether the event in a slot is one of an earlier entry, of a unit's households, that nothing rests on.
    private func isCorrectable(_ slot: Int, unit: Int?, before entry: Int) -> Bool {
        guard let event = remembered[slot], event.entry <= entry else { return false }
        let household = households[Int(event.household)]
        if household.isDissolved { return false }
        if let unit, units.current(Int(household.unit)) != unit { return false }
        return event.kind != .judgement || event.judgements == household.judgements
    }

    private mutating func writeVoid(of event: RememberedEvent) {
        voided += 1
        writer.beginEvent("eventVoided", on: nil)
        writer.member("event", entry: Int(event.entry), ordinal: Int(event.ordinal))
        writer.member("reason", "Ghi nhầm (synthetic)")
        writer.endEvent()
    }

    private mutating func writeReplacement(of event: RememberedEvent) {
        let index = Int(event.household)
        switch event.kind {
        case .aid: writeAid(to: index, AidOffer.draw(size: 1, &random), on: event.day)
        case .income: writeIncome(of: index, on: event.day)
        case .size: writeSize(of: index, on: event.day)
        case .judgement:
            households[index].householdClass = event.previousClass
            households[index].socialProtection = event.previousProtection
            households[index].judgements += 1
            writeJudgement(of: index, on: event.day, isPeriodic: false)
            // What was decided before the voided event was decided for earlier days, and may differ.
            households[index].classSince = event.day
        }
    }
}

// The events a correction may still void. A ring of fixed size: what is overwritten is never corrected.

/// An event recorded not long ago whose void leaves every timeline valid while nothing was decided after it.
struct RememberedEvent {
    /// The kinds of events that are corrected.
    enum Kind: UInt8 {
        case aid, size, income, judgement
    }

    var kind: Kind
    /// The number of its entry and its place there, from 1.
    var entry: UInt32
    var ordinal: UInt16
    /// Index of the household.
    var household: UInt32
    /// The day it takes effect, in days since 1970-01-01.
    var day: Int32
    /// `SyntheticHousehold.judgements` just after it.
    var judgements: UInt32
    /// The class before it, and whether the household was under social protection.
    var previousClass: SyntheticClass
    var previousProtection: Bool
}

/// The last 65,536 events that can be corrected.
struct RememberedEvents {
    static let capacity = 65_536
    private var slots: [RememberedEvent?] = []
    private var next = 0

    init() { slots.reserveCapacity(RememberedEvents.capacity) }

    /// How many slots there are to look at.
    var count: Int { slots.count }

    /// Remembers an event in the place of the oldest.
    mutating func add(_ event: RememberedEvent) {
        if slots.count < RememberedEvents.capacity {
            slots.append(event)
        } else {
            slots[next] = event
            next = (next + 1) % RememberedEvents.capacity
        }
    }

    /// The event in a slot, counted around; nil when it was voided.
    subscript(slot: Int) -> RememberedEvent? { slots[slot % slots.count] }

    /// Forgets the event in a slot, because it is voided.
    mutating func forget(_ slot: Int) { slots[slot % slots.count] = nil }
}
