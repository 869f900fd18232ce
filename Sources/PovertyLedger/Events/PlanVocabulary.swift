// The words of targets: how a figure is formed, what is counted, and how it must compare. The number of a word is in
// records and never changes; its name is in JSON.

import EventLedger

/// How the figure of a target is formed.
public enum TargetKind: UInt8, Token {
    /// How many fewer on the due day than on an opening day ("giảm 100").
    case reduction = 1
    /// How many there are on the due day ("giảm còn 50").
    case stock = 2
    /// Their share of all households, or of all persons, on the due day ("dưới 1 %").
    case rate = 3
    /// How many more on the due day than on an opening day ("tăng thêm 100").
    case increase = 4
    /// Their mean or median income per person on the due day, against that of an earlier day ("thu nhập tăng").
    case income = 5
    /// The share of their exits that are not undone after some months ("thoát nghèo bền vững").
    case lasting = 6
    /// How many of them got no gift in a span ("không để ai bị bỏ lại phía sau").
    case leftBehind = 7
    /// What was given in a span, loans apart ("huy động nguồn lực").
    case resources = 8
    /// The share of them that has a sponsor on the due day ("được đỡ đầu").
    case sponsored = 9

    /// What such a word is called in a message.
    public static let kind: StaticString = "kind of target"

    /// The word as JSON has it.
    public var name: String {
        switch self {
        case .reduction: "reduction"
        case .stock: "stock"
        case .rate: "rate"
        case .increase: "increase"
        case .income: "income"
        case .lasting: "lasting"
        case .leftBehind: "leftBehind"
        case .resources: "resources"
        case .sponsored: "sponsored"
        }
    }
}

extension TargetKind {
    /// What can be counted; the usual one is `usualCount`.
    package var counts: TokenSet<TargetCount> {
        switch self {
        case .reduction, .stock, .rate, .increase, .leftBehind, .sponsored: [.households, .persons]
        case .income, .lasting: [.households]
        case .resources: [.amountVND, .gifts]
        }
    }

    /// What is counted where the plan does not say.
    var usualCount: TargetCount { self == .resources ? .amountVND : .households }

    /// Whether the figure is a share, and the value a decimal.
    public var isShare: Bool { self == .rate || self == .lasting || self == .sponsored }
}

/// What a target counts.
public enum TargetCount: UInt8, Token {
    /// Households.
    case households = 1
    /// The persons in them.
    case persons = 2
    /// The amounts of gifts, in VND.
    case amountVND = 3
    /// Gifts, each once.
    case gifts = 4

    /// What such a word is called in a message.
    public static let kind: StaticString = "thing that is counted"

    /// The word as JSON has it.
    public var name: String {
        switch self {
        case .households: "households"
        case .persons: "persons"
        case .amountVND: "amountVND"
        case .gifts: "gifts"
        }
    }
}

/// Which middle of incomes a target compares.
public enum IncomeStatistic: UInt8, Token {
    /// The mean of persons: each household's income per person times its members, over all those members.
    case mean = 1
    /// The median of households' incomes per person.
    case median = 2

    /// What such a word is called in a message.
    public static let kind: StaticString = "statistic"

    /// The word as JSON has it.
    public var name: String {
        switch self {
        case .mean: "mean"
        case .median: "median"
        }
    }
}

// How the actual figure must compare with a target's value for the target to be met.

/// How the actual figure must compare with the value of a target.
public enum Comparison: UInt8, Token {
    /// The figure or more.
    case atLeast = 1
    /// The figure or less.
    case atMost = 2
    /// Less than the figure.
    case below = 3
    /// Exactly the figure.
    case equal = 4
    /// More than before, by whatever amount; only of an income.
    case rises = 5

    /// What such a word is called in a message.
    public static let kind: StaticString = "comparison"

    /// The word as JSON has it.
    public var name: String {
        switch self {
        case .atLeast: "atLeast"
        case .atMost: "atMost"
        case .below: "below"
        case .equal: "equal"
        case .rises: "rises"
        }
    }
}
