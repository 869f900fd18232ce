// What led to the decision that a household left poverty.
// A number, once given, never changes and is never used for another word.

/// What led to the decision that a household left poverty.
public enum ExitCause: UInt8, Token {
    /// A review found it.
    case review = 1
    /// The household asked for it.
    case request = 2

    /// What such a word is called in a message.
    public static let kind: StaticString = "cause of an exit"

    /// The word as JSON has it.
    public var name: String {
        switch self {
        case .review: "review"
        case .request: "request"
        }
    }
}
