// The unit that each unit lives on in on one day, looked up by number: flows ask for it twice each.

import EventLedger

/// All units of a ledger by number, each with the one that it merged into by a day.
struct UnitRoots {
    private let roots: [UInt32]

    init(_ units: UnitFold, on day: Day) {
        roots = units.units.indices.map { units.root(of: UInt32($0), on: day) }
    }

    /// The unit that stands for a unit; itself where nothing is known of it.
    subscript(number: UInt32) -> UInt32 { Int(number) < roots.count ? roots[Int(number)] : number }
}
