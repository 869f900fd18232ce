// An errno, and the names of those this module speaks of. It never reaches a caller: it becomes an LMDBError.
#if canImport(Darwin)
    internal import Darwin
#elseif canImport(Musl)
    internal import Musl
#else
    internal import Glibc
#endif

/// A failed system call.
package struct SystemError: Error {
    package let number: Int32

    package init(number: Int32) { self.number = number }

    package static let noSuchFile = ENOENT
    static let accessDenied = EACCES
    static let notPermitted = EPERM
    static let readOnlyFileSystem = EROFS
    static let noSpace = ENOSPC
    static let quotaExceeded = EDQUOT
    static let fileTooLarge = EFBIG
    static let inputOutput = EIO
    static let outOfMemory = ENOMEM
    static let isDirectory = EISDIR
    package static let fileExists = EEXIST
    package static let notDirectory = ENOTDIR
    package static let tooManyLinks = ELOOP
    static let tooManyOpenFiles = EMFILE
    static let invalidArgument = EINVAL
    static let tryAgain = EAGAIN

    /// The same failure with its operation and file named.
    package func named(_ operation: String, _ path: String) -> LMDBError {
        LMDBError(code: LMDBError.Code(returned: number), operation: operation, path: path)
    }
}
