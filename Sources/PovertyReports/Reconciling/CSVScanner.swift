// Reads comma-separated values by RFC 4180, byte by byte: quoted fields, doubled quotes, line breaks inside quotes, CR
// LF or LF at the end of a line, an optional byte order mark. It trusts no length and knows nothing of tables.

import PovertyLedger

/// A field, with the place where it starts.
struct CSVField: Hashable {
    /// Its text in Unicode NFC, without quotes.
    let text: String
    /// The line it starts on, from 1.
    let line: Int
    /// The byte of that line it starts at, from 1.
    let column: Int
}

/// Reads records of fields from bytes.
struct CSVScanner {
    private let bytes: [UInt8]
    private var index = 0
    private var line = 1
    private var lineStart = 0

    /// The most fields of a record, so that a line of commas does not become a list of millions.
    static let maximumFields = 100

    private static let comma = UInt8(ascii: ",")
    private static let quote = UInt8(ascii: "\"")
    private static let (lineFeed, carriageReturn) = (UInt8(0x0A), UInt8(0x0D))

    /// A scanner at the start of some bytes.
    init(_ bytes: [UInt8]) {
        self.bytes = bytes
        if bytes.starts(with: [0xEF, 0xBB, 0xBF]) { (index, lineStart) = (3, 3) }
    }

    /// The next record that is not an empty line; nil after the last.
    ///
    /// Throws `malformedCSV`, with line and column.
    mutating func next() throws(LedgerError) -> [CSVField]? {
        while index < bytes.count {
            var record = [try field()]
            while index < bytes.count, bytes[index] == CSVScanner.comma {
                index += 1
                guard record.count < CSVScanner.maximumFields else {
                    throw error(
                        "the line has more than \(CSVScanner.maximumFields) fields", "leave out what is not compared")
                }
                record.append(try field())
            }
            try endLine()
            if record.count > 1 || !record[0].text.isEmpty { return record }
        }
        return nil
    }

    private mutating func field() throws(LedgerError) -> CSVField {
        let (startLine, column) = (line, index - lineStart + 1)
        let isQuoted = index < bytes.count && bytes[index] == CSVScanner.quote
        let content = isQuoted ? try quotedContent() : try plainContent()
        guard let text = String(validating: content, as: UTF8.self) else {
            throw error("the field is not UTF-8", "save the table as UTF-8", startLine, column)
        }
        return CSVField(text: NormalizedText.normalized(text), line: startLine, column: column)
    }

    private mutating func plainContent() throws(LedgerError) -> ArraySlice<UInt8> {
        let start = index
        while index < bytes.count, bytes[index] != CSVScanner.comma, bytes[index] != CSVScanner.lineFeed,
            bytes[index] != CSVScanner.carriageReturn
        {
            guard bytes[index] != CSVScanner.quote else {
                throw error(
                    "there is a quote inside a field that is not quoted",
                    "quote the whole field and double the quotes in it")
            }
            index += 1
        }
        return bytes[start..<index]
    }

    /// A quoted field; the scanner is at its first quote, and afterwards behind its last.
    private mutating func quotedContent() throws(LedgerError) -> ArraySlice<UInt8> {
        let (startLine, column) = (line, index - lineStart + 1)
        var content: [UInt8] = []
        index += 1
        while index < bytes.count {
            let byte = bytes[index]
            index += 1
            if byte == CSVScanner.quote {
                guard index < bytes.count, bytes[index] == CSVScanner.quote else { return content[...] }
                index += 1
            } else if byte == CSVScanner.lineFeed {
                line += 1
                lineStart = index
            }
            content.append(byte)
        }
        throw error("the quoted field has no end", "close it with a quote", startLine, column)
    }

    /// Steps over the end of a line, or of the bytes.
    private mutating func endLine() throws(LedgerError) {
        guard index < bytes.count else { return }
        if bytes[index] == CSVScanner.carriageReturn, index + 1 < bytes.count, bytes[index + 1] == CSVScanner.lineFeed {
            index += 1
        }
        guard bytes[index] == CSVScanner.lineFeed else {
            throw error("a comma or the end of the line is expected here", "a line ends in LF or CR LF")
        }
        index += 1
        line += 1
        lineStart = index
    }

    private func error(_ problem: Sentence, _ remedy: Sentence, _ line: Int? = nil, _ column: Int? = nil) -> LedgerError
    {
        LedgerError(.malformedCSV, problem, remedy: remedy, column: column ?? index - lineStart + 1)
            .with(file: nil, line: line ?? self.line)
    }
}
