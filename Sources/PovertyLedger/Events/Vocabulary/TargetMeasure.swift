// What a target counts.
// A number, once given, never changes and is never used for another word.

/// The class whose households a target counts.
public enum TargetMeasure: UInt8, Token {
    /// Poor households (hộ nghèo).
    case poor = 1
    /// Near-poor households (hộ cận nghèo).
    case nearPoor = 2

    /// What such a word is called in a message.
    public static let kind: StaticString = "measure"

    /// The word as JSON has it.
    public var name: String {
        switch self {
        case .poor: "poor"
        case .nearPoor: "nearPoor"
        }
    }
}
