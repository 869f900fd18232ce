// A file that is made beside a ledger for its user, such as a proof. It is for its owner and group only, never takes
// the place of another, and is on the disk, with its name, when it is reported as made.

/// Making new files.
package enum NewFile {
    /// Writes a file that was not there; when that fails nothing is left of it.
    ///
    /// Throws `fileExists`, `noSuchFile` (the folder), `permissionDenied`, `noSpace`, `storage`. If the process is
    /// killed here a part of the file may be left.
    package static func write(_ bytes: [UInt8], to path: String) throws(LedgerError) {
        do throws(SystemError) {
            try System.makeFile(path, bytes, permissions: 0o640)
        } catch { throw failure(error, path) }
    }

    /// The error for a new file that cannot be made.
    static func failure(_ failure: SystemError, _ path: String) -> LedgerError {
        let (code, problem, remedy): (LedgerError.Code, Sentence, Sentence) =
            switch failure.kind {
            case .exists: (.fileExists, "there is a file already", "choose another name; no file is ever overwritten")
            case .missing: (.noSuchFile, "there is no such folder", "make the folder first")
            case .denied: (.permissionDenied, "permission denied to make the file", "choose another folder")
            case .full: (.noSpace, "there is no room left to write", "make room and run it again")
            case .other: (.storage, "the file cannot be written: \(failure.explanation)", "")
            }
        return LedgerError(code, problem, remedy: remedy, file: path)
    }
}
