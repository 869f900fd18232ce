// What an answer can be written as, for verbs that have more than one kind of answer.

/// An answer in its three forms.
protocol FormattedAnswer {
    /// For programs: one line.
    var json: [UInt8] { get }
    /// For spreadsheets.
    var csv: String { get }
    /// For people, at most `width` columns wide where that is possible; nil is any width.
    func table(width: Int?) -> String
}
