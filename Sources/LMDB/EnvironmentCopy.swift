// A copy being made: it has a temporary name beside its own until its maker has checked it and publishes
// it. It never takes a name that is taken, and it leaves nothing behind unless the process is killed.

import Files

/// A copied file that has not got its name yet; going out of scope without `publish` removes it.
///
/// A process that is killed leaves it under its temporary name, which the next copy to the same name replaces.
public struct EnvironmentCopy: ~Copyable {
    /// The name it will have.
    public let path: String
    /// Its path until then: the name with `-partial` appended.
    public let temporaryPath: String

    let descriptor: FileDescriptor
    private let identity: FileIdentity
    private static let operation = "write the copy"

    private init(path: String, temporaryPath: String, descriptor: consuming FileDescriptor, identity: FileIdentity) {
        self.path = path
        self.temporaryPath = temporaryPath
        self.descriptor = descriptor
        self.identity = identity
    }

    deinit { System.remove(temporaryPath, ifItIs: identity) }

    /// The length of the copy, in bytes.
    public func sizeBytes() throws(LMDBError) -> Int {
        do {
            return try descriptor.status().sizeBytes
        } catch { throw failure(error.number) }
    }

    /// Gives the copy its name, durably; throws `fileExists` if there is such a file by now.
    ///
    /// When it throws there is no copy, unless the error says that it is there.
    public consuming func publish() throws(LMDBError) {
        do {
            try System.rename(temporaryPath, toNew: path)
        } catch { throw failure(error.number) }
        do {
            try System.makeNameDurable(path)
        } catch {
            // The name is not on the disk for certain, so it goes again.
            System.remove(path, ifItIs: identity)
            let isThere = (try? FileStatus(path: path, followingLinks: false))?.identity == identity
            throw LMDBError(
                code: LMDBError.Code(returned: error.number), operation: Self.operation, path: path,
                detail: isThere ? "the copy is there and whole, but may be gone after the machine fails" : "")
        }
    }

    func synchronise() throws(LMDBError) {
        do {
            try descriptor.synchronise()
        } catch { throw failure(error.number) }
    }

    /// Takes everything out again, for another attempt.
    func empty() throws(LMDBError) {
        do {
            try descriptor.empty()
        } catch { throw failure(error.number) }
    }

    func failure(_ number: Int32) -> LMDBError { SystemError(number: number).named(Self.operation, path) }

    private struct IsUnderWay: Error {}
    private struct IsInTheWay: Error {}

    /// Makes an empty file, locked for as long as the value lives; replaces one that a killed process left.
    static func begin(path: String, permissions: UInt32) throws(LMDBError) -> EnvironmentCopy {
        guard !path.isEmpty, !path.utf8.contains(0) else {
            throw LMDBError(code: .invalidPath, operation: operation, path: path)
        }
        do {
            if (try? FileStatus(path: path, followingLinks: false)) != nil {
                throw SystemError(number: SystemError.fileExists)
            }
            return try claim(path, permissions: permissions)
        } catch let error as SystemError {
            throw error.named(operation, path)
        } catch is IsInTheWay {
            throw LMDBError(code: .notRegularFile, operation: operation, path: path)
        } catch {
            throw LMDBError(code: .copyUnderWay, operation: operation, path: path)
        }
    }

    /// A new file that is locked: the lock distinguishes a copy being written from one that was left behind.
    private static func claim(_ path: String, permissions: UInt32) throws -> EnvironmentCopy {
        let temporaryPath = path + "-partial"
        for _ in 0..<8 {
            do {
                let made = try FileDescriptor(
                    path: temporaryPath, mode: .createExclusively(permissions: permissions))
                let identity = try made.status().identity
                guard try locks(made, orRemoves: temporaryPath, identity) else { throw IsUnderWay() }
                // Between making and locking another process may have taken it for one that was left.
                if (try? FileStatus(path: temporaryPath, followingLinks: false))?.identity == identity {
                    return EnvironmentCopy(
                        path: path, temporaryPath: temporaryPath, descriptor: made, identity: identity)
                }
            } catch let error as SystemError where error.number == SystemError.fileExists {
                try removeLeft(temporaryPath)
            }
        }
        throw IsUnderWay()
    }

    /// Locks a file that was just made; where that can't be done the file goes again.
    private static func locks(
        _ made: borrowing FileDescriptor, orRemoves path: String, _ identity: FileIdentity
    ) throws(SystemError) -> Bool {
        do throws(SystemError) {
            return try made.lockExclusively(waiting: false)
        } catch {
            System.remove(path, ifItIs: identity)
            throw error
        }
    }

    private static func removeLeft(_ path: String) throws {
        guard let left = try? FileStatus(path: path, followingLinks: false) else { return }
        guard left.kind == .regular else { throw IsInTheWay() }
        let descriptor = try FileDescriptor(path: path, mode: .read)
        guard try descriptor.lockExclusively(waiting: false) else { throw IsUnderWay() }
        System.remove(path, ifItIs: try descriptor.status().identity)
    }
}
