// The words for classes in tables: English, with the official Vietnamese beside it where there is room.

import PovertyLedger

extension HouseholdClass {
    /// A cell of a table.
    var cell: TextTable.Cell { TextTable.Cell("\(words) (\(vietnamese))", short: words) }
}
