// Small files that are one user's only: a private key, and what was signed with it. Such a file is looked at before a
// byte of it is believed. It is never changed in place: it is made anew, or another takes its name in one step.

import Files

/// A file that only its owner may read and write, open for reading.
package struct PrivateFile: ~Copyable {
    private let path: String
    private let what: Sentence
    private let descriptor: FileDescriptor
    private static let permissions: UInt32 = 0o600

    /// Opens a file that is there; `what` names it in errors, such as "private key".
    ///
    /// Throws `noSuchFile`, `exposedKey` when it is another user's or others have any right to it, `invalidKey` when it
    /// is no regular file, `permissionDenied`, `storage`. Symbolic links in the path are for the caller to resolve.
    package init(_ path: String, what: Sentence) throws(LedgerError) {
        descriptor = try PrivateFile.opened(path, what)
        self.path = path
        self.what = what
    }

    private static func opened(_ path: String, _ what: Sentence) throws(LedgerError) -> FileDescriptor {
        // What was opened is looked at, so that nothing can take its place in between.
        let descriptor = try attempt(path, what) { () throws(SystemError) in
            try FileDescriptor(path: path, mode: .readNotFollowing)
        }
        let status = try attempt(path, what) { () throws(SystemError) in try descriptor.status() }
        guard status.kind == .regular else { throw noFile(path, what) }
        guard status.owner == System.effectiveUser else {
            throw LedgerError(
                .exposedKey, "the \(what) belongs to another user", remedy: "sign with a key of your own", file: path)
        }
        guard status.permissions & 0o077 == 0 else {
            throw LedgerError(
                .exposedKey, "others may read or change the \(what)",
                remedy: "make a new key if somebody could have; else take their rights away: chmod 600", file: path)
        }
        return descriptor
    }

    /// All bytes, or as many as show that it is longer than `maximumBytes`.
    package func bytes(maximumBytes: Int) throws(LedgerError) -> [UInt8] {
        try PrivateFile.attempt(path, what) { () throws(SystemError) in
            try descriptor.read(at: 0, count: maximumBytes + 1)
        }
    }

    /// Waits until nobody else holds the lock on the file, and holds it for as long as the value lives.
    package func lock() throws(LedgerError) {
        _ = try PrivateFile.attempt(path, what) { () throws(SystemError) in
            try descriptor.lockExclusively(waiting: true)
        }
    }
}

extension PrivateFile {
    /// Makes a file; throws `fileExists` for a name that is taken, also by a folder or
    /// link, and never changes what is there.
    ///
    /// If the process dies here a part of the file may be left. When it failed nothing is.
    package static func create(_ path: String, _ bytes: [UInt8], what: Sentence) throws(LedgerError) {
        try attempt(path, what) { () throws(SystemError) in
            try System.makeFile(path, bytes, permissions: permissions)
        }
    }

    /// Puts other bytes in the place of a file's, as one step that the disk has when this returns.
    ///
    /// If the process dies here the old bytes are there or the new ones, and perhaps a file with `-partial` behind its
    /// name, which the next call takes away. Only one process at a time may do it.
    package static func replace(_ path: String, _ bytes: [UInt8], what: Sentence) throws(LedgerError) {
        let temporary = path + "-partial"
        if let left = try? FileStatus(path: temporary, followingLinks: false) {
            System.remove(temporary, ifItIs: left.identity)
        }
        guard (try? FileStatus(path: temporary, followingLinks: false)) == nil else {
            throw LedgerError(.fileExists, "\(temporary) is in the way", remedy: "take it away", file: path)
        }
        try attempt(path, what) { () throws(SystemError) in
            try System.makeFile(temporary, bytes, permissions: permissions, isTemporary: true)
            do throws(SystemError) {
                try System.rename(temporary, replacing: path)
            } catch {
                if let made = try? FileStatus(path: temporary, followingLinks: false) {
                    System.remove(temporary, ifItIs: made.identity)
                }
                throw error
            }
            try System.makeNameDurable(path)
        }
    }

    /// The error of a name that is taken.
    package static func taken(_ path: String) -> LedgerError {
        LedgerError(
            .fileExists, "there is a file already", remedy: "choose another name; no key is ever overwritten",
            file: path)
    }

    private static func noFile(_ path: String, _ what: Sentence) -> LedgerError {
        LedgerError(.invalidKey, "the \(what) is no regular file", remedy: "name the file itself", file: path)
    }

    private static func attempt<Result: ~Copyable>(
        _ path: String, _ what: Sentence, _ body: () throws(SystemError) -> Result
    ) throws(LedgerError) -> Result {
        do throws(SystemError) {
            return try body()
        } catch { throw failure(error, path, what) }
    }

    private static func failure(_ error: SystemError, _ path: String, _ what: Sentence) -> LedgerError {
        // A symbolic link where none was to be.
        if error.number == SystemError.tooManyLinks { return noFile(path, what) }
        switch error.kind {
        case .missing:
            return LedgerError(
                .noSuchFile, "there is no such file or folder", remedy: "name one that is there", file: path)
        case .exists: return taken(path)
        case .denied:
            return LedgerError(
                .permissionDenied, "permission denied for the \(what) or its folder",
                remedy: "a key lies in a folder that its owner may write to", file: path)
        case .full:
            return LedgerError(
                .noSpace, "there is no room for the \(what)", remedy: "make room and try again", file: path)
        case .other: return error.storage("use the \(what)", path)
        }
    }
}
