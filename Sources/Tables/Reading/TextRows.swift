// Reads records of fields by RFC 4180, byte by byte: quoted fields, doubled quotes, line breaks inside quotes, CR LF or
// LF at the end of a line. Text stays as it is, blanks and decomposed letters too. It trusts no length: what is not
// closed or not UTF-8 ends with its line and byte, counted in UTF-8 however the file stores its characters.

internal import Files

/// The records of a text file, one after the other.
final class TextRows: RowSource {
    private var source: TextSource
    private let limits: TableLimits
    private let chunkBytes: Int
    private let separator: UInt8
    /// What was read and not yet taken, from `index` on.
    private var bytes: [UInt8] = []
    private var index = 0
    private var row = 0
    private var line: Int
    private var width = 1

    let hiddenColumns: [ClosedRange<Int>] = []
    let mergedRanges: [CellRange] = []

    init(_ text: TextFile, limits: TableLimits, chunkBytes: Int) {
        source = text.source()
        self.limits = limits
        self.chunkBytes = chunkBytes
        separator = text.separator.rawValue
        line = text.firstLine
    }

    func next() throws(LedgerError) -> TableRow? {
        while true {
            if index < bytes.count || source.isAtEnd {
                guard index < bytes.count else { return nil }
                if let row = try record() { return row }
                // The record does not end in what was read. Reading as much again each time keeps the cost linear.
                guard bytes.count - index <= limits.rowBytes else {
                    throw TableProblem.tooLarge(
                        "the row that begins on line \(line) is longer than \(limits.rowBytes) bytes",
                        cell: "row \(row + 1)", remedy: "check that its quotes are closed")
                }
            }
            bytes.removeFirst(index)
            index = 0
            bytes += try source.read(max(chunkBytes, bytes.count))
        }
    }

    /// Takes a record; nil, and nothing taken, where more has to be read to see its end.
    private func record() throws(LedgerError) -> TableRow? {
        var scan = Scan(index: index, line: line, lineStart: index)
        var cells: [TableCell] = []
        cells.reserveCapacity(width)
        var column = 1
        while true {
            guard let field = try self.field(&scan) else { return nil }
            if !field.isEmpty {
                cells.append(
                    TableCell(row: row + 1, column: column, value: .text(try string(field, scan, column))))
            }
            guard scan.index < bytes.count else { break }
            let byte = bytes[scan.index]
            if byte == separator {
                column += 1
                scan.index += 1
                guard column <= CellPlace.lastColumn else {
                    throw TableProblem.tooLarge(
                        "line \(line) has more than \(CellPlace.lastColumn) fields", cell: "row \(row + 1)")
                }
            } else if byte == 0x0A {
                scan.index += 1
                break
            } else {
                guard scan.index + 1 < bytes.count || source.isAtEnd else { return nil }
                guard byte == 0x0D, scan.index + 1 < bytes.count, bytes[scan.index + 1] == 0x0A else {
                    throw error("a separator or the end of the line is expected here", scan, column)
                }
                scan.index += 2
                break
            }
        }
        if scan.index == bytes.count, !source.isAtEnd, bytes[scan.index - 1] != 0x0A { return nil }
        row += 1
        width = max(width, cells.count)
        let first = line
        line = scan.line + 1
        index = scan.index
        return TableRow(number: row, line: first, isHidden: false, cells: cells)
    }

    /// Where a scan of a record is.
    private struct Scan {
        var index: Int
        var line: Int
        var lineStart: Int
        var fieldStart = 0
        var fieldLine = 0
        /// Whether the field has doubled quotes.
        var hasQuotes = false
    }

    /// The bytes of a field without its quotes; nil where more has to be read to see its end.
    private func field(_ scan: inout Scan) throws(LedgerError) -> Range<Int>? {
        scan.hasQuotes = false
        (scan.fieldStart, scan.fieldLine) = (scan.index - scan.lineStart, scan.line)
        guard scan.index < bytes.count, bytes[scan.index] == 0x22 else { return try plainField(&scan) }
        scan.index += 1
        let start = scan.index
        let (bytes, end) = (self.bytes, self.bytes.count)
        while scan.index < end {
            let byte = bytes[scan.index]
            scan.index += 1
            if byte == 0x22 {
                // Whether this one is doubled shows only with the next byte.
                guard scan.index < end || source.isAtEnd else { return nil }
                guard scan.index < end, bytes[scan.index] == 0x22 else { return start..<(scan.index - 1) }
                scan.index += 1
                scan.hasQuotes = true
            } else if byte == 0x0A {
                scan.line += 1
                scan.lineStart = scan.index
            }
        }
        guard source.isAtEnd else { return nil }
        throw LedgerError(
            .malformedCSV, "the quoted field has no end", remedy: "close it with a quote",
            at: LedgerError.Place(line: scan.fieldLine, column: scan.fieldStart + 1, cell: "row \(row + 1)"))
    }

    private func plainField(_ scan: inout Scan) throws(LedgerError) -> Range<Int>? {
        let start = scan.index
        let (bytes, separator) = (self.bytes, self.separator)
        while scan.index < bytes.count {
            let byte = bytes[scan.index]
            if byte == separator || byte == 0x0A || byte == 0x0D { return start..<scan.index }
            guard byte != 0x22 else {
                throw LedgerError(
                    .malformedCSV, "there is a quote inside a field that is not quoted",
                    remedy: "quote the whole field and double the quotes in it",
                    at: LedgerError.Place(
                        line: scan.line, column: scan.index - scan.lineStart + 1, cell: "row \(row + 1)"))
            }
            scan.index += 1
        }
        return source.isAtEnd ? start..<scan.index : nil
    }

    private func string(_ field: Range<Int>, _ scan: Scan, _ column: Int) throws(LedgerError) -> String {
        let place = CellPlace(row: row + 1, column: column)
        guard field.count <= limits.cellBytes else {
            throw TableProblem.tooLarge("the field is longer than \(limits.cellBytes) bytes", cell: "\(place)")
        }
        let text: String?
        if scan.hasQuotes {
            var content: [UInt8] = []
            content.reserveCapacity(field.count)
            var isSecond = false
            for byte in bytes[field] {
                isSecond = byte == 0x22 && !isSecond
                if !isSecond { content.append(byte) }
            }
            text = String(validating: content, as: UTF8.self)
        } else {
            text = String(validating: bytes[field], as: UTF8.self)
        }
        guard let text, !text.utf8.contains(0) else {
            throw LedgerError(
                .malformedCSV, "the field is not UTF-8",
                remedy: "save the table as \"CSV UTF-8\", or as .xlsx; other encodings are not guessed",
                at: LedgerError.Place(line: scan.fieldLine, column: scan.fieldStart + 1, cell: "\(place)"))
        }
        return text
    }

    private func error(_ problem: Sentence, _ scan: Scan, _ column: Int) -> LedgerError {
        LedgerError(
            .malformedCSV, problem, remedy: "a quoted field ends with its quote; a line ends in LF or CR LF",
            at: LedgerError.Place(
                line: scan.line, column: scan.index - scan.lineStart + 1,
                cell: "\(CellPlace(row: row + 1, column: column))"))
    }
}
