// The official movement tables of a period: how the poor and the near-poor of its opening became those of its closing.

import EventLedger

/// The movement tables of the poor and the near-poor over a period.
public struct Movement: Hashable, Sendable {
    /// The first day of the period; the opening is the balance of the day before.
    public let from: Day
    /// The last day of the period.
    public let to: Day
    /// The last position that was known.
    public let position: Position
    /// The day whose units rows are told apart by.
    public let unitsOn: Day
    /// How many months back an exit makes a return a relapse; nil is without limit.
    public let lookBackMonths: Int?
    /// The table of the poor, then that of the near-poor.
    public let tables: [MovementTable]

    /// The cut that the closing is taken at.
    public var cut: Cut { Cut(effectiveOn: to, position: position) }

    /// The table of a class; nil for one that has none.
    public func table(of householdClass: HouseholdClass) -> MovementTable? {
        tables.first { $0.householdClass == householdClass }
    }
}

/// The movement table of one class.
public struct MovementTable: Hashable, Sendable {
    /// A unit and its row.
    public struct UnitRow: Hashable, Sendable {
        /// The unit, as of the day whose units are counted by.
        public let unit: String
        /// Its row.
        public let row: MovementRow
    }

    /// `poor` or `nearPoor`.
    public let householdClass: HouseholdClass
    /// The rows of units that are not zero, sorted by unit.
    public let rows: [UnitRow]
    /// All of them together: a move from one to another is no flow here.
    public let total: MovementRow
}
