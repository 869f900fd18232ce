// The words for classes in tables: English, with the official Vietnamese beside it where there is room.

import PovertyLedger

extension HouseholdClass {
    /// The English words.
    var words: String {
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
    var vietnamese: String {
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

    /// A cell of a table.
    var cell: TextTable.Cell { TextTable.Cell("\(words) (\(vietnamese))", short: words) }
}

/// The state of a household at a cut: a class, or absent.
enum HouseholdStateWords {
    /// The word that JSON and CSV have.
    static func name(_ state: HouseholdClass?) -> String { state?.name ?? "absent" }

    /// A cell of a table.
    static func cell(_ state: HouseholdClass?) -> TextTable.Cell { state?.cell ?? "absent" }
}
