// Aid that counts in units. What is given to a household counts in the unit that it was in just before, which a move
// that is recorded later may still change: so aid is kept during a replay, and placed when it has ended.

import EventLedger
import PovertyLedger

/// What was given to a household or a unit.
struct AidItem {
    let position: Position
    private let amount: Int64
    let day: Int32
    /// The number of the household or unit.
    let subject: UInt32
    /// The number of its programme; `AidKey.none` where it is of none.
    let programme: UInt32
    let isToUnit: Bool
    let isLoan: Bool
    /// The numbers of the words; 0 for an unknown one.
    let kind: UInt8
    let donorKind: UInt8

    /// The aid of an event, with the number of its programme where that matters; nil where it can't be one.
    init?(_ event: EventHead, _ aid: borrowing AidGiven.View, programme: UInt32) {
        guard Int(event.streamNumber) < event.position else { return nil }
        position = event.position
        amount = aid.amountVND ?? 0
        day = event.effectiveDay
        subject = event.streamNumber
        self.programme = programme
        isToUnit = event.category == StreamCategory.unit.rawValue
        isLoan = aid.isLoan
        kind = aid.kind?.rawValue ?? 0
        donorKind = aid.donorKind?.rawValue ?? 0
    }

    /// Its amount, which is from 1; nil where it has none.
    var amountVND: Int64? { amount == 0 ? nil : amount }

    /// The number of the unit that it counts in; nil where a household was in none.
    func unit(_ placements: Placements) -> UInt32? {
        isToUnit ? subject : placements.unit(of: subject, on: day, before: position)
    }
}

/// The aid inside a cut from a day on, and where households were: 32 bytes an aid event, 36 where givers matter, 24 a
/// move.
struct PlacedAidFold: Projection {
    let cut: Cut
    private let from: Int32
    private(set) var items: [AidItem] = []
    private(set) var programmes = TextNumbers()
    private(set) var donors = TextNumbers()
    private let numbersDonors: Bool
    /// The number of the giver of each item, where givers matter.
    private var donorNumbers: [UInt32] = []
    private var places: PlacementFold

    init(_ cut: Cut, from: Int32, byDonor: Bool = false) {
        self.cut = cut
        self.from = from
        numbersDonors = byDonor
        places = PlacementFold(cut)
    }

    @inline(__always)
    mutating func apply(_ event: EventHead, payload: RawSpan) throws(LedgerError) {
        if event.type == PlacedAidFold.aidGiven {
            if event.effectiveDay >= from, event.isInside(cut) { try add(event, payload) }
        } else {
            try places.apply(event, payload: payload)
        }
    }

    private static var aidGiven: UInt16 { EventKind.aidGiven.recordType }

    private mutating func add(_ event: EventHead, _ payload: RawSpan) throws(LedgerError) {
        guard let aid = AidGiven.View(payload) else { throw LedgerError.misfit(at: event.position) }
        var programme = AidKey.none
        if let text = aid.programme { programme = programmes.number(of: text) }
        guard let item = AidItem(event, aid, programme: programme) else {
            throw LedgerError.misfit(at: event.position)
        }
        items.append(item)
        if numbersDonors { donorNumbers.append(donors.number(of: aid.donor)) }
    }

    /// The number of the giver of an item; `AidKey.none` where givers don't matter.
    func donor(at index: Int) -> UInt32 { numbersDonors ? donorNumbers[index] : AidKey.none }

    /// Where households were. Cost: one sort of the moves.
    var placements: Placements { places.placements() }
}
