// Households and their members, counted together everywhere.

/// A number of households and of the persons (nhân khẩu) in them.
public struct Tally: Hashable, Sendable {
    /// Households.
    public var households: Int
    /// Persons: the members of those households as of the cut.
    public var persons: Int

    /// A number of households and persons.
    public init(households: Int = 0, persons: Int = 0) {
        self.households = households
        self.persons = persons
    }

    /// Nobody.
    public static let zero = Tally()

    /// The sums of both.
    public static func + (left: Tally, right: Tally) -> Tally {
        Tally(households: left.households + right.households, persons: left.persons + right.persons)
    }

    /// The difference of two tallies; of either part it may be less than zero.
    public static func - (left: Tally, right: Tally) -> Tally {
        Tally(households: left.households - right.households, persons: left.persons - right.persons)
    }

    /// Adds another tally to one.
    public static func += (left: inout Tally, right: Tally) { left = left + right }
}
