// The twelve indicators of the national multidimensional standard 2022–2025.
// A number, once given, never changes and is never used for another word.

/// An indicator in which a household is deprived.
public enum Deprivation: UInt8, Token {
    /// Employment.
    case employment = 1
    /// Dependants in the household.
    case dependants = 2
    /// Nutrition.
    case nutrition = 3
    /// Health insurance.
    case healthInsurance = 4
    /// Education of adults.
    case adultEducation = 5
    /// School attendance of children.
    case schoolAttendance = 6
    /// Quality of housing.
    case housingQuality = 7
    /// Housing area per head.
    case housingArea = 8
    /// Source of water.
    case waterSource = 9
    /// Hygienic toilet.
    case hygienicToilet = 10
    /// Use of telecommunication services.
    case telecommunication = 11
    /// Means of access to information.
    case informationAccess = 12

    /// What such a word is called in a message.
    public static let kind: StaticString = "deprivation"

    /// The word as JSON has it.
    public var name: String {
        switch self {
        case .employment: "employment"
        case .dependants: "dependants"
        case .nutrition: "nutrition"
        case .healthInsurance: "healthInsurance"
        case .adultEducation: "adultEducation"
        case .schoolAttendance: "schoolAttendance"
        case .housingQuality: "housingQuality"
        case .housingArea: "housingArea"
        case .waterSource: "waterSource"
        case .hygienicToilet: "hygienicToilet"
        case .telecommunication: "telecommunication"
        case .informationAccess: "informationAccess"
        }
    }
}
