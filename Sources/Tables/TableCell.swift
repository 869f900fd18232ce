// What is read from a table: rows of cells, each with its place and a typed value. Empty cells are not listed; asking a
// row for one gives an empty cell with its place, so that a question about it can name it.

/// The value of a cell.
public enum CellValue: Hashable, Sendable {
    /// Nothing.
    case empty
    /// Text as it is in the file: blanks are kept, and Unicode is not normalised.
    case text(String)
    /// A number, exactly as written.
    case number(TableNumber)
    /// True or false.
    case boolean(Bool)
    /// A number that the cell shows as a date.
    case day(CalendarDay)
    /// The result of a formula that failed, such as `#REF!`.
    case error(String)
}

/// A cell that was read.
public struct TableCell: Hashable, Sendable {
    /// Its value; that of a formula is what the program that saved the file had calculated.
    public let value: CellValue
    /// The row, from 1.
    private let storedRow: Int32
    private let storedFont: Int32
    private let storedFormat: Int32
    private let storedColumn: UInt16
    /// Whether it holds a formula. One whose value is empty was never calculated.
    public let isFormula: Bool

    /// A cell; rows, columns and indices are within the limits of a workbook.
    init(row: Int, column: Int, value: CellValue, isFormula: Bool = false, font: Int32 = -1, format: Int32 = -1) {
        self.value = value
        self.isFormula = isFormula
        storedRow = Int32(clamping: row)
        storedColumn = UInt16(clamping: column)
        storedFont = font
        storedFormat = format
    }

    /// Where it is.
    public var place: CellPlace { CellPlace(row: Int(storedRow), column: Int(storedColumn)) }
    /// Its column, from 1.
    public var column: Int { Int(storedColumn) }
    /// The index of its font in `TableFile.fontNames`; nil where none is known. Of text in several fonts it is the
    /// first that the text itself names.
    public var font: Int? { storedFont < 0 ? nil : Int(storedFont) }
    /// The index of its number format in `TableFile.numberFormats`; nil where none is known.
    public var format: Int? { storedFormat < 0 ? nil : Int(storedFormat) }
}

/// A row that was read.
public struct TableRow: Sendable {
    /// The number of the row in its sheet, from 1; in a text file of the record, empty lines included.
    public let number: Int
    /// The line of a text file on which the row begins, from 1; nil in a workbook.
    public let line: Int?
    /// Whether the sheet does not show it, as where a filter is set.
    public let isHidden: Bool
    /// The cells that are not empty, by column; a formula that was never calculated is among them.
    public let cells: [TableCell]

    /// The cell of a column, from 1; an empty one where the row has none. Cost: a binary search.
    public subscript(column: Int) -> TableCell {
        var (low, high) = (0, cells.count)
        while low < high {
            let middle = (low + high) / 2
            if cells[middle].column < column { low = middle + 1 } else { high = middle }
        }
        guard low < cells.count, cells[low].column == column else {
            return TableCell(row: number, column: column, value: .empty)
        }
        return cells[low]
    }
}
