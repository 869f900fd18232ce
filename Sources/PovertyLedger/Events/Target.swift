// One promise of a plan, in figures that can be checked and in the plan's own words. Whether it was met is not part of
// it, but asked at a cut.

import EventLedger

/// A target of a plan: what is counted, of whom, by when, and the figure promised.
///
/// Which members a target has follows from its kind; `Docs/Commands.md` has the table.
public struct Target: FieldGroup {
    /// The id within the plan, 1–64 bytes.
    public var id = ""
    /// The classes whose households are counted, one or several; none for resources.
    public var measure = TokenSet<HouseholdClass>()
    /// How the figure is formed.
    public var kind = TargetKind.stock
    /// The day on which the figure is due.
    public var due = Day.first
    /// How the actual figure must compare with `value`.
    public var comparison = Comparison.atMost
    /// The figure promised; nil exactly where an income is to rise, by whatever amount.
    public var value: TargetValue?
    /// The plan's own words.
    public var quote = ""
    /// Which households are counted; nil counts all. In JSON the member `where`.
    public var filter: TargetFilter?
    /// The opening day of a reduction, an increase or an income, or the first day of a span; nil for the usual one,
    /// which `firstDay` has.
    public var from: Day?
    /// What is counted of them.
    public var of = TargetCount.households
    /// Which middle of incomes is compared; only of an income.
    public var statistic: IncomeStatistic?
    /// The least share of the households whose income must be known on both days; only of an income.
    public var leastShare: ExactDecimal?
    /// How many months an exit must last: 12, 24 or 36; only of lasting exits.
    public var months: UInt32?
    /// The kinds of givers whose gifts are counted, all where it is empty; only of resources.
    public var givers = TokenSet<DonorKind>()
    /// The programmes whose gifts are counted, all and those of none where it is empty; only of resources.
    public var programmes: [String] = []

    init() {}

    /// A target; it is checked when the plan is recorded.
    public init(
        id: String, measure: TokenSet<HouseholdClass> = [], of count: TargetCount? = nil,
        where filter: TargetFilter? = nil,
        kind: TargetKind, statistic: IncomeStatistic? = nil, leastShare: ExactDecimal? = nil, months: UInt32? = nil,
        givers: TokenSet<DonorKind> = [], programmes: [String] = [], from: Day? = nil, due: Day, comparison: Comparison,
        value: TargetValue?, quote: String
    ) {
        self.id = id
        self.measure = measure
        self.kind = kind
        self.due = due
        self.comparison = comparison
        self.value = value
        self.quote = quote
        self.filter = filter
        self.from = from
        of = count ?? kind.usualCount
        self.statistic = statistic
        self.leastShare = leastShare
        self.months = months
        self.givers = givers
        self.programmes = programmes
    }

    @inline(__always)
    mutating func visit<Visitor: FieldVisitor>(_ visitor: inout Visitor) throws(Visitor.Failure) {
        try visitor.field("id", &id, .identifier)
        try visitor.field("measure", &measure, .measure)
        try visitor.field("kind", &kind, .word())
        try visitor.field("due", &due, .day)
        try visitor.field("comparison", &comparison, .word())
        try visitor.optional("value", &value, .value(of: kind))
        try visitor.field("quote", &quote, .text)
        try visitor.optional("where", &filter, .filter)
        try visitor.optional("from", &from, .day)
        try visitor.field("of", &of, .counted(by: kind))
        try visitor.optional("statistic", &statistic, .word())
        try visitor.optional("leastShare", &leastShare, .decimal)
        try visitor.optional("months", &months, .months)
        try visitor.field("givers", &givers, .words())
        try visitor.field("programmes", &programmes, .texts)
    }
}

/// Which households a target counts: those for which all that is given holds.
public struct TargetFilter: Hashable, Sendable {
    /// Those in this unit or in one below it; nil for all.
    public var unit: String?
    /// Those in units of this kind of area; nil for both.
    public var area: Area?
    /// Only those under social protection (true) or only those outside it (false); nil for both.
    public var socialProtection: Bool?

    /// A filter; one that is empty is refused when it is recorded.
    public init(unit: String? = nil, area: Area? = nil, socialProtection: Bool? = nil) {
        self.unit = unit
        self.area = area
        self.socialProtection = socialProtection
    }
}

/// The figure that a target promises.
public enum TargetValue: Hashable, Sendable {
    /// A whole number, from 0: households, persons, gifts or VND.
    case count(Int64)
    /// A share such as 0.01, or a ratio such as 1.1.
    case decimal(ExactDecimal)
}

extension TargetValue: CustomStringConvertible {
    /// `100` or `0.01`.
    public var description: String {
        switch self {
        case .count(let count): String(count)
        case .decimal(let decimal): decimal.description
        }
    }
}

extension TargetValue: ExpressibleByIntegerLiteral {
    /// A whole number written in source code.
    public init(integerLiteral value: Int64) { self = .count(value) }
}

// The days of a target, where the plan does not name them.

extension Target {
    /// The day whose balance a change starts from, or the first day of a span: its own, or the usual one. Of a change
    /// and an income that is the last day of the year before it is due, of a span the first day of the year that it is
    /// due in, of lasting exits the first day of the year of the last exits that can be judged; nil for other kinds.
    public var firstDay: Day? {
        switch kind {
        case .reduction, .increase, .income: from ?? Day.endOfYear(due.year - 1) ?? .first
        case .leftBehind, .resources: from ?? Day(year: due.year, month: 1, day: 1) ?? .first
        case .lasting: from ?? lastExitDay.flatMap { Day(year: $0.year, month: 1, day: 1) } ?? .first
        case .stock, .rate, .sponsored: nil
        }
    }

    /// The last day of the exits that can be judged when the target is due: `months` before it; nil for other kinds, and
    /// where there is none.
    public var lastExitDay: Day? {
        guard kind == .lasting, let months else { return nil }
        return due.adding(months: -Int(months))
    }
}
