// A file of tables, opened: the one way in, for workbooks and for text. What it is follows from its bytes. Rows are read
// one after the other, so that memory does not grow with the file; only the shared strings of a workbook are kept.
//
// A program that reads a list asks for `sheets`, for the merged cells of one (they are behind the rows in the file, and
// headers need them first), and then for its rows. It looks for its header in the first rows, and names the cell of
// what it doubts by `TableCell.place`. Nothing here knows what a list is about.

public import Files

/// How the fields of a text file are separated.
public enum FieldSeparator: UInt8, CaseIterable, Sendable {
    /// A comma.
    case comma = 0x2C
    /// A semicolon, as where the comma is used in numbers.
    case semicolon = 0x3B
    /// A tab.
    case tab = 0x09
}

/// A sheet of a file.
public struct Sheet: Hashable, Sendable {
    /// Whether people see it.
    public enum Visibility: String, Sendable {
        /// It is seen.
        case visible
        /// It is hidden and can be shown again from the menu.
        case hidden
        /// It is hidden, and only a program can show it.
        case veryHidden
    }

    /// Its number in the file, from 1.
    public let number: Int
    /// Its name; empty for a text file.
    public let name: String
    /// Whether people see it.
    public let visibility: Visibility
    /// The part of the file that has it; empty for a text file.
    let part: String
}

/// A workbook (`.xlsx`) or a text file (CSV) that is open for reading, by one thread at a time.
public final class TableFile {
    /// What a file is.
    public enum Kind: Hashable, Sendable {
        /// An `.xlsx` workbook.
        case workbook
        /// Lines of fields.
        case text(FieldSeparator)
    }

    /// The path as it was given.
    public let path: String
    /// What the file is.
    public let kind: Kind
    /// Its sheets, in order; a text file has one.
    public let sheets: [Sheet]
    private let limits: TableLimits
    private let chunkBytes: Int
    private let content: Content

    private enum Content {
        case text(TextFile)
        #if Excel
            case workbook(Workbook)
        #endif
    }

    /// Opens a file and reads what it says of its sheets and styles.
    ///
    /// `separator` is that of a text file; without one it is found by its first lines. Throws `readFailed`;
    /// `otherFormat` for what is neither, with what to do; `encryptedFile`; `fileTooLarge`; `malformedWorkbook` and
    /// `malformedCSV` with the part and the place; `unsupportedFormat` for a workbook where the library was built
    /// without the trait `Excel`. Cost: that of the small parts of the file.
    public convenience init(
        path: String, separator: FieldSeparator? = nil, limits: TableLimits = TableLimits()
    ) throws(LedgerError) {
        try self.init(path: path, separator: separator, limits: limits, chunkBytes: 32 << 10)
    }

    /// As the other, with the number of bytes that are read at a time.
    init(path: String, separator: FieldSeparator?, limits: TableLimits, chunkBytes: Int) throws(LedgerError) {
        self.path = path
        self.limits = limits
        self.chunkBytes = chunkBytes
        do throws(LedgerError) {
            let file = try OpenedFile(path: path, limits: limits)
            let start = try file.read(at: 0, count: FileKind.startBytes)
            let kind = try FileKind(startingWith: start, read: file.read)
            if let error = kind.error { throw error }
            if kind == .archive {
                #if Excel
                    let workbook = try Workbook(file, limits: limits, chunkBytes: chunkBytes)
                    self.kind = .workbook
                    sheets = workbook.sheets
                    content = .workbook(workbook)
                #else
                    throw LedgerError(
                        .unsupportedFormat, "this program was built without the part that reads workbooks",
                        remedy: "save the sheet as CSV in UTF-8, or build with the trait Excel")
                #endif
            } else {
                let text = try TextFile(file, separator: separator)
                self.kind = .text(text.separator)
                sheets = [Sheet(number: 1, name: "", visibility: .visible, part: "")]
                content = .text(text)
            }
        } catch { throw error.with(file: path) }
    }

    /// The names of the fonts that `TableCell.font` points to; none in a text file. Rows that are read add those that
    /// only their texts name.
    public var fontNames: [String] {
        #if Excel
            if case .workbook(let workbook) = content { return workbook.fonts.names }
        #endif
        return []
    }

    /// The codes of the number formats that `TableCell.format` points to, such as `dd/mm/yyyy`; none in a text file.
    public var numberFormats: [String] {
        #if Excel
            if case .workbook(let workbook) = content { return workbook.styles.formatCodes }
        #endif
        return []
    }

    /// The rows of a sheet, read as they are asked for; several can be read side by side.
    ///
    /// Throws what opening throws. Cost: reading the shared strings, once.
    public func rows(of sheet: Sheet) throws(LedgerError) -> TableRows {
        do throws(LedgerError) {
            switch content {
            case .text(let text):
                return TableRows(TextRows(text, limits: limits, chunkBytes: chunkBytes), path: path)
            #if Excel
                case .workbook(let workbook):
                    return TableRows(
                        try SheetRows(workbook, sheet, limits: limits, chunkBytes: chunkBytes), path: path)
            #endif
            }
        } catch { throw error.with(file: path, line: error.place.line) }
    }

    /// The merged ranges of a sheet, in the order of the file; none in a text file. The value of one is in its first
    /// cell, the others are empty. `TableRows.mergedRanges` has the same after the last row at no cost.
    ///
    /// Throws what reading rows throws, but for what is wrong in the rows themselves. Cost: unpacking the whole sheet, and
    /// looking for the end of its rows; where they have comments or the like, a walk over them, about half of reading them.
    public func mergedRanges(of sheet: Sheet) throws(LedgerError) -> [CellRange] {
        #if Excel
            guard case .workbook(let workbook) = content else { return [] }
            do throws(LedgerError) {
                return try SheetRows.mergedRanges(workbook, sheet, limits: limits, chunkBytes: chunkBytes)
            } catch { throw error.with(file: path, line: error.place.line) }
        #else
            return []
        #endif
    }
}

/// What gives rows one after the other.
protocol RowSource: AnyObject {
    /// The next row; nil after the last.
    func next() throws(LedgerError) -> TableRow?
    /// The columns that are not shown, from 1.
    var hiddenColumns: [ClosedRange<Int>] { get }
    /// The merged ranges that were read.
    var mergedRanges: [CellRange] { get }
}

/// The rows of a sheet, read one after the other.
public final class TableRows {
    private let source: any RowSource
    private let path: String
    private var failure: LedgerError?

    init(_ source: any RowSource, path: String) {
        self.source = source
        self.path = path
    }

    /// The columns that the sheet does not show, from 1.
    public var hiddenColumns: [ClosedRange<Int>] { source.hiddenColumns }

    /// The merged ranges of the sheet once the last row was read, since they are behind the rows; none before.
    public var mergedRanges: [CellRange] { source.mergedRanges }

    /// The next row that the file has, in ascending order; rows without cells may be left out by it. Nil after the last.
    ///
    /// Throws `malformedWorkbook`, `malformedCSV`, `fileTooLarge` and `readFailed`, with the place; once it has thrown it
    /// throws the same again. Damage is found where it lies, so that rows before it were given already: use what was
    /// read once nil is returned.
    public func next() throws(LedgerError) -> TableRow? {
        if let failure { throw failure }
        do throws(LedgerError) {
            return try source.next()
        } catch {
            let error = error.with(file: path, line: error.place.line)
            failure = error
            throw error
        }
    }
}
