// The class of a household under the national standard, worst first. Which class follows from which scores is decided
// by people and recorded; it is never computed here.

/// The class of a household: a state (`unclassified` before the first decision) and the outcome of a decision.
public enum HouseholdClass: UInt8, Token {
    /// Registered, and no class decided yet: a state, never the outcome of a decision.
    case unclassified = 0
    /// Poor (hộ nghèo).
    case poor = 1
    /// Near-poor (hộ cận nghèo).
    case nearPoor = 2
    /// Disadvantaged (hộ có hoàn cảnh khó khăn).
    case disadvantaged = 3
    /// Average living standard (hộ có mức sống trung bình).
    case average = 4
    /// Better off (hộ khá).
    case betterOff = 5
    /// Well off (hộ giàu).
    case wellOff = 6

    /// What such a word is called in a message.
    public static let kind: StaticString = "class"

    /// The word as JSON has it.
    public var name: String {
        switch self {
        case .unclassified: "unclassified"
        case .poor: "poor"
        case .nearPoor: "nearPoor"
        case .disadvantaged: "disadvantaged"
        case .average: "average"
        case .betterOff: "betterOff"
        case .wellOff: "wellOff"
        }
    }

    /// Whether this class is better than the other; false where either is `unclassified`, which is neither.
    public func isBetter(than other: HouseholdClass) -> Bool {
        self != .unclassified && other != .unclassified && rawValue > other.rawValue
    }

    /// The classes that are better than this one.
    public var betterClasses: TokenSet<HouseholdClass> {
        var classes = TokenSet<HouseholdClass>()
        for candidate in HouseholdClass.allCases where candidate.isBetter(than: self) { _ = classes.insert(candidate) }
        return classes
    }

    /// The classes that only `householdExitedPoverty` leads out of for the better.
    public static let povertyClasses: TokenSet<HouseholdClass> = [.poor, .nearPoor]
}
