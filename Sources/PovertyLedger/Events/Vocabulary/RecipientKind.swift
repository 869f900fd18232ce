// Who an award goes to. It decides which stream the award belongs to.
// A number, once given, never changes and is never used for another word.

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
