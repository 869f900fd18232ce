// Ctrl-C during an import: the process ends at once and says, truthfully, that nothing was imported. What was staged is
// cleared away by the next writer. Once the import commits, it is too late, and Ctrl-C does nothing.

import Synchronization

#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#else
    import Darwin
#endif

/// What Ctrl-C does while entries are being imported.
enum Interruption {
    private static let running = 0
    private static let committing = 1
    private static let interrupted = 2
    private static let phase = Atomic<Int>(running)
    private static let barDrawn = Atomic<Bool>(false)

    /// Whether a progress bar stands on the line that the message would go to.
    static var isBarDrawn: Bool {
        get { barDrawn.load(ordering: .relaxed) }
        set { barDrawn.store(newValue, ordering: .relaxed) }
    }

    /// From here on Ctrl-C ends the process with its message; an ignored Ctrl-C stays ignored.
    static func watch() {
        // Both values are made here, since a signal handler must not be the first to touch them.
        phase.store(running, ordering: .relaxed)
        isBarDrawn = false
        let previous = signal(SIGINT) { _ in Interruption.end() }
        if unsafeBitCast(previous, to: Int.self) == unsafeBitCast(SIG_IGN, to: Int.self) { signal(SIGINT, SIG_IGN) }
    }

    /// From here on Ctrl-C does nothing. When it came just before, this never returns.
    static func commit() {
        let isOurs = phase.compareExchange(expected: running, desired: committing, ordering: .sequentiallyConsistent)
        while !isOurs.exchanged, isOurs.original == interrupted { pause() }
    }

    /// From here on Ctrl-C ends the process as it ends any other.
    static func unwatch() { signal(SIGINT, SIG_DFL) }

    /// The handler: only calls that are safe inside one.
    private static func end() {
        guard
            phase.compareExchange(expected: running, desired: interrupted, ordering: .sequentiallyConsistent).exchanged
        else { return }
        if isBarDrawn { say("\r\u{1B}[K") }
        say("socai: interrupted; nothing was imported\n")
        _exit(130)
    }

    private static func say(_ message: StaticString) {
        _ = write(2, message.utf8Start, message.utf8CodeUnitCount)
    }
}
