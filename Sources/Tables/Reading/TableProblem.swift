// The errors of reading, made in one place so that each says what is wrong, where, and what would be right.

internal import Files

/// Errors of reading tables.
enum TableProblem {
    /// What to do about a workbook that is damaged.
    static let saveAgain: Sentence =
        "open it in a spreadsheet program, save it as .xlsx under another name, and read that"

    /// A workbook that is damaged or breaks its format.
    static func malformed(
        _ problem: Sentence, part: String? = nil, line: Int? = nil, column: Int? = nil, sheet: String? = nil,
        cell: String? = nil, remedy: Sentence = saveAgain
    ) -> LedgerError {
        LedgerError(
            .malformedWorkbook, problem, remedy: remedy,
            at: LedgerError.Place(line: line, column: column, part: part, sheet: sheet, cell: cell))
    }

    /// Something that is beyond a limit.
    static func tooLarge(
        _ problem: Sentence, part: String? = nil, sheet: String? = nil, cell: String? = nil,
        remedy: Sentence = "delete what the table does not need, or split it into several files"
    ) -> LedgerError {
        LedgerError(
            .fileTooLarge, problem, remedy: remedy, at: LedgerError.Place(part: part, sheet: sheet, cell: cell))
    }
}
