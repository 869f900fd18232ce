// Nobody left behind: the poor and near-poor households of a cut by what they got in a span. A loan alone is no help, but
// it is told apart from nothing at all.

import EventLedger

/// The poor and near-poor households of a cut by what they got in a span.
public struct LeftBehind: Hashable, Sendable {
    /// The cut; the span ends on its day.
    public let cut: Cut
    /// The day whose units are counted by.
    public let unitsOn: Day
    /// The first day of the span; nil where it reaches back to the first event.
    public let from: Day?
    /// The accounts of poor and near-poor households that are not zero, sorted as counts are.
    public let rows: [LeftBehindRow]
    /// The households that got no gift, by code; nil when they were not asked for.
    public let households: [LeftBehindHousehold]?
}

/// One account of poor or near-poor households by what they got: `all` is the sum of the three others.
public struct LeftBehindRow: Hashable, Sendable {
    /// The account.
    public let account: Account
    /// All its households.
    public internal(set) var all = Tally.zero
    /// Those that got a gift.
    public internal(set) var helped = Tally.zero
    /// Those that got a loan and no gift.
    public internal(set) var loanOnly = Tally.zero
    /// Those that got nothing.
    public internal(set) var nothing = Tally.zero

    init(account: Account) { self.account = account }
}

/// A poor or near-poor household that got no gift in a span.
public struct LeftBehindHousehold: Hashable, Sendable {
    /// Its code.
    public let household: String
    /// Its account at the cut, with its unit.
    public let account: Account
    /// Its members at the cut.
    public let members: Int
    /// Whether it got a loan in the span.
    public let hasLoan: Bool
    /// The last aid inside the cut, also before the span and also a loan; nil when it never got any.
    public let lastAid: LastAid?
}

/// The last aid that a household got.
public struct LastAid: Hashable, Sendable {
    /// The event.
    public let reference: EventReference
    /// The day it took effect.
    public let effectiveOn: Day
    /// What was given.
    public let kind: AidKind
}
