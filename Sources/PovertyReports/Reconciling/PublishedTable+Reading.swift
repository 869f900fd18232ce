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

    /// The rows of an official form; nil for another table.
    private static func form(
        _ bytes: [UInt8]
    ) throws(LedgerError) -> (rows: [PublishedRow], areas: [PublishedRow])? {
        // What is wrong with the bytes of another table is reported when that is read.
        var (probe, above) = (CSVScanner(bytes), [[CSVField]]())
        while above.count < PublishedFormReader.recordsAbove, let record = try? probe.next() { above.append(record) }
        guard PublishedFormReader.isForm(above) else { return nil }
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
