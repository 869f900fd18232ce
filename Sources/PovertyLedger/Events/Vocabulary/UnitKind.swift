// What sort of administrative unit a unit is. The ledger keeps it as recorded and draws no tree from it.
// A number, once given, never changes and is never used for another word.

/// The kind of an administrative unit.
public enum UnitKind: UInt8, Token {
    /// A city (thành phố).
    case city = 1
    /// A ward of a city (phường).
    case ward = 2
    /// A rural commune (xã).
    case commune = 3
    /// A part of a ward or commune (khóm, ấp).
    case hamlet = 4

    /// What such a word is called in a message.
    public static let kind: StaticString = "kind of unit"

    /// The word as JSON has it.
    public var name: String {
        switch self {
        case .city: "city"
        case .ward: "ward"
        case .commune: "commune"
        case .hamlet: "hamlet"
        }
    }
}
