// A folder on its way: it lies under a temporary name beside its own until all its files are written and whoever made it has
// looked at it. It never takes a name that is taken, and leaves nothing behind unless the process is killed.

import LMDB

/// A folder that has not got its name yet; letting go of it without `publish` removes it.
///
/// A process that is killed leaves it under its temporary name, which the next one of the same name replaces.
package final class StagedFolder {
    /// The name it will have.
    package let path: String
    /// Where it lies until then: the name with `-partial` behind it.
    package let temporaryPath: String
    /// Holds the lock that tells a folder under way from one that a killed process left.
    private let descriptor: FileDescriptor
    private var isPublished = false
    /// The folders made inside it, outer ones before inner ones.
    private var folders: [String] = []
    private let filePermissions: UInt32
    private let folderPermissions: UInt32

    /// Makes the folder under its temporary name, and later its files with those permissions.
    ///
    /// Throws `fileExists` when there is anything but an empty folder at the path, or another process is making it; `noSuchFile` (the folder above), `permissionDenied`, `noSpace`, `storage`.
    package init(for path: String, filePermissions: UInt32) throws(LedgerError) {
        var path = path
        while path.count > 1, path.hasSuffix("/") { path.removeLast() }
        guard !path.isEmpty, !path.utf8.contains(0) else {
            throw LedgerError(
                .noSuchFile, "a path is not empty and has no NUL byte", remedy: "name a folder", path: path)
        }
        let temporary = path + "-partial"
        // Who may read the files may search the folders.
        let folderPermissions = filePermissions | (filePermissions & 0o444) >> 2
        try StagedFolder.checkFree(path)
        descriptor = try StagedFolder.attempt(path) { () throws(SystemError) in
            if let left = try? FileDescriptor(path: temporary, mode: .readNotFollowing) {
                try StagedFolder.lock(left, at: temporary)
                try System.removeFolder(temporary)
            }
            try System.makeFolder(temporary, permissions: folderPermissions)
            let made = try FileDescriptor(path: temporary, mode: .readNotFollowing)
            try StagedFolder.lock(made, at: temporary)
            return made
        }
        self.path = path
        temporaryPath = temporary
        self.filePermissions = filePermissions
        self.folderPermissions = folderPermissions
    }

    deinit {
        if !isPublished { try? System.removeFolder(temporaryPath) }
    }

    /// Writes a file, in folders that are made where they are not there; the disk has its bytes when this returns.
    package func write(_ name: String, _ bytes: [UInt8]) throws(LedgerError) {
        try StagedFolder.attempt(path) { () throws(SystemError) in
            var folder = temporaryPath
            for part in name.split(separator: "/").dropLast() {
                folder += "/" + part
                do throws(SystemError) {
                    try System.makeFolder(folder, permissions: folderPermissions)
                    folders.append(folder)
                } catch  where error.number == SystemError.fileExists {}
            }
            let file = try FileDescriptor(
                path: temporaryPath + "/" + name,
                mode: .createExclusively(permissions: filePermissions))
            try file.write(bytes)
            try file.synchronise()
        }
    }

    /// Gives the folder its name, durably with all names in it, as one step; an empty folder of that name is replaced.
    package func publish() throws(LedgerError) {
        try StagedFolder.attempt(path) { () throws(SystemError) in
            for folder in folders.reversed() {
                try FileDescriptor(path: folder, mode: .readNotFollowing).synchronise()
            }
            try descriptor.synchronise()
            try System.rename(temporaryPath, replacing: path)
            isPublished = true
            try System.makeNameDurable(path)
        }
    }

    /// Locks what was opened at a path. Throws that the name is taken when another process has the lock, or had it before
    /// and put another folder there, or none.
    static func lock(_ folder: borrowing FileDescriptor, at path: String) throws(SystemError) {
        guard try folder.lockExclusively(waiting: false),
            try folder.status().identity == (try? FileStatus(path: path, followingLinks: false))?.identity
        else { throw SystemError(number: SystemError.fileExists) }
    }

    private static func checkFree(_ path: String) throws(LedgerError) {
        guard let status = try? FileStatus(path: path, followingLinks: false) else { return }
        let names = status.kind == .directory ? try? System.names(in: path) : nil
        guard names?.isEmpty == true else {
            throw LedgerError(
                .fileExists, "the name is taken", remedy: "name a folder that is not there, or an empty one",
                path: path)
        }
    }

    private static func attempt<Result: ~Copyable>(
        _ path: String, _ body: () throws(SystemError) -> Result
    ) throws(LedgerError) -> Result {
        do throws(SystemError) {
            return try body()
        } catch {
            guard error.number != SystemError.fileExists else {
                throw LedgerError(
                    .fileExists, "the folder is being made by another process, or its name is taken",
                    remedy: "wait for that, or name another folder", path: path)
            }
            throw FolderProblem.failure(error, "make the folder", path)
        }
    }
}
