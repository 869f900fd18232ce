// A file that a verb makes beside its results. It is for its owner and group only, and never takes the place of another.

import EventLedger
import PovertyLedger

#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#else
    import Darwin
#endif

/// Making new files.
enum NewFile {
    /// Writes a file that was not there; when that fails nothing is left of it.
    ///
    /// Throws `fileExists`, `noSuchFile` (the folder), `permissionDenied`, `noSpace`, `storage`. If the process dies here a
    /// part of the file may be left.
    static func write(_ bytes: [UInt8], to path: String) throws(PovertyError) {
        let descriptor = open(path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o640)
        guard descriptor >= 0 else { throw failure(errno, path) }
        var failed = StandardDescriptor.write(bytes, to: descriptor)
        if failed == 0, fsync(descriptor) != 0 { failed = errno }
        if close(descriptor) != 0, failed == 0 { failed = errno }
        guard failed == 0 else {
            _ = unlink(path)
            throw failure(failed, path)
        }
    }

    private static func failure(_ number: Int32, _ path: String) -> PovertyError {
        let (code, problem, remedy): (LedgerError.Code, String, String) =
            switch number {
            case EEXIST: (.fileExists, "there is a file already", "choose another name; no file is ever overwritten")
            case ENOENT, ENOTDIR: (.noSuchFile, "there is no such folder", "make the folder first")
            case EACCES, EPERM, EROFS:
                (.permissionDenied, "this user may not make the file", "choose another folder")
            case ENOSPC, EDQUOT, EFBIG: (.noSpace, "there is no room left to write", "make room and run it again")
            default: (.storage, "the file cannot be written: \(String(cString: strerror(number)))", "")
            }
        return PovertyError(LedgerError(code, problem, remedy: remedy, path: path))
    }
}
