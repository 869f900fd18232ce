// Where a synthetic history goes: standard output or a file. Bytes are handed to the system as they come; nothing is
// read back, and a history that is cut short by an error stays cut short.

#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#else
    import Darwin
#endif

/// A file (or standard output) could not be opened or written.
struct SynthesisOutputError: Error, CustomStringConvertible {
    /// The path, or `standard output`.
    let path: String
    /// The system's number for what went wrong.
    let code: Int32

    var description: String { "\(path) cannot be written: \(String(cString: strerror(code)))" }
}

/// An open file to write bytes to, closed when it goes away.
struct SynthesisOutput: ~Copyable {
    private let descriptor: Int32
    private let path: String?

    /// Opens a file anew, or takes standard output where the path is nil.
    init(path: String?) throws(SynthesisOutputError) {
        self.path = path
        guard let path else {
            descriptor = STDOUT_FILENO
            return
        }
        descriptor = open(path, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0o644)
        if descriptor < 0 { throw SynthesisOutputError(path: path, code: errno) }
    }

    /// Writes all the bytes.
    func write(_ bytes: RawSpan) throws(SynthesisOutputError) {
        let failure: Int32 = bytes.withUnsafeBytes { buffer in
            var rest = buffer[...]
            while !rest.isEmpty {
                let written = send(UnsafeRawBufferPointer(rebasing: rest))
                if written < 0 {
                    if errno == EINTR { continue }
                    return errno
                }
                rest = rest.dropFirst(written)
            }
            return 0
        }
        if failure != 0 { throw SynthesisOutputError(path: path ?? "standard output", code: failure) }
    }

    private func send(_ bytes: UnsafeRawBufferPointer) -> Int {
        #if canImport(Glibc)
            Glibc.write(descriptor, bytes.baseAddress, bytes.count)
        #elseif canImport(Musl)
            Musl.write(descriptor, bytes.baseAddress, bytes.count)
        #else
            Darwin.write(descriptor, bytes.baseAddress, bytes.count)
        #endif
    }

    deinit {
        if path != nil { _ = close(descriptor) }
    }
}
