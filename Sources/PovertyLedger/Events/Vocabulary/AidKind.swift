// What was given to a household or a unit. A loan (credit) is not a gift and is never added to one.
// A number, once given, never changes and is never used for another word.

/// The kind of aid given.
public enum AidKind: UInt8, Token {
    /// Money.
    case cash = 1
    /// Goods.
    case goods = 2
    /// A house built or mended.
    case housing = 3
    /// Means of making a living.
    case livelihood = 4
    /// A loan, never counted as a gift.
    case credit = 5
    /// Health insurance.
    case healthInsurance = 6
    /// Schooling or training.
    case education = 7
    /// Days of work.
    case labour = 8
    /// Advice and initiatives.
    case ideas = 9

    /// What such a word is called in a message.
    public static let kind: StaticString = "kind of aid"

    /// The word as JSON has it.
    public var name: String {
        switch self {
        case .cash: "cash"
        case .goods: "goods"
        case .housing: "housing"
        case .livelihood: "livelihood"
        case .credit: "credit"
        case .healthInsurance: "healthInsurance"
        case .education: "education"
        case .labour: "labour"
        case .ideas: "ideas"
        }
    }
}
