// Why a household came into the register.
// A number, once given, never changes and is never used for another word.

/// Why a household was registered.
public enum RegistrationCause: UInt8, Token {
    /// Found or confirmed by a survey.
    case survey = 1
    /// It moved in from outside the ledger.
    case movedIn = 2
    /// It split from another household.
    case split = 3

    /// What such a word is called in a message.
    public static let kind: StaticString = "cause of a registration"

    /// The word as JSON has it.
    public var name: String {
        switch self {
        case .survey: "survey"
        case .movedIn: "movedIn"
        case .split: "split"
        }
    }
}
