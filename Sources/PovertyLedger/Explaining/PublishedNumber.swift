// A number that somebody published, with what it is said to count.

import EventLedger

/// What a number counts.
public enum NumberMeasure: String, CaseIterable, Hashable, Sendable {
    /// Households.
    case households
    /// The persons in them.
    case persons
}

/// A published number and what it is said to be: households or persons of some accounts at a cut.
public struct PublishedNumber: Hashable, Sendable {
    /// The number.
    public let number: Int
    /// Whether it counts households or persons.
    public let measure: NumberMeasure
    /// The accounts it is said to sum up.
    public let filter: AccountFilter
    /// The cut it is said to be of.
    public let cut: CutExpression
    /// The day whose units it is said to be by; nil for the cut's own day.
    public let unitsOn: Day?

    /// A published number.
    public init(
        _ number: Int, _ measure: NumberMeasure = .households, of filter: AccountFilter, at cut: CutExpression,
        unitsOn: Day? = nil
    ) {
        self.number = number
        self.measure = measure
        self.filter = filter
        self.cut = cut
        self.unitsOn = unitsOn
    }
}
