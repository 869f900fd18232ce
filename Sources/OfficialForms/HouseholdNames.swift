// The office's own file of names: a code, the head's name, the address. It is read when a list is made and forgotten
// with it; nothing of it goes into a ledger, and no message repeats what it says.

import Files
import Tables

/// Names and addresses by the code of the household.
public struct HouseholdNames: Sendable {
    /// A name and an address.
    struct Name: Hashable {
        let name: String
        let address: String
    }

    private var names: [String: Name] = [:]

    /// No names: the columns of lists stay empty.
    public init() {}

    /// How many households have a name.
    public var count: Int { names.count }

    subscript(household: String) -> Name? { names[household] }

    /// Reads a file with the columns `code,name,address`, the last of which may be missing: CSV, or a workbook where
    /// the trait `Excel` is on.
    ///
    /// Throws what `TableFile` throws, `missingMember` for a file without these headings, and `duplicateMember` for a
    /// code that is there twice, with line or cell.
    public init(path: String) throws(LedgerError) {
        let file = try TableFile(path: path)
        guard let sheet = file.sheets.first else {
            throw LedgerError(
                .missingMember, "the file of names is empty", remedy: HouseholdNames.columnsWanted, file: path)
        }
        let rows = try file.rows(of: sheet)
        var columns: [String: Int]?
        while let row = try rows.next() {
            guard let known = columns else {
                columns = try HouseholdNames.columns(row, path)
                continue
            }
            let code = HouseholdNames.text(row, known["code"])
            guard !code.isEmpty else { continue }
            let name = Name(
                name: HouseholdNames.text(row, known["name"]), address: HouseholdNames.text(row, known["address"]))
            guard names.updateValue(name, forKey: code) == nil else {
                throw LedgerError(
                    .duplicateMember, "a code is there twice", remedy: "give each household one row",
                    at: HouseholdNames.place(row, path))
            }
        }
        guard columns != nil else {
            throw LedgerError(
                .missingMember, "the file of names is empty", remedy: HouseholdNames.columnsWanted, file: path)
        }
    }

    private static let columnsWanted = "its first row has the headings code, name and address"

    private static func place(_ row: TableRow, _ path: String) -> LedgerError.Place {
        LedgerError.Place(file: path, line: row.line, cell: row.line == nil ? "row \(row.number)" : nil)
    }

    private static func columns(_ row: TableRow, _ path: String) throws(LedgerError) -> [String: Int] {
        var columns: [String: Int] = [:]
        for cell in row.cells {
            guard case .text(let text) = cell.value else { continue }
            let heading = text.lowercased().filter { !$0.isWhitespace }
            if columns[heading] == nil { columns[heading] = cell.column }
        }
        guard columns["code"] != nil, columns["name"] != nil else {
            throw LedgerError(
                .missingMember, "the file of names has other headings", remedy: columnsWanted, at: place(row, path))
        }
        return columns
    }

    /// The text of a cell; a code that a spreadsheet took for a number is its digits.
    private static func text(_ row: TableRow, _ column: Int?) -> String {
        guard let column else { return "" }
        switch row[column].value {
        case .text(let text): return text.filter { !$0.isNewline }
        // 123.0 is 123, and 001 stays what it is.
        case .number(let number):
            return number.text.contains(".") ? number.whole.map(String.init) ?? number.text : number.text
        default: return ""
        }
    }
}
