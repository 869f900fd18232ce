// Sends what was printed at once, so that the test on the other end of the pipe isn't left waiting. Nothing else.
#if canImport(Darwin)
    import Darwin
#elseif canImport(Musl)
    import Musl
#else
    import Glibc
#endif

/// Hands all printed lines to the reader of standard output.
func flush() { _ = fflush(nil) }
