// Reads a published table from CSV. Every cell is checked in its place; what was not published is an empty field.

import EventLedger
import PovertyLedger
import Files

extension WholeFile {
    /// A published table: 16 MiB.
    fileprivate static let table = WholeFile(
        what: "table", maximumBytes: 16 << 20, remedy: "split the table into several files")
}

extension PublishedTable {
    /// Reads a table from a file, `-` for standard input.
    ///
    /// Throws `readFailed`, `fileTooLarge` (over 16 MiB or 100,000 rows), `otherFormat`, `malformedCSV`, and
    /// `unknownMember`, `missingMember`, `duplicateMember` or `invalidValue` for its columns and fields, with file,
    /// line and column.
    public init(path: String) throws(LedgerError) {
        try self.init(try WholeFile.table.bytes(at: path), file: WholeFile.name(of: path))
    }

    /// Reads a table from the bytes of a file; `file` is what messages call it. Throws as `init(path:)` does.
    public init(_ bytes: [UInt8], file: String? = nil) throws(LedgerError) {
        do throws(LedgerError) {
            let (rows, areas) = try PublishedTable.rows(bytes)
            self.init(file: file, rows: rows, areas: areas)
        } catch {
            var error = error
            error.place.file = file
            throw error
        }
    }

    private static let maximumRows = 100_000

    private static func rows(
        _ bytes: [UInt8]
    ) throws(LedgerError) -> (rows: [PublishedRow], areas: [PublishedRow]) {
        let isMarked = bytes.starts(with: [0xEF, 0xBB, 0xBF])
        if let form = OtherFormat(insteadOfTable: Array(bytes.dropFirst(isMarked ? 3 : 0).prefix(512))) {
            throw form.error(insteadOf: .table)
        }
        if let form = try form(bytes) { return form }
        var scanner = CSVScanner(bytes)
        guard let header = try scanner.next() else {
            throw LedgerError(
                .missingMember, "the table is empty",
                remedy: "its first line names the columns, such as day,class,households"
            ).with(file: nil, line: 1)
        }
        let reader = try PublishedRowReader(header)
        var rows: [PublishedRow] = []
        var lines: [PublishedRow.Group: Int] = [:]
        while let record = try scanner.next() {
            guard rows.count < maximumRows else {
                throw LedgerError(
                    .fileTooLarge, "the table has more than \(maximumRows) rows",
                    remedy: "split the table into several files"
                ).with(file: nil, line: record[0].line)
            }
            let row = try reader.row(record)
            let place = PublishedRow.Group(span: row.span, filter: row.filter)
            if let line = lines.updateValue(row.line, forKey: place) {
                throw LedgerError(
                    .duplicateMember, "the row is of the same day or period, unit, class and filter as line \(line)",
                    remedy: "a table has one row for each"
                ).with(file: nil, line: row.line)
            }
            rows.append(row)
        }
        return (rows, [])
    }

    /// Reads an official form by the texts of its cells, row by row, each row with its number; nil for rows that are none.
    /// All rows have as many cells.
    ///
    /// Throws as `init(path:)` does, with the row as the line and the cell as the column, both from 1.
    package init?(formRows rows: [(number: Int, cells: [String])], file: String?) throws(LedgerError) {
        let records = rows.map { row in
            row.cells.enumerated().map {
                CSVField(text: NormalizedText.normalized($0.element), line: row.number, column: $0.offset + 1)
            }
        }
        guard let form = try PublishedFormReader(records)?.rows(records) else { return nil }
        self.init(file: file, rows: form.rows, areas: form.areas)
    }

    /// Whether rows begin as an official form does.
    package static func beginsAsForm(_ rows: [[String]]) -> Bool {
        PublishedFormReader.isForm(rows.map { $0.map { NormalizedText.normalized($0) } })
    }

    /// How many rows are looked at for the title of a form.
    package static var formRowsAbove: Int { PublishedFormReader.recordsAbove }

    /// The most rows, and the most cells of a row.
    package static var limits: (rows: Int, cells: Int) { (maximumRows, CSVScanner.maximumFields) }

    /// The rows of an official form; nil for another table.
    private static func form(
        _ bytes: [UInt8]
    ) throws(LedgerError) -> (rows: [PublishedRow], areas: [PublishedRow])? {
        // What is wrong with the bytes of another table is reported when that is read.
        var (probe, above) = (CSVScanner(bytes), [[CSVField]]())
        while above.count < PublishedFormReader.recordsAbove, let record = try? probe.next() { above.append(record) }
        guard PublishedFormReader.isForm(above.map { $0.map(\.text) }) else { return nil }
        var (scanner, records) = (CSVScanner(bytes), [[CSVField]]())
        while let record = try scanner.next() {
            guard records.count < maximumRows else {
                throw LedgerError(
                    .fileTooLarge, "the table has more than \(maximumRows) rows",
                    remedy: "split the table into several files"
                ).with(file: nil, line: record[0].line)
            }
            records.append(record)
        }
        return try PublishedFormReader(records)?.rows(records)
    }
}
