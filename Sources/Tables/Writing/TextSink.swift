// Comma-separated values by RFC 4180: CR LF, quotes where they are needed, days as ISO 8601 writes them. The reader is a
// spreadsheet: text that it would take for a formula gets an apostrophe before it, and characters that nobody sees are
// written as their numbers.

internal import Files

/// Writes a text file.
final class TextSink: SheetSink {
    private let file: StagedFile
    private let form: TableWriter.TextForm
    private var bytes: [UInt8] = []
    private var sheets = 0
    private var width = 0

    private static let bufferBytes = 64 << 10

    init(_ file: StagedFile, _ form: TableWriter.TextForm) {
        self.file = file
        self.form = form
        if form.hasByteOrderMark { bytes = [0xEF, 0xBB, 0xBF] }
    }

    func begin(_ sheet: SheetDescription) throws(LedgerError) {
        sheets += 1
        guard sheets == 1 else {
            throw LedgerError(
                .unwritableTable, "a text file has one sheet", remedy: "write each sheet to a file of its own")
        }
        width = sheet.columns.count
    }

    func write(_ cells: [PlacedCell], _ line: SheetLine, row: Int, _ section: SheetSection) throws(LedgerError) {
        guard form.hasTitles || section == .header || section == .rows else { return }
        var column = 1
        for placed in cells {
            guard let cell = placed.cell else { continue }
            while column < placed.column {
                bytes.append(form.separator.rawValue)
                column += 1
            }
            append(cell.value)
        }
        while column < width {
            bytes.append(form.separator.rawValue)
            column += 1
        }
        bytes += [0x0D, 0x0A]
        if bytes.count > TextSink.bufferBytes { try flush() }
    }

    func end() {}

    func finish() throws(LedgerError) { try flush() }

    private func flush() throws(LedgerError) {
        try file.write(bytes)
        bytes.removeAll(keepingCapacity: true)
    }

    private func append(_ value: CellValue) {
        switch value {
        case .empty: return
        case .text(let text): append(text)
        case .number(let number): append(number: number.text)
        case .boolean(let isTrue): bytes += (isTrue ? "TRUE" : "FALSE").utf8
        case .day(let day): bytes += day.description.utf8
        case .error(let text): append(text)
        }
    }

    /// A number may have the separator as no part of it, since its point is a point.
    private func append(number: String) { bytes += number.utf8 }

    private func append(_ raw: String) {
        // Line breaks are quoted, and stay.
        var text = raw
        if raw.utf8.contains(0x0A) {
            text = raw.split(separator: "\n", omittingEmptySubsequences: false).map { String($0).printable }
                .joined(separator: "\n")
        } else {
            text = raw.printable
        }
        if raw.beginsAsFormula { text = "'" + text }
        let isQuoted = text.utf8.contains { $0 == form.separator.rawValue || $0 == 0x22 || $0 == 0x0A }
        guard isQuoted else {
            bytes += text.utf8
            return
        }
        bytes.append(0x22)
        for byte in text.utf8 {
            if byte == 0x22 { bytes.append(byte) }
            bytes.append(byte)
        }
        bytes.append(0x22)
    }
}
