// Standard output: gathered and written in large pieces. When whoever reads it goes away (`| head`), what is left is
// dropped without a word; a full disk is an error.

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

    /// Adds bytes; throws `noSpace` or `storage` when earlier ones can't be written.
    mutating func write(_ bytes: [UInt8]) throws(LedgerError) {
        buffer += bytes
        if buffer.count >= pieceBytes { try flush() }
    }

    /// Adds text.
    mutating func write(_ text: String) throws(LedgerError) { try write(Array(text.utf8)) }

    /// Writes what was gathered.
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
