// A file without a name, for scratch data: it goes with the environment or the process, whichever ends
// first, however it ends. Nobody else can open it, so it has no lock file, and nothing waits for the disk.

import Files
internal import CLMDB

extension Environment {
    /// Opens an empty file of this process to write to, and takes its name away.
    ///
    /// Throws `alreadyOpen`, `notLMDB` for a file that is not empty or none, and what opening throws; the name is taken
    /// away then too unless the file holds something.
    package convenience init(takingNameOf path: String) throws(LMDBError) {
        let options = EnvironmentOptions(access: .readWrite, synchronous: false)
        let opened = try EnvironmentOpening(path: path, options: options).runNameless()
        self.init(path, options, opened, isNameless: true)
    }
}

extension EnvironmentOpening {
    /// Opens an empty file without a lock file and removes its name; it is entered in the
    /// registry exactly if this returns.
    fileprivate func runNameless() throws(LMDBError) -> Opened {
        let status: FileStatus
        do { status = try FileStatus(path: path, followingLinks: false) } catch { throw named(error) }
        guard status.kind == .regular, status.sizeBytes == 0 else { throw failure(.notLMDB, "the file is not empty") }
        guard OpenFiles.claim(status.identity) else { throw failure(.alreadyOpen) }
        defer { System.remove(path, ifItIs: status.identity) }
        do throws(LMDBError) {
            let handle = try openRepeatedly(path, status: status, withoutLock: true)
            return Opened(handle: handle, identity: status.identity, resolvedPath: path, lockFile: nil)
        } catch {
            OpenFiles.release(status.identity)
            throw error
        }
    }
}
