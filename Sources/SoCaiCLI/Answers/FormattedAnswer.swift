// What an answer can be written as; `FormatOption` chooses. It says nothing of where the figures come from.

/// An answer for people and for programs. One that has several tables for spreadsheets gives each by a call of its own.
protocol TableAnswer {
    /// For programs: one line.
    var json: [UInt8] { get }
    /// For people, at most `width` columns wide where that is possible; nil is any width.
    func table(width: Int?) -> String
}

/// An answer with one table for spreadsheets.
protocol FormattedAnswer: TableAnswer {
    /// For spreadsheets.
    var csv: String { get }
}
