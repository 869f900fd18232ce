// The ids of units by their numbers, each looked up once.

import EventLedger

/// Ids of units.
struct UnitNames {
    private let ledger: HouseholdLedger
    private var known: [UInt32: String] = [:]

    init(ledger: HouseholdLedger) { self.ledger = ledger }

    /// The id of the unit with a number; throws `damaged` when there is none.
    subscript(number: UInt32) -> String {
        mutating get throws(PovertyError) {
            if let name = known[number] { return name }
            let name = try ledger.unitName(number)
            known[number] = name
            return name
        }
    }
}
