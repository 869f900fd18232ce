// The names of the units that households stand in by the units of a day. It asks the ledger once a unit.

import EventLedger

/// The names of units by the units of a day, each looked up once.
struct UnitRootNames {
    private let units: UnitFold
    private let day: Day
    private var names: [UInt32: String] = [:]

    init(_ units: UnitFold, on day: Day) {
        self.units = units
        self.day = day
    }

    /// The name of the unit that stands on the day for the unit with a number.
    mutating func name(of number: UInt32, in ledger: HouseholdLedger) throws(PovertyError) -> String {
        let root = units.root(of: number, on: day)
        if let name = names[root] { return name }
        let name = try ledger.unitName(root)
        names[root] = name
        return name
    }
}
