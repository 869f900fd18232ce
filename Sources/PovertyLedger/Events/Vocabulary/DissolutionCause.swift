// Why a household left the register for good.
// A number, once given, never changes and is never used for another word.

/// Why a household was dissolved.
public enum DissolutionCause: UInt8, Token {
    /// It moved out of the area of the ledger.
    case movedAway = 1
    /// Its last member died.
    case deceased = 2
    /// It merged into another household.
    case merged = 3
    /// Another cause.
    case other = 4

    /// What such a word is called in a message.
    public static let kind: StaticString = "cause of a dissolution"

    /// The word as JSON has it.
    public var name: String {
        switch self {
        case .movedAway: "movedAway"
        case .deceased: "deceased"
        case .merged: "merged"
        case .other: "other"
        }
    }
}
