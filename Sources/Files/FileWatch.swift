// A notice when any process writes to a file. It says that something was written and not what, and it may say
// so more often than it was; the waiting program checks for itself.

internal import CFiles

#if canImport(Darwin)
    internal import Darwin
#elseif canImport(Musl)
    internal import Musl
#else
    internal import Glibc
#endif

/// A watch over the file at a path, for as long as it lives.
package final class FileWatch: Sendable {
    /// Can be read from when something was written since the last `drain`.
    package let descriptor: Int32

    /// Watches a file; nil where the system does not report writes.
    package init?(path: String) {
        descriptor = socai_watch(path)
        guard descriptor >= 0 else { return nil }
    }

    deinit { _ = close(descriptor) }

    /// Takes in all that was said so far.
    package func drain() {
        withUnsafeTemporaryAllocation(byteCount: 4_096, alignment: 8) { buffer in
            while read(descriptor, buffer.baseAddress, buffer.count) > 0 {}
        }
    }
}
