// A file that is open for reading at any offset, as libraries and rows side by side need it. It is a regular file of a
// bounded size: a pipe has no offsets.

internal import Files

/// A regular file that is open for reading.
final class OpenedFile {
    private let descriptor: FileDescriptor
    /// Its bytes when it was opened.
    let sizeBytes: Int

    /// Opens it. Throws `readFailed` and `fileTooLarge`.
    init(path: String, limits: TableLimits) throws(LedgerError) {
        do throws(SystemError) {
            descriptor = try FileDescriptor(path: path, mode: .read)
            let status = try descriptor.status()
            guard status.kind == .regular else {
                throw SystemError(number: status.kind == .directory ? SystemError.isDirectory : SystemError.tryAgain)
            }
            sizeBytes = status.sizeBytes
        } catch {
            guard error.number != SystemError.tryAgain else {
                throw LedgerError(.readFailed, "this is not a regular file", remedy: "name a file on a disk")
            }
            throw LedgerError.readFailed("file", "cannot be opened", error.number)
        }
        guard sizeBytes <= limits.fileBytes else {
            throw TableProblem.tooLarge("the file is larger than \(limits.fileBytes) bytes")
        }
    }

    /// The number of the descriptor, for a library that makes its own of it.
    var number: Int32 { descriptor.rawValue }

    /// Up to `count` bytes from an offset; fewer where the file ends. Throws `readFailed`.
    func read(at offset: Int, count: Int) throws(LedgerError) -> [UInt8] {
        guard offset <= sizeBytes else { return [] }
        do throws(SystemError) {
            return try descriptor.read(at: offset, count: count)
        } catch { throw LedgerError.readFailed("file", "cannot be read", error.number) }
    }
}
