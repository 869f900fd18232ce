// An input is a whole file: a workbook, text, or something else that somebody hands in. Read in small pieces and in large
// ones it is the same table, or the same kind of error.

@testable import Files
@testable import Tables

/// The laws of reading tables.
enum TableLaws {
    /// The errors that a file can give; where workbooks are not read, that is one too.
    private static let codes: Set<LedgerError.Code> = [
        .malformedWorkbook, .malformedCSV, .fileTooLarge, .otherFormat, .encryptedFile, .unsupportedFormat,
    ]

    static func hold(for input: [UInt8]) throws {
        let file = try ScratchFile(input)
        let large = try outcome(file.path, chunkBytes: 32 << 10)
        let small = try outcome(file.path, chunkBytes: 61)
        try BrokenLaw.unless(large == small, "a file is read in two ways")
    }

    /// The rows before the end or an error, and the error's code.
    private static func outcome(_ path: String, chunkBytes: Int) throws -> [String] {
        var words: [String] = []
        do throws(LedgerError) {
            let file = try TableFile(path: path, separator: nil, limits: TableLimits(), chunkBytes: chunkBytes)
            for sheet in file.sheets {
                words.append("\(sheet)")
                words += try file.mergedRanges(of: sheet).map(\.description)
                let rows = try file.rows(of: sheet)
                var (row, column) = (0, 0)
                while let next = try rows.next() {
                    if next.number <= row { words.append("rows descend") }
                    (row, column) = (next.number, 0)
                    for cell in next.cells {
                        if cell.column <= column || cell.place.row != row { words.append("cells descend") }
                        column = cell.column
                        if cell != next[column] { words.append("a cell is not found") }
                    }
                    words.append("\(next)")
                }
            }
        } catch {
            try BrokenLaw.unless(codes.contains(error.code), "a file gives the error \(error.code.rawValue)")
            try BrokenLaw.unless(!error.remedy.isEmpty, "an error says nothing of what would be right")
            words.append(error.code.rawValue)
        }
        try BrokenLaw.unless(
            !words.contains { ["rows descend", "cells descend", "a cell is not found"].contains($0) },
            "rows or cells are out of order")
        return words
    }
}
