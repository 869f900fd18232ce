// Writes sheets into a new file: a workbook, a text file or a page, from the same description. The file has a temporary
// name until it is whole, and never takes the place of another. Rows are written as they come, so that memory does not
// grow with them.

public import Files

/// A new file of tables that is being written, by one thread at a time.
///
/// For each sheet `begin`, its rows, and in the end `finish`, which gives the file its name. A writer that is let go of
/// before leaves no file.
public final class TableWriter {
    /// What is written.
    public enum Format: Hashable, Sendable {
        /// An `.xlsx` workbook. `created` is stored in it, in seconds since 1970; equal tables give equal bytes.
        case workbook(created: Int = 946_684_800)
        /// Comma-separated values, one sheet.
        case text(TextForm = TextForm())
        /// A page of HTML that needs nothing else, and prints on the paper that its sheets ask for.
        case page(PageForm = PageForm())
    }

    /// What a text file is like.
    public struct TextForm: Hashable, Sendable {
        /// What separates the fields.
        public var separator = FieldSeparator.comma
        /// Whether it begins with a byte order mark, without which Excel does not take it for UTF-8.
        public var hasByteOrderMark = true
        /// Whether it has what is above the header and below the rows too.
        public var hasTitles = true

        /// Commas, with a mark, with the titles.
        public init() {}
    }

    /// What a page is like.
    public struct PageForm: Hashable, Sendable {
        /// The language of its texts, for screen readers: `vi`.
        public var language = "vi"
        /// Whether numbers are written as 1.234,5 and not as 1,234.5.
        public var hasDecimalComma = true

        /// Texts in `vi`, numbers with a comma.
        public init() {}
    }

    private let path: String
    private let sink: any SheetSink
    private let file: StagedFile
    private var layout = LineLayout(width: 0)
    private var sheet: SheetDescription?
    private var names: Set<String> = []
    private var row = 0

    /// Starts a file.
    ///
    /// `title` is the title of the document. Throws `fileExists`, `noSuchFile` (the folder), `permissionDenied`,
    /// `noSpace`, `storage`; `unsupportedFormat` for a workbook where the library was built without the trait `Excel`.
    public init(path: String, format: Format, title: String = "") throws(LedgerError) {
        self.path = path
        switch format {
        case .text(let form):
            file = try StagedFile(for: path)
            sink = TextSink(file, form)
        case .page(let form):
            file = try StagedFile(for: path)
            sink = PageSink(file, form, title: title)
        case .workbook(let created):
            #if Excel
                file = try StagedFile(for: path)
                sink = try WorkbookSink(file, title: title, created: created)
            #else
                throw LedgerError(
                    .unsupportedFormat, "this program was built without the part that writes workbooks",
                    remedy: "write CSV or HTML, or build with the trait Excel", file: path)
            #endif
        }
    }

    /// Begins a sheet with what is above its rows; the one before it ends.
    ///
    /// Throws `unwritableTable` for a name or a line that the format can't hold, `noSpace`, `storage`.
    public func begin(_ description: SheetDescription) throws(LedgerError) {
        try endSheet()
        let name = description.name
        guard names.insert(name.lowercased()).inserted else {
            throw LedgerError(
                .unwritableTable, "two sheets have the same name", remedy: "name each differently",
                at: LedgerError.Place(file: path, sheet: name))
        }
        guard (1...CellPlace.lastColumn).contains(description.columns.count) else {
            throw LedgerError(
                .unwritableTable, "a sheet has 1 to \(CellPlace.lastColumn) columns", remedy: "describe its columns",
                at: LedgerError.Place(file: path, sheet: name))
        }
        sheet = description
        row = 0
        layout = LineLayout(width: description.columns.count)
        try placing { () throws(LedgerError) in try sink.begin(description) }
        try write(description.top, .top)
        try write(description.header, .header)
    }

    /// Writes a row of the sheet that was begun.
    ///
    /// Throws `unwritableTable` for a value or a line that the format can't hold, with its cell; `noSpace`, `storage`.
    /// Calling it before `begin` is a programmer's mistake.
    public func append(_ line: SheetLine) throws(LedgerError) {
        precondition(sheet != nil, "a row belongs to a sheet")
        try write(line, .rows)
    }

    /// Ends the last sheet, and gives the file its name; the disk has it when this returns.
    ///
    /// Throws as `append` does, and `fileExists` where the name was taken in the meantime.
    public func finish() throws(LedgerError) {
        try endSheet()
        do throws(LedgerError) {
            try sink.finish()
        } catch { throw error.with(file: path) }
        try file.publish()
    }

    private func endSheet() throws(LedgerError) {
        guard let sheet else { return }
        try checkSection()
        try write(sheet.bottom, .bottom)
        try placing { () throws(LedgerError) in try sink.end() }
        self.sheet = nil
    }

    private func write(_ lines: [SheetLine], _ section: SheetSection) throws(LedgerError) {
        for line in lines { try write(line, section) }
        try checkSection()
    }

    private func write(_ line: SheetLine, _ section: SheetSection) throws(LedgerError) {
        row += 1
        try placing { () throws(LedgerError) in
            guard row <= CellPlace.lastRow else {
                throw LedgerError(
                    .unwritableTable, "a sheet has at most \(CellPlace.lastRow) rows", remedy: "begin another sheet")
            }
            let cells = try layout.place(line, style: section.style, row: row)
            try sink.write(cells, line, row: row, section)
        }
    }

    private func checkSection() throws(LedgerError) {
        guard layout.isOpen else { return }
        throw LedgerError(
            .unwritableTable, "a cell reaches below the last line of its part of the sheet",
            remedy: "give it as many rows as there are lines",
            at: LedgerError.Place(file: path, sheet: sheet?.name, cell: "row \(row)"))
    }

    /// Adds the file and the sheet to what is thrown.
    private func placing(_ body: () throws(LedgerError) -> Void) throws(LedgerError) {
        do throws(LedgerError) {
            try body()
        } catch {
            var error = error.with(file: path)
            error.place.sheet = sheet?.name
            throw error
        }
    }
}

/// A part of a sheet.
enum SheetSection {
    case top, header, rows, bottom

    /// The style of cells that have none; nil for that of their columns.
    var style: CellStyle? {
        switch self {
        case .rows: nil
        case .header: .heading
        case .top, .bottom: CellStyle()
        }
    }
}

/// What writes the lines of one format.
protocol SheetSink: AnyObject {
    /// Begins a sheet.
    func begin(_ sheet: SheetDescription) throws(LedgerError)
    /// Writes a line, of which `cells` are placed.
    func write(_ cells: [PlacedCell], _ line: SheetLine, row: Int, _ section: SheetSection) throws(LedgerError)
    /// Ends the sheet.
    func end() throws(LedgerError)
    /// Writes what is left.
    func finish() throws(LedgerError)
}
