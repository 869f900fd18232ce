// The rows of the naive model's answers about aid. They say nothing about how a real ledger lays out its own.

import EventLedger
import PovertyLedger

/// What a group of aid has in common; nil is "not told apart", or no unit, no household and no programme.
public struct NaiveAidGroup: Hashable, Sendable {
    /// Whether it is loans.
    public var isLoan = false
    /// The unit by the units of a day.
    public var unit: String?
    /// The household.
    public var household: String?
    /// What was given.
    public var kind: AidKind?
    /// The kind of giver.
    public var donorKind: DonorKind?
    /// The giver.
    public var donor: String?
    /// The programme.
    public var programme: String?
    /// The calendar year.
    public var year: Int?

    /// Gifts or loans, of everything.
    public init(isLoan: Bool) { self.isLoan = isLoan }
}

/// How much was given.
public struct NaiveAidSum: Hashable, Sendable {
    /// Events of aid.
    public var events = 0
    /// Those without an amount.
    public var withoutAmount = 0
    /// The sum of the amounts.
    public var amountVND: Int64 = 0
    /// The households reached.
    public var households: Set<String> = []
    /// The units given to, by the units of a day.
    public var units: Set<String> = []

    /// Nothing.
    public init() {}
}

/// A poor or near-poor household and what it got in a span.
public struct NaiveNeedy: Hashable, Sendable {
    /// Its code.
    public var household: String
    /// Where it stands, with its unit by the units of a day.
    public var account: NaiveAccount
    /// Its members.
    public var members: UInt32
    /// Whether it got a gift in the span.
    public var hasGift: Bool
    /// Whether it got a loan in the span.
    public var hasLoan: Bool
    /// The last aid inside the cut, whatever it was.
    public var lastAid: EventReference?
}
