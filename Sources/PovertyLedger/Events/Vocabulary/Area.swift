// Whether a place counts as town or country; the income line of a standard depends on it.
// A number, once given, never changes and is never used for another word.

/// The kind of area whose income line applies.
public enum Area: UInt8, Token {
    /// Wards of a town (thành thị).
    case urban = 1
    /// Communes (nông thôn).
    case rural = 2

    /// What such a word is called in a message.
    public static let kind: StaticString = "kind of area"

    /// The word as JSON has it.
    public var name: String {
        switch self {
        case .urban: "urban"
        case .rural: "rural"
        }
    }
}
