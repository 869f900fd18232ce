// The office's own file of names: a code, the head's name, the address. It is read when a list is made and forgotten
// with it; nothing of it goes into a ledger, and no message repeats what it says.

import Files
import PovertyReports
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

    /// Reads a file with the columns code, name and address, the last of which may be missing: CSV, or a workbook where
    /// the trait `Excel` is on. They have these headings or those of lists, such as `Mã hộ`, `Họ và tên chủ hộ` and
    /// `Địa chỉ`; capitals and accents make no difference, and titles may be above them.
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
        var columns: [Column: Int]?
        var (first, above): (TableRow?, Int) = (nil, 0)
        while let row = try rows.next() {
            guard let known = columns else {
                columns = HouseholdNames.columns(row)
                first = first ?? row
                above += 1
                if columns == nil, above == HouseholdNames.rowsLookedAt { break }
                continue
            }
            let code = HouseholdNames.text(row, known[.code])
            guard !code.isEmpty else { continue }
            let name = Name(
                name: HouseholdNames.text(row, known[.name]), address: HouseholdNames.text(row, known[.address]))
            guard names.updateValue(name, forKey: code) == nil else {
                throw LedgerError(
                    .duplicateMember, "a code is there twice", remedy: "give each household one row",
                    at: HouseholdNames.place(row, path))
            }
        }
        guard columns != nil else {
            throw LedgerError(
                .missingMember, first == nil ? "the file of names is empty" : "the file of names has other headings",
                remedy: HouseholdNames.columnsWanted,
                at: first.map { HouseholdNames.place($0, path) } ?? LedgerError.Place(file: path))
        }
    }

    private static let columnsWanted: Sentence =
        "one of its first \(rowsLookedAt) rows has the headings code (mã hộ) and name (họ và tên), and perhaps address "
        + "(địa chỉ)"
    private static let rowsLookedAt = 20

    private enum Column: CaseIterable {
        case code, name, address

        /// The headings, the surest first: a list has both a household's head and other names.
        var headings: [String] {
            switch self {
            case .code: ["code", "mã hộ", "mã số hộ", "mã hộ gia đình", "household code", "mã"]
            case .name:
                [
                    "name", "họ và tên chủ hộ", "họ tên chủ hộ", "tên chủ hộ", "chủ hộ", "họ và tên", "họ tên", "tên",
                    "head of household",
                ]
            case .address: ["address", "địa chỉ", "địa chỉ thường trú", "nơi ở", "nơi cư trú", "nơi thường trú"]
            }
        }
    }

    private static func place(_ row: TableRow, _ path: String) -> LedgerError.Place {
        LedgerError.Place(file: path, line: row.line, cell: row.line == nil ? "row \(row.number)" : nil)
    }

    /// The columns of a row of headings; nil for another row.
    private static func columns(_ row: TableRow) -> [Column: Int]? {
        var found: [FoldedName: Int] = [:]
        for cell in row.cells {
            guard case .text(let text) = cell.value else { continue }
            let heading = FoldedName(text)
            if found[heading] == nil { found[heading] = cell.column }
        }
        var columns: [Column: Int] = [:]
        for column in Column.allCases {
            columns[column] = column.headings.lazy.compactMap { found[FoldedName($0)] }.first
        }
        return columns[.code] == nil || columns[.name] == nil ? nil : columns
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
