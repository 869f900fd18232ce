// Why a household stands in another unit than before.
// A number, once given, never changes and is never used for another word.

/// Why a household came to stand in another unit.
public enum MoveCause: UInt8, Token {
    /// The household itself moved.
    case moved = 1
    /// The boundary moved, not the household.
    case boundaryChange = 2

    /// What such a word is called in a message.
    public static let kind: StaticString = "cause of a move"

    /// The word as JSON has it.
    public var name: String {
        switch self {
        case .moved: "moved"
        case .boundaryChange: "boundaryChange"
        }
    }
}
