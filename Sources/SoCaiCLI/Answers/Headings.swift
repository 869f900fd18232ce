// The headings of tables, by the names of their columns. A heading is the column's name in words; here is what reads
// better otherwise. Two lines are a heading above several columns and one of its own; the first of the others is empty.

/// The headings of the columns of tables.
enum Headings {
    /// The heading of a column of a table.
    static func heading(of column: String, in table: String) -> String {
        english["\(table).\(column)"] ?? english[column] ?? EventWords.words(column)
    }

    private static let english = [
        "socialProtection": "social\nprotection",
        "amountVND": "amount\nVND",
        "withoutAmount": "without\namount",
        "aid.households": "households\nreached",
        "leftBehind.households": "households\nall",
        "leftBehind.helpedHouseholds": "\na gift",
        "leftBehind.loanOnlyHouseholds": "\na loan only",
        "leftBehind.nothingHouseholds": "\nnothing",
        "leftBehind.persons": "persons\nall",
        "leftBehind.helpedPersons": "\na gift",
        "leftBehind.loanOnlyPersons": "\na loan only",
        "leftBehind.nothingPersons": "\nnothing",
        "lastAid": "event",
        "lastAidOn": "last aid",
        "lastAidKind": "of kind",
    ]
}
