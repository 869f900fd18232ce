// A folder being written: it has a temporary name beside its own until all its files are written and its
// maker has looked at it. It never takes a name that is taken, follows no symbolic link, and leaves
// nothing behind unless the process is killed.
//
// Making thousands of small files durable one by one costs a wait for the disk each. Where one call does it for all
// (`Folder.canSynchroniseFileSystem`) they are written first and waited for together, before the folder gets its name.

/// A folder that has not got its name yet; letting go of it without `publish` removes it.
///
/// A process that is killed leaves it under its temporary name, which the next one of the same name replaces.
package final class StagedFolder {
    /// The name it will have.
    package let path: String
    /// Its path until then: the name with `-partial` appended.
    package let temporaryPath: String

    private let name: String
    private let temporaryName: String
    /// The folder that it is in.
    private let above: Folder
    /// Its root holds the lock that distinguishes a folder being written from one that a killed process left.
    package let tree: FolderTree
    private let identity: FileIdentity
    private var isPublished = false
    private let filePermissions: UInt32
    private let folderPermissions: UInt32
    /// Whether the disk is waited for once, at the end.
    private let waitsOnce: Bool
    /// The folders inside it that files were written to, where each is waited for.
    private var folders: Set<Substring> = []

    /// Makes the folder under its temporary name, and later its files with those permissions.
    ///
    /// With `waitsOnce` false each file is waited for by itself, as it is where the file system offers nothing
    /// else. Throws `fileExists` when there is anything but an empty folder at the path, something that is no
    /// folder under the temporary name, or another process is making it; `noSuchFile` (the folder above),
    /// `permissionDenied`, `noSpace`, `storage`.
    package init(for path: String, filePermissions: UInt32, waitsOnce: Bool = true) throws(LedgerError) {
        var path = path
        while path.count > 1, path.hasSuffix("/") { path.removeLast() }
        let (folder, name) = FolderTree.parts(path[...])
        guard !name.isEmpty, name != ".", name != "..", !path.utf8.contains(0) else {
            throw LedgerError(
                .noSuchFile, "a path ends in a name and has no NUL byte", remedy: "name a new folder", file: path)
        }
        self.path = path
        temporaryPath = path + "-partial"
        self.name = String(name)
        temporaryName = name + "-partial"
        self.filePermissions = filePermissions
        // Who may read the files may search the folders.
        folderPermissions = filePermissions | (filePermissions & 0o444) >> 2
        let above = try StagedFolder.attempt(path) { () throws(SystemError) in
            try Folder(path: name.startIndex == path.startIndex ? "." : folder.isEmpty ? "/" : String(folder))
        }
        try StagedFolder.checkFree(self.name, in: above, path)
        try StagedFolder.removeLeft(temporaryName, in: above, path, within: folderPermissions)
        self.above = above
        let (temporaryName, permissions) = (temporaryName, folderPermissions)
        let made = try StagedFolder.attempt(path) { () throws(SystemError) in
            try above.makeFolder(temporaryName, permissions: permissions)
            do throws(SystemError) {
                let made = try above.folder(temporaryName)
                try StagedFolder.lock(made, named: temporaryName, in: above)
                return (root: made, identity: try made.status().identity)
            } catch  where error.number != SystemError.fileExists {
                // What can't be opened or locked is empty still, and would be in the way of nobody but its reader.
                if let made = try? above.status(of: temporaryName) {
                    try? above.removeFolder(temporaryName, ifItIs: made.identity)
                }
                throw error
            }
        }
        tree = FolderTree(made.root)
        identity = made.identity
        self.waitsOnce = waitsOnce && made.root.canSynchroniseFileSystem
    }

    deinit {
        guard !isPublished else { return }
        try? tree.root.empty()
        try? above.removeFolder(temporaryName, ifItIs: identity)
    }

    /// Writes a file, in folders that are made where they are not there; the disk has its bytes once `publish` returns.
    package func write(_ name: String, _ bytes: [UInt8]) throws(LedgerError) {
        try StagedFolder.attempt(path) { () throws(SystemError) in
            let (path, name) = FolderTree.parts(name[...])
            let file = try tree.folder(path, making: folderPermissions)
                .makeFile(String(name), permissions: filePermissions)
            try file.write(bytes)
            // What is written while the rest is made, and looked at, need not be waited for in the end.
            guard !waitsOnce else {
                file.beginSynchronising()
                return
            }
            try file.synchronise()
            var folder = path
            while folders.insert(folder).inserted, !folder.isEmpty { folder = FolderTree.parts(folder).folder }
        }
    }

    /// Begins a file in the folder itself that is written piece by piece, as any number of others at the same time.
    package func begin(_ name: String) throws(LedgerError) -> StagedFolderFile {
        try StagedFolder.attempt(path) { () throws(SystemError) in
            StagedFolderFile(try tree.root.makeFile(name, permissions: filePermissions), of: self)
        }
    }

    /// Lets the disk have a file that is complete, or waits for it.
    fileprivate func end(_ file: borrowing FileDescriptor) throws(SystemError) {
        guard !waitsOnce else { return file.beginSynchronising() }
        try file.synchronise()
        folders.insert("")
    }

    /// Gives the folder its name, as one step; an empty folder of that name is replaced. When it returns the
    /// disk has the name and everything below it.
    ///
    /// When it throws there is no folder of that name, unless the error says that it is there.
    package func publish() throws(LedgerError) {
        try StagedFolder.attempt(path) { () throws(SystemError) in
            if waitsOnce {
                try tree.root.synchroniseFileSystem()
            } else {
                for folder in folders { try tree.folder(folder).synchronise() }
            }
            try above.rename(temporaryName, to: name)
        }
        do throws(SystemError) {
            try above.synchronise()
            isPublished = true
        } catch {
            // The name is not on the disk for certain, so it is taken back.
            guard (try? above.rename(name, to: temporaryName)) != nil else {
                isPublished = true
                let reason = error.explanation
                throw LedgerError(
                    .storage, "the folder is there and whole, but may be gone after the machine fails: \(reason)",
                    remedy: "look at the disk, and make it again under another name", file: path)
            }
            throw FolderProblem.failure(error, "make the folder", path)
        }
    }

    /// Locks what was opened under a name. Throws that the name is taken when another process has the lock, or had it
    /// before and put another folder there, or none.
    package static func lock(_ folder: Folder, named name: String, in above: Folder) throws(SystemError) {
        guard try folder.lockExclusively(), try folder.status().identity == (try? above.status(of: name))?.identity
        else { throw SystemError(number: SystemError.fileExists) }
    }

    private static func checkFree(_ name: String, in above: Folder, _ path: String) throws(LedgerError) {
        guard let status = try? above.status(of: name) else { return }
        guard status.kind == .directory, (try? above.folder(name).names())?.isEmpty == true else {
            throw LedgerError(
                .fileExists, "the name is taken", remedy: "name a new or an empty folder",
                file: path)
        }
    }

    /// Takes away what a process that was killed left under the temporary name, with no more rights than it gives.
    private static func removeLeft(
        _ name: String, in above: Folder, _ path: String, within permissions: UInt32
    ) throws(LedgerError) {
        guard let status = try? above.status(of: name) else { return }
        guard status.kind == .directory else {
            throw LedgerError(
                .fileExists, "what has the name with -partial appended is not a folder",
                remedy: "move it away, or name another folder", file: path)
        }
        guard status.isOwn(within: permissions) else {
            throw LedgerError(
                .fileExists, "what has the name with -partial appended was not left by this program",
                remedy: "move it away, or name another folder", file: path)
        }
        try attempt(path) { () throws(SystemError) in
            let left = try above.folder(name)
            try lock(left, named: name, in: above)
            try left.empty()
            try above.removeFolder(name, ifItIs: try left.status().identity)
        }
    }

    fileprivate static func attempt<Result: ~Copyable>(
        _ path: String, _ body: () throws(SystemError) -> Result
    ) throws(LedgerError) -> Result {
        do throws(SystemError) {
            return try body()
        } catch {
            guard error.number != SystemError.fileExists else {
                throw LedgerError(
                    .fileExists, "the folder is being made by another process, or its name is taken",
                    remedy: "wait for that, or name another folder", file: path)
            }
            throw FolderProblem.failure(error, "make the folder", path)
        }
    }
}

/// A file of a staged folder that is written piece by piece. Letting go of it without `end` leaves it to the folder.
package final class StagedFolderFile {
    private let descriptor: FileDescriptor
    private let folder: StagedFolder

    fileprivate init(_ descriptor: consuming FileDescriptor, of folder: StagedFolder) {
        self.descriptor = descriptor
        self.folder = folder
    }

    /// Writes bytes behind those written before. Throws `noSpace` and `storage`.
    package func write(_ bytes: [UInt8]) throws(LedgerError) {
        try StagedFolder.attempt(folder.path) { () throws(SystemError) in try descriptor.write(bytes) }
    }

    /// Ends the file; the disk has it once the folder is published.
    package func end() throws(LedgerError) {
        try StagedFolder.attempt(folder.path) { () throws(SystemError) in try folder.end(descriptor) }
    }
}
