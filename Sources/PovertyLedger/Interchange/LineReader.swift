// Reads a file or standard input line by line in bounded memory. It knows nothing of JSON, and never seeks, so that it
// also reads pipes.

import Files

#if canImport(Darwin)
    internal import Darwin
#elseif canImport(Musl)
    internal import Musl
#else
    internal import Glibc
#endif

/// Reads lines of bytes; lines end in LF or CR LF, the last one with or without.
public struct LineReader: ~Copyable, Sendable {
    /// The longest line that is read: 64 MiB. The memory a reader takes is that of its longest line and 256 KiB.
    public static let maximumLineBytes = 64 << 20

    /// The file as the user named it; `<stdin>` for standard input.
    public let name: String
    /// The size of the file, or nil for a pipe.
    public let totalBytes: Int?
    /// The number of the line read last, from 1, blank ones counted; 0 before the first.
    public private(set) var lineNumber = 0
    /// The bytes read from the file so far.
    public private(set) var bytesRead = 0

    private let descriptor: Int32
    private let closesDescriptor: Bool
    /// The content of a pipe that the descriptor belongs to.
    private let kept: KeptInput?
    private let limit: Int
    private var chunk: [UInt8]
    private var start = 0
    private var end = 0
    private var isAtEnd = false

    /// Opens a file, `-` for standard input; throws `readFailed`.
    public init(path: String) throws(LedgerError) {
        try self.init(path: path, chunkBytes: 256 << 10, maximumLineBytes: LineReader.maximumLineBytes)
    }

    /// With other sizes, for tests.
    init(path: String, chunkBytes: Int, maximumLineBytes: Int) throws(LedgerError) {
        let isStandardInput = path == "-"
        var opened: Int32 = STDIN_FILENO
        if !isStandardInput {
            repeat { opened = open(path, O_RDONLY | O_CLOEXEC) } while opened < 0 && errno == EINTR
            guard opened >= 0 else { throw LineReader.failure("cannot be opened", errno, path) }
        }
        var status = stat()
        let isKnown = fstat(opened, &status) == 0
        guard !isKnown || status.st_mode & S_IFMT != S_IFDIR else {
            if !isStandardInput { _ = close(opened) }
            throw LineReader.failure("cannot be read", EISDIR, WholeFile.name(of: path))
        }
        name = WholeFile.name(of: path)
        descriptor = opened
        closesDescriptor = !isStandardInput
        kept = nil
        let isFile = isKnown && status.st_mode & S_IFMT == S_IFREG
        totalBytes = isFile ? Int(status.st_size) : nil
        limit = maximumLineBytes
        chunk = [UInt8](repeating: 0, count: chunkBytes)
    }

    /// Reads the content of a pipe.
    init(_ kept: KeptInput) {
        name = kept.name
        descriptor = kept.descriptor
        closesDescriptor = false
        self.kept = kept
        totalBytes = kept.bytes
        limit = LineReader.maximumLineBytes
        chunk = [UInt8](repeating: 0, count: 256 << 10)
    }

    /// Whether a path, `-` for standard input, names a pipe or a device, which may deliver its lines at any time.
    /// Throws `readFailed` when there is no such file.
    static func isPipe(_ path: String) throws(LedgerError) -> Bool {
        var status = stat()
        guard (path == "-" ? fstat(STDIN_FILENO, &status) : stat(path, &status)) == 0 else {
            throw failure("cannot be opened", errno, path)
        }
        return ![S_IFREG, S_IFDIR].contains(status.st_mode & S_IFMT)
    }

    /// The size of a file, or nil for a pipe. It opens nothing: a named pipe that was opened and closed is used up.
    /// Throws `readFailed` when there is no such file.
    static func bytes(ofFileAt path: String) throws(LedgerError) -> Int? {
        guard path != "-" else { return nil }
        var status = stat()
        guard stat(path, &status) == 0 else { throw failure("cannot be opened", errno, path) }
        return status.st_mode & S_IFMT == S_IFREG ? Int(status.st_size) : nil
    }

    deinit {
        if closesDescriptor { _ = close(descriptor) }
    }

    /// Reads the next line that is not blank into `line`, without its end, and returns false when there is none.
    ///
    /// Throws `lineTooLong`, after which the next line can be read, and `readFailed`; both with file and line. Keeps
    /// the memory of `line` where the caller alone holds it.
    public mutating func readLine(into line: inout [UInt8]) throws(LedgerError) -> Bool {
        repeat {
            guard try readAnyLine(into: &line) else { return false }
        } while line.allSatisfy { $0 == 0x20 || $0 == 0x09 }
        return true
    }

    /// The first bytes of the file, before any line was read: up to 512, fewer where the file or its first line ends
    /// before. A byte order mark of UTF-8 is stepped over first. Throws `readFailed`.
    mutating func firstBytes() throws(LedgerError) -> [UInt8] {
        let wanted = min(512, chunk.count)
        while end < wanted, !isAtEnd, !chunk[..<end].contains(0x0A) {
            let count = try read(into: end)
            end += count
        }
        if chunk[..<end].starts(with: [0xEF, 0xBB, 0xBF]) { start = 3 }
        return Array(chunk[start..<min(end, start + wanted)])
    }

    /// Whether the whole next line that is not blank was read from the file already, so that it comes without waiting.
    var hasNextLine: Bool {
        var rest = chunk[start..<end]
        while let lineEnd = rest.firstIndex(of: 0x0A) {
            if !rest[..<lineEnd].allSatisfy({ [0x20, 0x09, 0x0D].contains($0) }) { return true }
            rest = rest[(lineEnd + 1)...]
        }
        return false
    }

    /// The first byte after the line that was read last, if it was read already.
    var nextByte: UInt8? { start < end ? chunk[start] : nil }

    private mutating func readAnyLine(into line: inout [UInt8]) throws(LedgerError) -> Bool {
        line.removeAll(keepingCapacity: true)
        var length = 0
        var hasEnded = false
        while !hasEnded {
            if start == end {
                try fill()
                if start == end { break }
            }
            let lineEnd = firstLineEnd
            hasEnded = lineEnd != nil
            let stop = lineEnd ?? end
            length += stop - start
            if length <= limit { line.append(contentsOf: chunk[start..<stop]) }
            start = hasEnded ? stop + 1 : stop
        }
        guard hasEnded || length > 0 else { return false }
        lineNumber += 1
        guard length <= limit else {
            line.removeAll()
            throw LineReader.tooLong(limit).with(file: name, line: lineNumber)
        }
        if line.last == 0x0D { line.removeLast() }
        return true
    }

    /// The offset of the next LF in what was read.
    private var firstLineEnd: Int? {
        chunk.withUnsafeBytes { buffer in
            // start < end ≤ chunk.count, so the search stays inside the buffer.
            guard let base = buffer.baseAddress, let found = memchr(base + start, 0x0A, end - start) else { return nil }
            return UnsafeRawPointer(found) - base
        }
    }

    /// Reads the next bytes of the file; `start == end` afterwards means its end.
    private mutating func fill() throws(LedgerError) {
        (start, end) = (0, 0)
        guard !isAtEnd else { return }
        end = try read(into: 0)
    }

    /// Fills the chunk after an offset, and returns the number of bytes read; 0 is the end.
    private mutating func read(into offset: Int) throws(LedgerError) -> Int {
        var count = 0
        repeat {
            count = chunk.withUnsafeMutableBytes { buffer in
                let room = buffer[offset...]
                return systemRead(descriptor, UnsafeMutableRawBufferPointer(rebasing: room))
            }
        } while count < 0 && errno == EINTR
        guard count >= 0 else {
            throw LineReader.failure("cannot be read", errno, name).with(file: name, line: lineNumber + 1)
        }
        isAtEnd = count == 0
        bytesRead += count
        return count
    }

    /// The error for a line over the limit.
    static func tooLong(_ limit: Int) -> LedgerError {
        LedgerError(
            .lineTooLong, "the line is longer than \(limit) bytes",
            remedy: "write one entry a line, and split an entry that is longer")
    }

    static func failure(_ what: Sentence, _ number: Int32, _ path: String) -> LedgerError {
        LedgerError.readFailed("file", what, number).with(file: path)
    }
}

private func systemRead(_ descriptor: Int32, _ room: UnsafeMutableRawBufferPointer) -> Int {
    read(descriptor, room.baseAddress, room.count)
}
