// A file being written: it has a temporary name beside its own until it is whole. It never takes a name that is taken,
// follows no symbolic link, and leaves nothing behind unless the process is killed.

/// A file that has not got its name yet; letting go of it without `publish` removes it.
///
/// A process that is killed leaves it under its temporary name, which the next one of the same name replaces.
package final class StagedFile {
    /// The name it will have.
    package let path: String
    /// Its path until then: the name with `-partial` appended. A library that takes paths may write to it.
    package let temporaryPath: String
    private let descriptor: FileDescriptor
    private let identity: FileIdentity
    private var isPublished = false

    /// Makes it, empty, for its owner and group.
    ///
    /// A leftover is taken over where its rights are those of one that was made here; `takingOverAnyLeftover` is for names
    /// that nobody else gives, on disks that keep no rights, such as those of memory sticks.
    /// Throws `fileExists` when the name is taken, or another process is making the file; `noSuchFile` (the folder),
    /// `permissionDenied`, `noSpace`, `storage`.
    package init(for path: String, takingOverAnyLeftover takesAny: Bool = false) throws(LedgerError) {
        self.path = path
        temporaryPath = path + "-partial"
        guard !path.utf8.contains(0) else {
            throw LedgerError(.noSuchFile, "a path has no NUL byte", remedy: "choose another name", file: path)
        }
        do throws(SystemError) {
            guard (try? FileStatus(path: path, followingLinks: false)) == nil else {
                throw SystemError(number: SystemError.fileExists)
            }
            descriptor = try StagedFile.made(temporaryPath, takingOverAnyLeftover: takesAny)
            identity = try descriptor.status().identity
        } catch {
            guard error.number == SystemError.fileExists,
                let left = try? FileStatus(path: temporaryPath, followingLinks: false),
                left.kind != .regular || !takesAny && !left.isOwn(within: StagedFile.permissions)
            else { throw NewFile.failure(error, path) }
            throw LedgerError(
                .fileExists, "what has the name with -partial appended was not left by this program",
                remedy: "move it away, or choose another name", file: path)
        }
    }

    deinit {
        if !isPublished { System.remove(temporaryPath, ifItIs: identity) }
    }

    private static let permissions: UInt32 = 0o640

    /// Makes the file, or takes over one that a killed process left: nobody has its lock, and its rights are those of
    /// one that was made here.
    private static func made(_ path: String, takingOverAnyLeftover takesAny: Bool) throws(SystemError) -> FileDescriptor
    {
        var found: FileDescriptor
        do throws(SystemError) {
            found = try FileDescriptor(path: path, mode: .createExclusively(permissions: permissions))
        } catch {
            guard error.number == SystemError.fileExists else { throw error }
            found = try FileDescriptor(path: path, mode: .readWriteNotFollowing)
        }
        let status = try found.status()
        guard status.kind == .regular, takesAny || status.isOwn(within: permissions),
            try found.lockExclusively(waiting: false),
            try found.status().identity == (try? FileStatus(path: path, followingLinks: false))?.identity
        else { throw SystemError(number: SystemError.fileExists) }
        try found.empty()
        return found
    }

    /// Writes bytes behind those written before. Throws `noSpace` and `storage`.
    package func write(_ bytes: [UInt8]) throws(LedgerError) {
        do throws(SystemError) {
            try descriptor.write(bytes)
        } catch { throw NewFile.failure(error, path) }
    }

    /// The error of a library that writes to the temporary path and failed with an errno.
    package func failure(errno number: Int32) -> LedgerError { NewFile.failure(SystemError(number: number), path) }

    /// Lets the system begin to write what it holds, so that `publish` waits for less.
    package func beginSynchronising() { descriptor.beginSynchronising() }

    /// Gives the file its name, as one step; when it returns the disk has it. `makingNameDurable` is false for one of
    /// several files whose folder the caller synchronises: then the disk has the content, and the name only after that.
    package func publish(makingNameDurable isNameDurable: Bool = true) throws(LedgerError) {
        do throws(SystemError) {
            try descriptor.synchronise()
            try System.rename(temporaryPath, toNew: path)
            isPublished = true
            guard isNameDurable else { return }
            do throws(SystemError) {
                try System.makeNameDurable(path)
            } catch {
                // A name that a power cut may take away is not given.
                System.remove(path, ifItIs: identity)
                throw error
            }
        } catch { throw NewFile.failure(error, path) }
    }
}
