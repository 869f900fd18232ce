// Reads the entries of a file one after another and puts file and line into every error. It records nothing.

/// Reads a file of JSON Lines, or standard input, entry by entry.
public struct EntryFileReader: ~Copyable, Sendable {
    private var lines: LineReader
    private var entries = EntryReader()
    private var line: [UInt8] = []

    /// Opens a file, `-` for standard input; throws `readFailed`, and `otherFormat` for a file that is not text.
    public init(path: String) throws(LedgerError) { try self.init(try LineReader(path: path)) }

    /// Reads a source of an import.
    init(_ source: ImportSource) throws(LedgerError) {
        switch source {
        case .file(let path): try self.init(path: path)
        case .kept(let input): try self.init(LineReader(input))
        }
    }

    private init(_ reader: consuming LineReader) throws(LedgerError) {
        let start = try reader.firstBytes()
        if let form = OtherFormat(startingWith: start) {
            throw form.error(insteadOf: .entries).with(file: reader.name)
        }
        lines = reader
    }

    /// The file as the user named it; `<stdin>` for standard input.
    public var name: String { lines.name }

    /// The size of the file in bytes, or nil for a pipe.
    public var totalBytes: Int? { lines.totalBytes }

    /// How many bytes were read so far.
    public var bytesRead: Int { lines.bytesRead }

    /// The number of the line read last, from 1.
    public var lineNumber: Int { lines.lineNumber }

    /// The next entry, or nil at the end of the file.
    ///
    /// After an error about a line the next line can be read, so that every bad line can be told; after `readFailed`
    /// there is no point in going on.
    public mutating func next() throws(LedgerError) -> EntryLine? {
        guard try lines.readLine(into: &line) else { return nil }
        do throws(LedgerError) {
            return try entries.read(line)
        } catch {
            if lines.lineNumber == 1, error.code == .malformedJSON,
                let form = OtherFormat(firstLine: line, next: lines.nextByte)
            {
                throw form.error(insteadOf: .entries).with(file: lines.name, line: 1)
            }
            throw error.with(file: lines.name, line: lines.lineNumber)
        }
    }
}
