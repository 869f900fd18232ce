// Income per person and month by class and year, exact: every mean and every median is a sum and what to divide it by.

import EventLedger

/// What is known of incomes inside a cut, year by year.
public struct IncomeReport: Hashable, Sendable {
    /// The cut.
    public let cut: Cut
    /// The day whose units are counted by.
    public let unitsOn: Day
    /// A row for each unit (where units are told apart), class and year in which households are in that class: by unit,
    /// class (worst first, unclassified last) and year.
    public let rows: [IncomeRow]
}

/// The incomes of one class on one day.
public struct IncomeRow: Hashable, Sendable {
    /// The unit, by the units of a day; nil where units are not told apart.
    public let unit: String?
    /// The class in force on the day.
    public let householdClass: HouseholdClass
    /// The calendar year.
    public let year: Int
    /// Its last day, or the cut's day in the year of the cut.
    public let day: Day
    /// The households in the class on that day, with their members.
    public let all: Tally
    /// Those of them whose income was assessed by that day, with their members.
    public let assessed: Tally
    /// The mean income of a person: each household's latest income times its members, over all those members.
    /// Nil when no household was assessed.
    public let perPerson: ExactMean?
    /// The mean of the households' latest incomes per person, each household counting once; nil as above.
    public let perHousehold: ExactMean?
    /// The median of the households' latest incomes per person: the middle one over 1, or the sum of the two in the middle
    /// over 2; nil as above.
    public let median: ExactMean?
}

/// An amount in VND as a sum and what it is divided by; never reduced, so that both can be checked.
public struct ExactMean: Hashable, Sendable {
    /// The sum, in VND, from 0.
    public let sum: Int64
    /// What it is divided by, from 1.
    public let divisor: Int64

    /// A sum over a number.
    public init(sum: Int64, divisor: Int64) {
        precondition(sum >= 0 && divisor >= 1, "a mean is of something")
        self.sum = sum
        self.divisor = divisor
    }

    /// The amount in whole VND, a half rounded up.
    public var rounded: Int64 {
        let (whole, rest) = sum.quotientAndRemainder(dividingBy: divisor)
        return rest >= divisor - rest ? whole + 1 : whole
    }
}
