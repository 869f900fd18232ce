// What must hold of the data file and the lock file whenever a transaction begins: that the paths still name
// them, that the data file has all its pages, and that the lock file's transaction is the data file's. LMDB
// looks at none of it, and would read another file's past, end the process by a signal, or write over what
// was committed. It costs four system calls.
internal import CLMDB
import Files

extension Environment {
    /// Throws `fileReplaced` unless the paths name the files that are open, and
    /// `truncated` where the meta pages are gone.
    func checkFiles(_ operation: String) throws(LMDBError) {
        guard !isNameless else { return }
        let status: FileStatus
        do { status = try FileStatus(path: resolvedPath) } catch {
            guard error.number == SystemError.noSuchFile else { throw error.named(operation, path) }
            throw failure(.fileReplaced, operation, "the file was moved or removed while it is open here")
        }
        guard status.identity == identity else {
            throw failure(.fileReplaced, operation, "the file was replaced by another one while it is open here")
        }
        if let lockFile, !lockFile.isAtItsPath {
            throw failure(
                .fileReplaced, operation, "the lock file '\(lockFile.path)' was removed while the file is open here")
        }
        guard status.sizeBytes >= 2 * System.pageSizeBytes else { throw cutShort(operation) }
    }

    /// Whether a transaction that has begun rests on the meta page of a committed one;
    /// false if others have overtaken it.
    ///
    /// Throws `outOfStep` where that can't be, and `truncated`.
    func checkStep(_ committed: Int, isWriter: Bool, _ operation: String) throws(LMDBError) -> Bool {
        guard !isNameless else { return true }
        var own = try turn(committed & 1, operation)
        // Without a lock file LMDB takes the newer page, also of a file whose pages are not in turn.
        if lockFile == nil, own.transaction != UInt64(committed) { own = try turn(1 - committed & 1, operation) }
        guard own.transaction >= UInt64(committed) else { throw failure(.outOfStep, operation) }
        guard own.transaction == UInt64(committed) else { return false }
        // Nobody else is writing: a newer meta page would be a committed transaction that the lock file doesn't know.
        if isWriter, try turn(1 - committed & 1, operation).transaction > UInt64(committed) {
            throw failure(.outOfStep, operation)
        }
        try checkLength(own.lastPage, operation)
        return true
    }

    private func turn(_ page: Int, _ operation: String) throws(LMDBError) -> (lastPage: UInt64, transaction: UInt64) {
        do throws(SystemError) {
            if let turn = try MetaPages.turn(page, in: descriptor) { return turn }
        } catch { throw error.named(operation, path) }
        throw cutShort(operation)
    }

    /// Throws `truncated` if the file ends before its last page, and more is missing than free pages.
    private func checkLength(_ lastPage: UInt64, _ operation: String) throws(LMDBError) {
        let size: Int
        do { size = try FileStatus(descriptor: descriptor).sizeBytes } catch { throw error.named(operation, path) }
        guard lastPage >= UInt64(size / System.pageSizeBytes) else { return }
        let shortfall = Shortfall(lastPage: lastPage, sizeBytes: size)
        if state.withLock({ $0.shortfall == shortfall }) { return }
        try checkWhole(operation)
        state.withLock { $0.shortfall = shortfall }
    }

    private func checkWhole(_ operation: String) throws(LMDBError) {
        do {
            let data = try FileDescriptor(path: resolvedPath, mode: .read)
            _ = try MetaPages(ofWhole: data, path: path, operation: operation)
        } catch let error as SystemError {
            throw error.named(operation, path)
        } catch let error as LMDBError {
            throw error
        } catch { throw failure(.inputOutput, operation) }
    }

    private func cutShort(_ operation: String) -> LMDBError {
        failure(.truncated, operation, "the file was cut short while it is open here")
    }
}
