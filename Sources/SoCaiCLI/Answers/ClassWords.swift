// The words for classes in tables: English, with the official Vietnamese beside it where there is room.

import PovertyLedger

extension HouseholdClass {
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
