// An event as a typed row, for the systems that answer in SQL. Households and units are numbers here, which is kind to
// them: the text of a code need not be compared. Events of other kinds are rows too, with what they have.

import EventLedger

/// A row of the flattened history.
struct FlatEvent {
    var position = 0
    var type: UInt16 = 0
    var household: UInt32?
    var effectiveDay: Int32?
    var householdClass: UInt32?
    var socialProtection: Bool?
    /// The unit it names: where a household is placed, or what a unit merged into.
    var unit: UInt32?
    var members: UInt32?
    var voidedBy: Int?
    /// The unit that merged into `unit`.
    var mergedUnit: UInt32?

    /// The columns as numbers, in the order of the table.
    var columns: [Int64?] {
        [
            Int64(position), household.map(Int64.init), Int64(type), effectiveDay.map(Int64.init),
            householdClass.map(Int64.init), socialProtection.map { $0 ? 1 : 0 }, unit.map(Int64.init),
            members.map(Int64.init), voidedBy.map(Int64.init), mergedUnit.map(Int64.init),
        ]
    }
}

/// Which event was voided by which, read from the voids themselves and not from the ledger's table of them.
struct VoidFold: Projection {
    private(set) var voidedBy: [Int: Int] = [:]

    mutating func apply(_ event: EventHead, payload: RawSpan) throws(LedgerError) {
        guard event.type == EventHead.voidType, let voided = payload.load(0, as: UInt64.self) else { return }
        voidedBy[Int(voided)] = event.position
    }
}

/// Hands every event to `take` as a row.
struct Flattening: Projection {
    let voidedBy: [Int: Int]
    let take: (FlatEvent) -> Void

    mutating func apply(_ event: EventHead, payload: RawSpan) throws(LedgerError) {
        var row = FlatEvent(position: event.position, type: event.type, voidedBy: voidedBy[event.position])
        if event.category == 1 { row.household = event.streamNumber }
        if event.effectiveDay != .min { row.effectiveDay = event.effectiveDay }
        // Types, offsets and summaries as in Docs/Format.md.
        switch event.type {
        case 3:
            row.mergedUnit = event.streamNumber
            row.unit = event.summary
        case 5:
            row.unit = event.summary
            row.members = payload.load(8, as: UInt32.self)
        case 6: row.unit = event.summary
        case 7: row.members = payload.load(0, as: UInt32.self)
        case 9, 10:
            row.householdClass = event.summary & 7
            row.socialProtection = event.summary & 8 != 0
        default: break
        }
        take(row)
    }
}
