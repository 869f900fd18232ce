// Reads a form 7.2 or 7.3 that somebody filled in as a workbook, so that it can be compared with the ledger and with its
// own sums. Values are those that the workbook shows; no formula is calculated here, and none of it is trusted.

import Files
import PovertyReports
import Tables

extension PublishedTable {
    /// Reads a table from a file, `-` for standard input: comma-separated values, or a form 7.2 or 7.3 in a workbook.
    ///
    /// `sheet` is the name or number of the sheet of a workbook; without it, it is the only one of those that people see
    /// which has such a form. Throws what `init(path:)` and `TableFile` throw; `missingMember` for a workbook without a
    /// form, `invalidValue` for one with several, for a sheet that does not exist, and for a formula that was never
    /// calculated; `unsupportedFormat` for a workbook where the trait `Excel` is off. Errors have sheet and cell.
    public init(reading path: String, sheet: String? = nil) throws(LedgerError) {
        guard PublishedTable.isWorkbook(path) else {
            guard sheet == nil else {
                throw LedgerError(
                    .invalidValue, "only a workbook has sheets", remedy: "leave out which one", file: path)
            }
            try self.init(path: path)
            return
        }
        let file = try TableFile(path: path)
        var found: [(sheet: Sheet, table: PublishedTable)] = []
        for one in try PublishedTable.sheets(of: file, sheet) {
            if let table = try PublishedTable.form(in: one, of: file) { found.append((one, table)) }
        }
        guard let first = found.first else {
            throw LedgerError(
                .missingMember,
                sheet == nil ? "no sheet of the workbook has a form 7.2 or 7.3" : "the sheet has no form 7.2 or 7.3",
                remedy: "another table has to be saved as comma-separated values in UTF-8", file: path)
        }
        guard found.count == 1 else {
            throw LedgerError(
                .invalidValue, "\(found.count) sheets of the workbook have a form 7.2 or 7.3",
                remedy: "name one of them: \(PublishedTable.words(found.map(\.sheet)))", file: path)
        }
        self = first.table
    }

    /// Whether a file begins as a workbook. What can't be read at an offset, such as a pipe, is none.
    private static func isWorkbook(_ path: String) -> Bool {
        guard path != "-", let file = try? FileDescriptor(path: path, mode: .read),
            let status = try? file.status(), status.kind == .regular,
            let start = try? file.read(at: 0, count: 512)
        else { return false }
        if case .workbook = OtherFormat(startingWith: start) { return true }
        return false
    }

    private static func sheets(of file: TableFile, _ sheet: String?) throws(LedgerError) -> [Sheet] {
        guard let sheet else { return file.sheets.filter { $0.visibility == .visible } }
        guard let named = file.sheets.first(where: { $0.name == sheet || String($0.number) == sheet }) else {
            throw LedgerError(
                .invalidValue, "there is no sheet \"\(sheet)\"", remedy: "its sheets are \(words(file.sheets))",
                file: file.path)
        }
        return [named]
    }

    private static func words(_ sheets: [Sheet]) -> String {
        sheets.map { "\($0.number) \"\($0.name)\"" }.joined(separator: ", ")
    }

    /// The form of a sheet; nil where its first rows are of something else.
    private static func form(in sheet: Sheet, of file: TableFile) throws(LedgerError) -> PublishedTable? {
        let source = try file.rows(of: sheet)
        var (rows, width): ([(number: Int, cells: [String])], Int) = ([], 0)
        var uncalculated: CellPlace?
        while let row = try source.next() {
            guard rows.count < limits.rows else {
                throw LedgerError(
                    .fileTooLarge, "the sheet has more than \(limits.rows) rows",
                    remedy: "delete what the form does not need",
                    at: LedgerError.Place(file: file.path, sheet: sheet.name))
            }
            // Offices calculate beside a form: what is far from it is not read.
            let known = row.cells.prefix { $0.column <= limits.cells }
            var cells = [String](repeating: "", count: known.last?.column ?? 0)
            for cell in known {
                cells[cell.column - 1] = text(cell.value)
                if cell.isFormula, cell.value == .empty, uncalculated == nil { uncalculated = cell.place }
            }
            width = max(width, cells.count)
            rows.append((row.number, cells))
            if rows.count == formRowsAbove, !beginsAsForm(rows.map(\.cells)) { return nil }
        }
        guard beginsAsForm(rows.map(\.cells)) else { return nil }
        if let uncalculated {
            throw LedgerError(
                .invalidValue, "the formula has no value: it was never calculated",
                remedy: "open the workbook in a spreadsheet program and save it",
                at: LedgerError.Place(file: file.path, sheet: sheet.name, cell: "\(uncalculated)"))
        }
        for index in rows.indices {
            rows[index].cells += repeatElement("", count: width - rows[index].cells.count)
        }
        do throws(LedgerError) {
            return try PublishedTable(formRows: rows, file: file.path)
        } catch {
            throw placed(error, sheet, file)
        }
    }

    /// An error whose line is a row, and its column a column of the sheet.
    private static func placed(_ error: LedgerError, _ sheet: Sheet, _ file: TableFile) -> LedgerError {
        var error = error
        if let row = error.place.line {
            error.place.cell = error.place.column.map { "\(CellPlace(row: row, column: $0))" } ?? "row \(row)"
        }
        (error.place.file, error.place.line, error.place.column) = (file.path, nil, nil)
        error.place.sheet = sheet.name
        return error
    }

    /// The text of a value as a form in comma-separated values has it: a whole number is its digits, also where a
    /// workbook has it as `12.0`.
    private static func text(_ value: CellValue) -> String {
        switch value {
        case .empty: ""
        case .text(let text), .error(let text): text
        case .number(let number): number.whole.map(String.init) ?? number.shown
        case .boolean(let isTrue): isTrue ? "TRUE" : "FALSE"
        case .day(let day): day.description
        }
    }
}
