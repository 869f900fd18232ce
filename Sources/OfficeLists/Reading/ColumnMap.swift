// Which column means what, as a table that people edit: `heading,field`. A heading is compared as headings of lists
// are: accents, capitals, line breaks and blanks make no difference. It holds headings only, nothing of the list below
// them.

import Files
import PovertyLedger
import Tables

/// Headings and their fields.
public struct ColumnMap: Hashable, Sendable {
    /// A heading and what its column means.
    public struct Column: Hashable, Sendable {
        /// The heading; over several rows its parts are separated by ` / `, or it is the lowest of them alone.
        public var heading: String
        /// What the column means.
        public var field: ListField

        /// A heading and its field.
        public init(heading: String, field: ListField) {
            self.heading = heading
            self.field = field
        }
    }

    /// The most columns of a map.
    public static let maximumColumns = 2000

    /// The columns, in order.
    public private(set) var columns: [Column]

    /// A map without columns.
    public init() { columns = [] }

    /// A map of columns. Throws `invalidValue` for an empty heading, and for one heading or field twice; `ignored` may
    /// be the field of many.
    public init(_ columns: [Column]) throws(LedgerError) {
        self.columns = []
        var seen = Seen()
        for (index, column) in columns.enumerated() {
            if let error = seen.problem(column) {
                throw LedgerError(.invalidValue, error.problem, remedy: error.remedy, line: index + 2)
            }
            self.columns.append(column)
        }
    }

    /// A map of what a header says; a heading that is there twice is left out the second time.
    init(header: ListHeader, fields: [Int: ListField]) {
        columns = []
        var seen = Seen()
        for column in header.columns {
            let heading = column.parts.joined(separator: " / ")
            let column = Column(
                heading: heading, field: fields[column.column] ?? (column.match?.field == .note ? .note : .ignored))
            if seen.problem(column) == nil { columns.append(column) }
        }
    }

    /// The headings and fields there are already.
    private struct Seen {
        private var headings: Set<String> = []
        private var fields: Set<ListField> = []

        mutating func problem(_ column: Column) -> (problem: Sentence, remedy: Sentence)? {
            let folded = Spelling.folded(column.heading)
            guard !folded.isEmpty else { return ("the heading is empty", "write the heading of a column of the list") }
            guard !headings.contains(folded) else {
                return ("the heading \(Spelling.quoted(column.heading)) is there twice", "keep one of them")
            }
            if column.field != .ignored, column.field != .note, !fields.insert(column.field).inserted {
                return (
                    "the field \(column.field.rawValue) is there twice", "give the other columns the field ignored"
                )
            }
            headings.insert(folded)
            return nil
        }
    }

    /// The fields by folded headings.
    var fields: [String: ListField] {
        Dictionary(columns.map { (Spelling.folded($0.heading), $0.field) }) { first, _ in first }
    }

    // MARK: Files

    /// Reads a map from a file, a table of the two columns `heading` and `field`.
    ///
    /// Throws `unknownField` for a field that there is not, with the nearest; `invalidValue` for a row of another form
    /// and for duplicates, with the line; and what reading the file throws.
    public init(path: String) throws(LedgerError) {
        let file = try TableFile(path: path)
        guard let sheet = file.sheets.first else { throw ColumnMap.notAMap(path, 1) }
        let rows = try file.rows(of: sheet)
        columns = []
        var seen = Seen()
        var isAtStart = true
        while let row = try rows.next() {
            let texts = [1, 2].map { ColumnMap.text(row[$0]) }
            let line = row.line ?? row.number
            if isAtStart {
                guard texts.map(Spelling.folded) == ["heading", "field"] else { throw ColumnMap.notAMap(path, line) }
                isAtStart = false
                continue
            }
            guard !row.cells.isEmpty else { continue }
            guard !row.cells.contains(where: { $0.column > 2 }), columns.count < ColumnMap.maximumColumns else {
                throw ColumnMap.notAMap(path, line)
            }
            guard let field = ListField(rawValue: texts[1]) else {
                let nearest = NearestWord.nearest(to: texts[1], among: ListField.allCases.map(\.rawValue))
                throw LedgerError(
                    .unknownField, "there is no field \(Spelling.quoted(texts[1]))",
                    remedy: nearest.map { "perhaps \($0) is meant" }
                        ?? "write ignored for a column that is not read, or one of \(ColumnMap.allFields)",
                    file: path, line: line)
            }
            let column = Column(heading: texts[0], field: field)
            if let error = seen.problem(column) {
                throw LedgerError(.invalidValue, error.problem, remedy: error.remedy, file: path, line: line)
            }
            columns.append(column)
        }
        if isAtStart { throw ColumnMap.notAMap(path, 1) }
    }

    private static var allFields: String { ListField.allCases.map(\.rawValue).sorted().joined(separator: ", ") }

    private static func text(_ cell: TableCell) -> String {
        switch cell.value {
        case .text(let text): Spelling.cleaned(text)
        case .number(let number): number.text
        default: ""
        }
    }

    private static func notAMap(_ path: String, _ line: Int) -> LedgerError {
        LedgerError(
            .invalidValue, "this is no map of columns",
            remedy: "its first line is heading,field, and each other one a heading and a field", file: path, line: line)
    }

    /// Writes the map into a new file, as CSV. Throws what `TableWriter` throws.
    public func write(to path: String) throws(LedgerError) {
        var form = TableWriter.TextForm()
        form.hasTitles = false
        let writer = try TableWriter(path: path, format: .text(form))
        try writer.begin(
            SheetDescription(
                name: "map", columns: [SheetColumn(widthCharacters: 50), SheetColumn(widthCharacters: 24)],
                header: [SheetLine([SheetCell("heading"), SheetCell("field")])]))
        for column in columns {
            try writer.append(SheetLine([SheetCell(column.heading), SheetCell(column.field.rawValue)]))
        }
        try writer.finish()
    }
}
