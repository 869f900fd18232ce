// The errors of folders in one place: what the system refused.

/// Makes the errors of folders.
package enum FolderProblem {
    /// A folder that is not there.
    package static func missing(_ path: String) -> LedgerError {
        LedgerError(
            .noSuchFile, "there is no such folder", remedy: "name one in an existing folder", file: path)
    }

    /// What the system refused.
    package static func failure(_ error: SystemError, _ operation: Sentence, _ path: String) -> LedgerError {
        switch error.kind {
        case .missing: missing(path)
        case .denied:
            LedgerError(
                .permissionDenied, "permission denied for the folder", remedy: "ask its owner for access", file: path
            )
        case .full:
            LedgerError(
                .noSpace, "there is no room left to write", remedy: "make room and try again; nothing was made",
                file: path)
        case .exists, .other: error.storage(operation, path)
        }
    }
}
