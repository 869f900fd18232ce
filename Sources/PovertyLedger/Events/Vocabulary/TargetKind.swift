// How a target is to be read: as a flow, a stock or a share.
// A number, once given, never changes and is never used for another word.

/// How a target's value is meant.
public enum TargetKind: UInt8, Token {
    /// How many fewer on the due day than on an opening day ("giảm 100").
    case reduction = 1
    /// How many there are on the due day ("giảm còn 50").
    case stock = 2
    /// Their share of all households on the due day ("dưới 1 %").
    case rate = 3

    /// What such a word is called in a message.
    public static let kind: StaticString = "kind of target"

    /// The word as JSON has it.
    public var name: String {
        switch self {
        case .reduction: "reduction"
        case .stock: "stock"
        case .rate: "rate"
        }
    }
}
