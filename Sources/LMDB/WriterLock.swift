// The lock that keeps other writers out over many transactions. It is an advisory lock on the data file through a
// descriptor of its own, so the system takes it back even if the process is killed. It never touches LMDB's own lock.

import Files

/// Held by one writer at a time over all processes, until it is released, the last reference goes or the process ends.
public final class WriterLock: Sendable {
    private let descriptor: FileDescriptor

    init(descriptor: consuming FileDescriptor) { self.descriptor = descriptor }
}

extension Environment {
    /// Waits until no other writer holds the lock, and takes it.
    ///
    /// It excludes only those who take it too, other threads of this process among them. Keep the result for as long as
    /// the lock is to be held. Throws `fileReplaced` if the path now names another file, and `nestedTransaction` on a
    /// thread that is in a write transaction, which would wait for itself.
    public func lockWriters() throws(LMDBError) -> WriterLock {
        try checkNotWriting()
        guard let lock = try lockWriters(waiting: true) else { throw failure(.inputOutput, "lock") }
        return lock
    }

    /// Throws `nestedTransaction` on a thread that is in a write transaction: it would wait for itself.
    public func checkNotWriting() throws(LMDBError) {
        guard state.withLock({ $0.writerThread }) != System.currentThread else {
            throw failure(.nestedTransaction, "lock")
        }
    }

    /// Takes the lock of `lockWriters` if nobody holds it; nil otherwise. Never waits.
    public func tryLockWriters() throws(LMDBError) -> WriterLock? {
        try lockWriters(waiting: false)
    }

    private func lockWriters(waiting: Bool) throws(LMDBError) -> WriterLock? {
        do {
            let descriptor = try FileDescriptor(
                path: resolvedPath, mode: access == .readWrite ? .readWrite : .read)
            guard try descriptor.status().identity == identity else { throw failure(.fileReplaced, "lock") }
            guard try descriptor.lockExclusively(waiting: waiting) else { return nil }
            return WriterLock(descriptor: descriptor)
        } catch let error as LMDBError {
            throw error
        } catch let error as SystemError {
            throw error.named("lock", path)
        } catch {
            throw failure(.inputOutput, "lock")
        }
    }
}
