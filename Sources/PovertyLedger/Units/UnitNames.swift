// The ids of units by their numbers, each looked up once.

import EventLedger

/// Ids of units.
package struct UnitNames {
    private let name: (UInt32) throws(LedgerError) -> String
    private var known: [UInt32: String] = [:]

    /// The unit of a row that is not broken down by unit.
    package static let together = UInt32.max

    package init(ledger: HouseholdView) {
        self.init { (number) throws(LedgerError) in try ledger.unitName(number) }
    }

    /// The names that come from elsewhere.
    package init(_ name: @escaping (UInt32) throws(LedgerError) -> String) { self.name = name }

    /// The id of the unit with a number; throws `damaged` when there is none.
    package subscript(number: UInt32) -> String {
        mutating get throws(LedgerError) {
            if let name = known[number] { return name }
            let name = try self.name(number)
            known[number] = name
            return name
        }
    }
}
