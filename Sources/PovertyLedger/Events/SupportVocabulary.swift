// The words of aid, awards and plans; see Vocabulary.swift.

// What was given to a household or a unit. Loans (credit) and gifts are reported separately.

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

// The kinds of donors. The name of the donor is a field of its own in the event.

/// The kind of a donor.
public enum DonorKind: UInt8, Token {
    /// The state budget.
    case stateBudget = 1
    /// A national target programme.
    case nationalProgramme = 2
    /// The fund “Vì người nghèo”.
    case fundForThePoor = 3
    /// The Fatherland Front or a mass organisation.
    case massOrganisation = 4
    /// A public agency.
    case agency = 5
    /// An enterprise.
    case enterprise = 6
    /// A religious body.
    case religiousBody = 7
    /// A household.
    case household = 8
    /// An individual.
    case individual = 9
    /// A giver from abroad.
    case abroad = 10
    /// The policy bank, which gives loans.
    case policyBank = 11

    /// What such a word is called in a message.
    public static let kind: StaticString = "kind of donor"

    /// The word as JSON has it.
    public var name: String {
        switch self {
        case .stateBudget: "stateBudget"
        case .nationalProgramme: "nationalProgramme"
        case .fundForThePoor: "fundForThePoor"
        case .massOrganisation: "massOrganisation"
        case .agency: "agency"
        case .enterprise: "enterprise"
        case .religiousBody: "religiousBody"
        case .household: "household"
        case .individual: "individual"
        case .abroad: "abroad"
        case .policyBank: "policyBank"
        }
    }
}

// Who an award goes to. It decides which stream the award belongs to.

/// The kind of recipient of an award.
public enum RecipientKind: UInt8, Token {
    /// A household of the register.
    case household = 1
    /// An individual.
    case individual = 2
    /// A collective.
    case collective = 3

    /// What such a word is called in a message.
    public static let kind: StaticString = "kind of recipient"

    /// The word as JSON has it.
    public var name: String {
        switch self {
        case .household: "household"
        case .individual: "individual"
        case .collective: "collective"
        }
    }
}

extension RecipientKind {
    /// The category of the stream that an award to such a recipient belongs to.
    var category: StreamCategory { self == .household ? .household : .recipient }
}
