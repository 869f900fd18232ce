// Standard output and standard error as the system has them: writing all of some bytes, and what terminal there is.

#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#else
    import Darwin
#endif

/// One of the two descriptors a program writes to.
enum StandardDescriptor: Int32 {
    /// Standard output.
    case output = 1
    /// Standard error.
    case error = 2

    /// Writes all the bytes and returns 0, or the system's number for what went wrong.
    func write(_ bytes: [UInt8]) -> Int32 {
        bytes.withUnsafeBytes { all in
            var rest = all[...]
            while !rest.isEmpty {
                let piece = UnsafeRawBufferPointer(rebasing: rest)
                let written = systemWrite(rawValue, piece.baseAddress, piece.count)
                if written < 0 {
                    if errno == EINTR { continue }
                    return errno
                }
                rest = rest.dropFirst(written)
            }
            return 0
        }
    }

    /// The columns of the terminal behind it; nil when it is no terminal.
    var terminalColumns: Int? {
        guard isatty(rawValue) == 1 else { return nil }
        var size = winsize()
        guard ioctl(rawValue, UInt(TIOCGWINSZ), &size) == 0, size.ws_col > 0 else { return 80 }
        return Int(size.ws_col)
    }
}

private func systemWrite(_ descriptor: Int32, _ bytes: UnsafeRawPointer?, _ count: Int) -> Int {
    write(descriptor, bytes, count)
}
