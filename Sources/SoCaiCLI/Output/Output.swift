// Standard output. Answers are gathered and written when the verb is done, so that a slow reader, such as `less`, does
// not hold the ledger open; what is long goes out in pieces meanwhile. When the reader goes away, as `head` does, what
// is left is dropped without a word; a full disk is an error. Files of answers are written then too, and a table that is
// longer than the screen goes through a pager.

import EventLedger
import PovertyLedger

#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#else
    import Darwin
#endif

/// Where results go.
struct Output: ~Copyable {
    private var buffer: [UInt8] = []
    private var files: [AnswerFile] = []
    private var mayBePaged = false
    private let pieceBytes = 64 << 10

    /// Whether the reader went away; writing more is in vain, not wrong.
    private(set) var isAbandoned = false

    /// Adds bytes of an answer.
    mutating func write(_ bytes: [UInt8]) { buffer += bytes }

    /// Adds text of an answer.
    mutating func write(_ text: String) { buffer += text.utf8 }

    /// Adds a file that is written before anything else, and says so.
    mutating func write(_ file: AnswerFile) {
        files.append(file)
        write(said("Wrote \(file.path.printable)\n"))
    }

    /// Lets what was gathered go through a pager, where it is for a terminal and longer than that.
    mutating func allowPager() { mayBePaged = true }

    /// Adds a part of something long, and writes what was gathered once it is a large piece. The caller holds nothing
    /// that others wait for. Throws as `flush`.
    mutating func stream(_ bytes: [UInt8]) throws(LedgerError) {
        buffer += bytes
        if buffer.count >= pieceBytes { try flush() }
    }

    /// The same of text.
    mutating func stream(_ text: String) throws(LedgerError) { try stream(Array(text.utf8)) }

    /// Writes what was gathered when the verb is done, through a pager where that is allowed. Throws as `flush`.
    mutating func finish() throws(LedgerError) {
        try writeFiles()
        guard mayBePaged, !isAbandoned, let rows = StandardDescriptor.output.terminalRows,
            buffer.count(where: { $0 == 0x0A }) >= rows, Pager.show(buffer)
        else { return try flush() }
        buffer.removeAll()
    }

    private mutating func writeFiles() throws(LedgerError) {
        let files = files
        self.files.removeAll()
        // What is said of a file is said once it is there.
        do throws(LedgerError) {
            try HeldSignals.during { () throws(LedgerError) in
                for file in files { try file.write() }
            }
        } catch {
            buffer.removeAll()
            throw error
        }
    }

    /// Writes what was gathered; throws `noSpace` or `storage` when it can't be written.
    mutating func flush() throws(LedgerError) {
        try writeFiles()
        defer { buffer.removeAll(keepingCapacity: true) }
        guard !isAbandoned else { return }
        let failure = StandardDescriptor.output.write(buffer)
        if failure == EPIPE {
            isAbandoned = true
        } else if failure != 0 {
            let isFull = [ENOSPC, EDQUOT, EFBIG].contains(failure)
            throw LedgerError(
                isFull ? .noSpace : .storage,
                "standard output cannot be written: \(String(cString: strerror(failure)))",
                remedy: isFull
                    ? "make room and run it again; a verb that records or makes something has done so already" : "")
        }
    }
}

/// One of the two descriptors a program writes to.
enum StandardDescriptor: Int32 {
    /// Standard output.
    case output = 1
    /// Standard error.
    case error = 2

    /// Writes all the bytes and returns 0, or the system's number for what went wrong.
    func write(_ bytes: [UInt8]) -> Int32 {
        bytes.withUnsafeBytes { StandardDescriptor.write($0, to: rawValue) }
    }

    /// The same to any open descriptor.
    static func write(_ bytes: UnsafeRawBufferPointer, to descriptor: Int32) -> Int32 {
        var rest = bytes[...]
        while !rest.isEmpty {
            let piece = UnsafeRawBufferPointer(rebasing: rest)
            let written = systemWrite(descriptor, piece.baseAddress, piece.count)
            if written < 0 {
                if errno == EINTR { continue }
                return errno
            }
            rest = rest.dropFirst(written)
        }
        return 0
    }

    /// The columns of the terminal behind it; nil when it is no terminal.
    var terminalColumns: Int? { terminalSize.map { $0.columns > 0 ? $0.columns : 80 } }

    /// The rows of the terminal behind it; nil when it is no terminal or does not say.
    var terminalRows: Int? { terminalSize.flatMap { $0.rows > 0 ? $0.rows : nil } }

    private var terminalSize: (columns: Int, rows: Int)? {
        guard isatty(rawValue) == 1 else { return nil }
        var size = winsize()
        guard ioctl(rawValue, UInt(TIOCGWINSZ), &size) == 0 else { return (0, 0) }
        return (Int(size.ws_col), Int(size.ws_row))
    }
}

private func systemWrite(_ descriptor: Int32, _ bytes: UnsafeRawPointer?, _ count: Int) -> Int {
    write(descriptor, bytes, count)
}
