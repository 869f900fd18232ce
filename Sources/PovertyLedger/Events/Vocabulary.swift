// The words of the domain: the values of the fields of events. The number of a word is in records and never changes;
// its name is in JSON. What each means is defined by the decree or plan that it names.

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
        guard self != .unclassified else { return TokenSet() }
        return TokenSet(mask: TokenSet<HouseholdClass>.all.mask & .max << UInt16(rawValue)) ?? TokenSet()
    }

    /// The classes that only `householdExitedPoverty` leads out of for the better.
    public static let povertyClasses: TokenSet<HouseholdClass> = [.poor, .nearPoor]
}

// The words for classes that people read: English, and the official Vietnamese.

extension [HouseholdClass] {
    /// `poor and near-poor`.
    package var words: Sentence {
        var words: Sentence = first?.words ?? ""
        for other in dropFirst() { words = "\(words) and \(other.words)" }
        return words
    }
}

extension HouseholdClass {
    /// The English words.
    package var words: Sentence {
        switch self {
        case .unclassified: "unclassified"
        case .poor: "poor"
        case .nearPoor: "near-poor"
        case .disadvantaged: "disadvantaged"
        case .average: "average"
        case .betterOff: "better off"
        case .wellOff: "well off"
        }
    }

    /// The Vietnamese words.
    package var vietnamese: String {
        switch self {
        case .unclassified: "chưa phân loại"
        case .poor: "hộ nghèo"
        case .nearPoor: "hộ cận nghèo"
        case .disadvantaged: "hộ có hoàn cảnh khó khăn"
        case .average: "hộ có mức sống trung bình"
        case .betterOff: "hộ khá"
        case .wellOff: "hộ giàu"
        }
    }
}

// The kinds of administrative units. The ledger keeps them as recorded and derives no tree from them.

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

// Whether a place counts as town or country; the income line of a standard depends on it.

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

// Why a household came into the register.

/// Why a household was registered.
public enum RegistrationCause: UInt8, Token {
    /// Found or confirmed by a survey.
    case survey = 1
    /// It moved in from outside the ledger.
    case movedIn = 2
    /// It split from another household.
    case split = 3

    /// What such a word is called in a message.
    public static let kind: StaticString = "cause of a registration"

    /// The word as JSON has it.
    public var name: String {
        switch self {
        case .survey: "survey"
        case .movedIn: "movedIn"
        case .split: "split"
        }
    }
}

// Why a household is assigned to another unit.

/// Why a household was assigned to another unit.
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

// Why a household left the register for good.

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

/// What led to the decision that a household left poverty.
public enum ExitCause: UInt8, Token {
    /// A review found it.
    case review = 1
    /// The household asked for it.
    case request = 2

    /// What such a word is called in a message.
    public static let kind: StaticString = "cause of an exit"

    /// The word as JSON has it.
    public var name: String {
        switch self {
        case .review: "review"
        case .request: "request"
        }
    }
}

// Causes of poverty as a review records them. They explain a decision and never make one.

/// A cause of a household's poverty.
public enum Cause: UInt8, Token {
    /// No land to work.
    case land = 1
    /// No capital.
    case capital = 2
    /// Nobody able to work.
    case labour = 3
    /// No tools or means of production.
    case tools = 4
    /// No knowledge of production.
    case knowledge = 5
    /// No skills for work.
    case skills = 6
    /// Illness or accident.
    case illnessOrAccident = 7
    /// Another cause.
    case other = 8

    /// What such a word is called in a message.
    public static let kind: StaticString = "cause of poverty"

    /// The word as JSON has it.
    public var name: String {
        switch self {
        case .land: "land"
        case .capital: "capital"
        case .labour: "labour"
        case .tools: "tools"
        case .knowledge: "knowledge"
        case .skills: "skills"
        case .illnessOrAccident: "illnessOrAccident"
        case .other: "other"
        }
    }
}

// Which review a decision about a class came from.

/// The kind of review that led to a decision.
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

// The twelve indicators of the national multidimensional standard 2022–2025.

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
