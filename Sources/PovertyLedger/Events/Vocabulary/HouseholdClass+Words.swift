// The words for classes that people read: English, and the official Vietnamese.

extension HouseholdClass {
    /// The English words.
    package var words: String {
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
