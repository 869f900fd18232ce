// Which review a decision about a class came from.
// A number, once given, never changes and is never used for another word.

/// The kind of review behind a decision.
public enum Review: UInt8, Token {
    /// The yearly review (rà soát định kỳ).
    case periodic = 1
    /// The monthly review on request (rà soát thường xuyên).
    case regular = 2

    /// What such a word is called in a message.
    public static let kind: StaticString = "kind of review"

    /// The word as JSON has it.
    public var name: String {
        switch self {
        case .periodic: "periodic"
        case .regular: "regular"
        }
    }
}
