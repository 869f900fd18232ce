// Scratch space beside a ledger: for input that comes through a pipe, and for what a dry run appends. It makes the
// file and says where; it writes nothing to it.

#if canImport(Darwin)
    import Darwin
#elseif canImport(Musl)
    import Musl
#else
    import Glibc
#endif

/// An empty file that nobody else knows.
package struct ScratchFile {
    /// Where it is, until its name is taken away.
    package let path: String
    /// The file, to read and write; its owner closes it.
    package let descriptor: Int32
    /// What messages call the place: the ledger, or the folder for temporary files.
    let place: String

    /// Makes a file in the folder of a ledger, where an import needs room anyway, or else where temporary files go.
    ///
    /// Throws `noSpace`, or `storage` where this user may make a file in neither.
    package init(besideLedgerAt ledger: String) throws(LedgerError) {
        // The six letters that the system takes for ones of its own choice.
        let letters = String(repeating: "X", count: 6)
        let folder = ledger.lastIndex(of: "/").map { String(ledger[...$0]) } ?? "./"
        for (folder, place) in [(folder, ledger), ("/tmp/", "/tmp")] {
            var template = Array((folder + ".ledger-scratch-" + letters).utf8CString)
            let descriptor = template.withUnsafeMutableBufferPointer { buffer in
                buffer.baseAddress.map { mkstemp($0) } ?? -1
            }
            guard descriptor >= 0 else { continue }
            _ = fcntl(descriptor, F_SETFD, FD_CLOEXEC)
            path = String(decoding: template.dropLast().map(UInt8.init(bitPattern:)), as: UTF8.self)
            self.descriptor = descriptor
            self.place = place
            return
        }
        let number = errno
        throw LedgerError(
            [ENOSPC, EDQUOT].contains(number) ? .noSpace : .storage,
            "no scratch file can be made: \(String(cString: strerror(number)))",
            remedy: "make room in the folder of the ledger or in /tmp; nothing was recorded", file: ledger)
    }

    /// Takes the name away: the file goes when nobody has it open any more.
    package func removeName() { _ = unlink(path) }

    /// Closes the descriptor, once the file is open otherwise or not wanted.
    func release() { _ = close(descriptor) }
}
