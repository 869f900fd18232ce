// An errno: what kind of failure it is and what it means in words, for every layer above. It never reaches a user of
// the libraries as it is: the caller turns it into a LedgerError with the path and what would be right.
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
    package static let accessDenied = EACCES
    package static let notPermitted = EPERM
    package static let readOnlyFileSystem = EROFS
    package static let noSpace = ENOSPC
    package static let quotaExceeded = EDQUOT
    package static let fileTooLarge = EFBIG
    package static let inputOutput = EIO
    package static let outOfMemory = ENOMEM
    package static let isDirectory = EISDIR
    package static let fileExists = EEXIST
    package static let notDirectory = ENOTDIR
    package static let tooManyLinks = ELOOP
    package static let tooManyOpenFiles = EMFILE
    package static let invalidArgument = EINVAL
    package static let tryAgain = EAGAIN

    /// What a caller can do something about.
    package enum Kind { case missing, exists, denied, full, other }

    /// The kind of the failure; several numbers mean the same to a user.
    package var kind: Kind {
        switch number {
        case Self.noSuchFile, Self.notDirectory: .missing
        case Self.fileExists: .exists
        case Self.accessDenied, Self.notPermitted, Self.readOnlyFileSystem: .denied
        case Self.noSpace, Self.quotaExceeded, Self.fileTooLarge: .full
        default: .other
        }
    }

    /// What is wrong and what would be right, as a sentence without its full stop.
    package var explanation: Sentence {
        Self.explanations[number] ?? Sentence(value: String(cString: strerror(number)))
    }

    private static let explanations: [Int32: Sentence] = [
        noSuchFile: "there is no such file or folder",
        accessDenied: "permission denied",
        notPermitted: "permission denied",
        readOnlyFileSystem: "the file system is read-only; open for reading only",
        noSpace: "the disk or the quota is full; nothing was written, make room and try again",
        quotaExceeded: "the disk or the quota is full; nothing was written, make room and try again",
        fileTooLarge: "the file would pass the largest size allowed here; nothing was written",
        inputOutput: "reading or writing the device failed",
        outOfMemory: "there is not enough memory or address space",
        isDirectory: "this is a folder; name a file",
        fileExists: "the file exists already; name a new one",
        notDirectory: "a part of the path that should be a folder is a file",
        tooManyOpenFiles: "too many files are open",
    ]

    /// A failure that is none of a file's content, rights or room: what was tried, on
    /// which file, and the system's reason.
    package func storage(_ operation: Sentence, _ path: String) -> LedgerError {
        LedgerError(.storage, "cannot \(operation) '\(path)': \(explanation)", file: path)
    }
}
