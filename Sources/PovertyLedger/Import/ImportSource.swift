// The source of an import: a file by its path, or a pipe, whose content is first copied to a file. A pipe may be idle
// for hours, and nobody else could record meanwhile if it were read under the writers' lock. It parses nothing.

import EventLedger
import Files

#if canImport(Darwin)
    internal import Darwin
#elseif canImport(Musl)
    internal import Musl
#else
    internal import Glibc
#endif

/// A source of lines.
enum ImportSource: Sendable {
    /// A file of its own, `-` for standard input that is one.
    case file(String)
    /// A pipe, read to its end.
    case kept(KeptInput)

    /// The source that a path names, `-` for standard input; waits for the end of a pipe.
    ///
    /// `progress` is given the bytes read so far. Throws `readFailed`, and `noSpace` where the content of a pipe does
    /// not fit on the disk.
    init(path: String, besideFileAt neighbour: String, progress: (Int) -> Void) throws(LedgerError) {
        if try LineReader.isPipe(path) {
            self = .kept(try KeptInput(path: path, besideFileAt: neighbour, progress: progress))
        } else {
            self = .file(path)
        }
    }

    /// Its size in bytes.
    var bytes: Int {
        get throws(LedgerError) {
            switch self {
            case .file(let path): try LineReader.bytes(ofFileAt: path) ?? 0
            case .kept(let input): input.bytes
            }
        }
    }
}

/// The content of a pipe in a file without a name, which is removed with the last reference or the process.
final class KeptInput: Sendable {
    /// The pipe as the user named it.
    let name: String
    /// The size of the content.
    let bytes: Int
    /// The file, to be read once from its beginning.
    let descriptor: Int32

    /// Reads a pipe to its end.
    init(path: String, besideFileAt neighbour: String, progress: (Int) -> Void) throws(LedgerError) {
        name = WholeFile.name(of: path)
        var pipe: Int32 = STDIN_FILENO
        if path != "-" {
            repeat { pipe = open(path, O_RDONLY | O_CLOEXEC) } while pipe < 0 && errno == EINTR
            guard pipe >= 0 else { throw LineReader.failure("cannot be opened", errno, path) }
        }
        defer { if path != "-" { _ = close(pipe) } }
        let file = try ScratchFile(besideLedgerAt: neighbour)
        file.removeName()
        let kept = file.descriptor
        do throws(LedgerError) {
            bytes = try KeptInput.copy(pipe, to: kept, name, progress)
            guard lseek(kept, 0, SEEK_SET) == 0 else { throw KeptInput.noRoom(errno, name) }
        } catch {
            _ = close(kept)
            throw error
        }
        descriptor = kept
    }

    deinit { _ = close(descriptor) }

    private static func copy(
        _ pipe: Int32, to kept: Int32, _ name: String, _ progress: (Int) -> Void
    ) throws(LedgerError) -> Int {
        var total = 0
        var chunk = [UInt8](repeating: 0, count: 256 << 10)
        while true {
            let count = chunk.withUnsafeMutableBytes { read(pipe, $0.baseAddress, $0.count) }
            if count < 0, errno == EINTR { continue }
            guard count >= 0 else { throw LineReader.failure("cannot be read", errno, name) }
            guard count > 0 else { return total }
            var written = 0
            while written < count {
                let result = chunk.withUnsafeBytes { write(kept, $0.baseAddress.map { $0 + written }, count - written) }
                if result < 0, errno == EINTR { continue }
                guard result >= 0 else { throw noRoom(errno, name) }
                written += result
            }
            total += count
            progress(total)
        }
    }

    private static func noRoom(_ number: Int32, _ name: String) -> LedgerError {
        let isFull = [ENOSPC, EDQUOT, EFBIG].contains(number)
        return LedgerError(
            isFull ? .noSpace : .storage,
            "the content of the pipe cannot be stored: \(String(cString: strerror(number)))",
            remedy: "make room in the folder of the ledger, or import from a file; nothing was recorded", file: name
        )
    }
}
