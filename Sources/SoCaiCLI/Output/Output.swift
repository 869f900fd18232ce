// Standard output. Answers are gathered and written when the verb is done, so that a reader that takes its time (`| less`) finds
// the ledger let go of; what is long goes out in pieces meanwhile. When the reader goes away (`| head`), what is left
// is dropped without a word; a full disk is an error.

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
    private let pieceBytes = 64 << 10

    /// Whether the reader went away; writing more is in vain, not wrong.
    private(set) var isAbandoned = false

    /// Adds bytes of an answer.
    mutating func write(_ bytes: [UInt8]) { buffer += bytes }

    /// Adds text of an answer.
    mutating func write(_ text: String) { buffer += text.utf8 }

    /// Adds a part of something long, and writes what was gathered once it is a large piece. The caller holds nothing
    /// that others wait for. Throws as `flush`.
    mutating func stream(_ bytes: [UInt8]) throws(LedgerError) {
        buffer += bytes
        if buffer.count >= pieceBytes { try flush() }
    }

    /// The same of text.
    mutating func stream(_ text: String) throws(LedgerError) { try stream(Array(text.utf8)) }

    /// Writes what was gathered; throws `noSpace` or `storage` when it can't be written.
    mutating func flush() throws(LedgerError) {
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
