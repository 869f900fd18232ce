// Who gives. The name of the donor stands beside it in the event.
// A number, once given, never changes and is never used for another word.

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
