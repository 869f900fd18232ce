// The errors of published folders in one place: what the system refused, and what does not hold.

import LMDB

/// Makes the errors of published folders.
package enum FolderProblem {
    /// A folder or file in it that does not hold what it should.
    package static func refused(_ problem: String, _ path: String? = nil) -> LedgerError {
        LedgerError(
            .refusedProof, problem, remedy: "something was changed, or is missing; ask its maker for it again",
            path: path)
    }

    /// A folder that is not there.
    static func missing(_ path: String) -> LedgerError {
        LedgerError(
            .noSuchFile, "there is no such folder", remedy: "name one in a folder that is there", path: path)
    }

    /// What the system refused.
    static func failure(_ error: SystemError, _ operation: String, _ path: String) -> LedgerError {
        let failure = error.named(operation, path)
        switch failure.code {
        case .noSuchFile, .notDirectory:
            return missing(path)
        case .permissionDenied, .readOnlyFileSystem:
            return LedgerError(
                .permissionDenied, "this user may not use the folder so", remedy: "ask for the rights to it", path: path
            )
        case .noSpace, .fileTooLarge:
            return LedgerError(
                .noSpace, "there is no room left to write", remedy: "make room and try again; nothing was made",
                path: path)
        default: return LedgerError(.storage, "\(failure)", path: path)
        }
    }
}
