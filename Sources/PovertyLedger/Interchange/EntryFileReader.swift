// Reads the entries of a file one after another and puts file and line into every error. It records nothing.

/// Reads a file of JSON Lines, or standard input, entry by entry.
public struct EntryFileReader: ~Copyable, Sendable {
    private var lines: LineReader
    private var entries = EntryReader()
    private var line: [UInt8] = []

    /// Opens a file, `-` for standard input; throws `readFailed`.
    public init(path: String) throws(PovertyError) { lines = try LineReader(path: path) }

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
    public mutating func next() throws(PovertyError) -> EntryLine? {
        guard try lines.readLine(into: &line) else { return nil }
        do throws(PovertyError) {
            return try entries.read(line)
        } catch {
            throw error.with(file: lines.name, line: lines.lineNumber)
        }
    }
}
