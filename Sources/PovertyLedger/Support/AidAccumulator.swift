// A sum of aid while it is folded. Amounts are added in 128 bits, which no ledger can fill, so that a sum too large for
// a figure is told at the end and never lost on the way.

import EventLedger

/// A sum of aid under construction.
struct AidAccumulator {
    private(set) var events = 0
    private var withoutAmount = 0
    private var amountVND: Int128 = 0
    private var households = NumberSet()
    /// The numbers of the units it was given to, as recorded.
    private var units: Set<UInt32> = []

    init() {}

    /// Adds an event.
    mutating func add(_ event: EventHead, amountVND amount: Int64?) {
        events += 1
        if let amount { amountVND += Int128(amount) } else { withoutAmount += 1 }
        if event.category == StreamCategory.household.rawValue {
            households.insert(event.streamNumber)
        } else {
            units.insert(event.streamNumber)
        }
    }

    /// The sum, with units counted by the units of a day. Throws `overflow` when the amounts are more than a figure.
    func sum(_ all: UnitFold, unitsOn day: Day) throws(LedgerError) -> AidSum {
        guard let amount = Int64(exactly: amountVND) else {
            throw LedgerError(
                .overflow, "the amounts of \(events) aid events add up to \(amountVND) VND",
                remedy: "a sum has at most \(Int64.max) VND; find the amount that is wrong and void its event")
        }
        return AidSum(
            events: events, withoutAmount: withoutAmount, amountVND: amount, households: households.count,
            units: Set(units.map { all.root(of: $0, on: day) }).count)
    }
}
