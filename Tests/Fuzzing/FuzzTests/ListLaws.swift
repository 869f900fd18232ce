// An input is a text file that somebody hands in as a list. Whatever is in it, reading it gives a list or an error with
// a remedy; every value and every question names a cell of the file, and reading it again gives the same.

@testable import Files
import OfficeLists

/// The laws of reading lists.
enum ListLaws {
    /// The errors that a list can give beside those of reading a table.
    private static let codes: Set<LedgerError.Code> = [
        .noHeader, .malformedWorkbook, .malformedCSV, .fileTooLarge, .otherFormat, .encryptedFile, .unsupportedFormat,
    ]

    static func hold(for input: [UInt8]) throws {
        let file = try ScratchFile(input)
        for kind in ListKind.allCases {
            guard let list = try read(file.path, kind) else { continue }
            try BrokenLaw.unless(try read(file.path, kind) == list, "a list is read in two ways")
            try check(list)
            // The map that was used is one that can be given.
            if let mapped = try read(file.path, kind, map: list.map) { try check(mapped) }
        }
    }

    private static func read(_ path: String, _ kind: ListKind, map: ColumnMap? = nil) throws -> OfficeList? {
        do throws(LedgerError) {
            let file = try TableFile(path: path)
            guard let sheet = file.sheets.first else { return nil }
            return try OfficeListReader(file: file, sheet: sheet, kind: kind, map: map).read()
        } catch {
            try BrokenLaw.unless(codes.contains(error.code), "a list gives the error \(error.code.rawValue)")
            try BrokenLaw.unless(!error.remedy.isEmpty, "an error says nothing of what would be right")
            return nil
        }
    }

    private static func check(_ list: OfficeList) throws {
        var last = list.headerRows.upperBound
        for household in list.households {
            try BrokenLaw.unless(household.rows.lowerBound > last, "a household begins above the one before")
            try BrokenLaw.unless(household.rows.contains(household.place.row), "a household is not where it is")
            try BrokenLaw.unless(household.persons <= household.rows.count * 2, "a household has persons without rows")
            last = household.place.row
        }
        for question in list.questions {
            try BrokenLaw.unless(question.place.row > 0 && question.place.column > 0, "a question is about no cell")
            try BrokenLaw.unless(
                !question.text.isEmpty && question.text.description == question.text.description.printable,
                "a question can't be shown")
        }
        try BrokenLaw.unless(list.questionCount >= list.questions.count, "questions are not counted")
        let notes = list.notes.allSatisfy { $0.count >= 1 && $0.count <= $0.rows.count || $0.kind == .convertedText }
        try BrokenLaw.unless(notes, "a note is about more rows than it has")
    }
}
