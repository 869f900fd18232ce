// How the actual figure must stand to a target's value for the target to be met.
// A number, once given, never changes and is never used for another word.

/// How the actual figure must stand to the value of a target.
public enum Comparison: UInt8, Token {
    /// The figure or more.
    case atLeast = 1
    /// The figure or less.
    case atMost = 2
    /// Less than the figure.
    case below = 3
    /// Exactly the figure.
    case equal = 4

    /// What such a word is called in a message.
    public static let kind: StaticString = "comparison"

    /// The word as JSON has it.
    public var name: String {
        switch self {
        case .atLeast: "atLeast"
        case .atMost: "atMost"
        case .below: "below"
        case .equal: "equal"
        }
    }
}
