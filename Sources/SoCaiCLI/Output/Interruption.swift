// Ctrl-C in a verb that records: before the commit the process ends at once and says, truthfully, that nothing was
// recorded; what was staged is cleared away by the next writer. During the commit Ctrl-C does nothing, and afterwards
// it ends the process as what it is: done, with status 0.

import EventLedger
import Synchronization

#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#else
    import Darwin
#endif

/// What Ctrl-C does while entries are being recorded.
enum Interruption {
    private static let unwatched = 0
    private static let running = 1
    private static let committing = 2
    private static let done = 3
    private static let interrupted = 4
    private static let phase = Atomic<Int>(unwatched)
    private static let barDrawn = Atomic<Bool>(false)

    /// Whether a progress bar is on the line that the message would go to.
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

    /// From here on the first Ctrl-C, `kill` or end of the terminal is what `check` throws for, so that a file that is not
    /// whole is removed; the second ends the process. What is ignored stays ignored.
    static func watchForFile() {
        phase.store(running, ordering: .relaxed)
        for number in [SIGINT, SIGTERM, SIGHUP] {
            let previous = signal(number) { number in
                Interruption.phase.store(Interruption.interrupted, ordering: .relaxed)
                signal(number, SIG_DFL)
            }
            if unsafeBitCast(previous, to: Int.self) == unsafeBitCast(SIG_IGN, to: Int.self) { signal(number, SIG_IGN) }
        }
    }

    /// Whether Ctrl-C came since `watchForFile`.
    static var hasCome: Bool { phase.load(ordering: .relaxed) == interrupted }

    /// Throws `cancelled` where Ctrl-C came since `watchForFile`.
    static func check() throws(LedgerError) {
        guard hasCome else { return }
        throw LedgerError(.cancelled, "interrupted; nothing was written")
    }

    /// From here on Ctrl-C does nothing. When it came just before, this never returns. Without `watch` it is nothing.
    static func commit() {
        let isOurs = phase.compareExchange(expected: running, desired: committing, ordering: .sequentiallyConsistent)
        while !isOurs.exchanged, isOurs.original == interrupted { pause() }
    }

    /// What was to be done is done, or nothing was to be recorded: from here on Ctrl-C ends the process with status 0.
    static func finish() {
        let isOurs = phase.compareExchange(expected: running, desired: done, ordering: .sequentiallyConsistent)
        while !isOurs.exchanged, isOurs.original == interrupted { pause() }
        phase.store(done, ordering: .sequentiallyConsistent)
    }

    /// The handler: only calls that are safe inside one.
    private static func end() {
        let now = phase.compareExchange(
            expected: running, desired: interrupted, ordering: .sequentiallyConsistent)
        if now.exchanged {
            if isBarDrawn { say("\r\u{1B}[K") }
            say("socai: interrupted; nothing was recorded\n")
            _exit(ExitStatus.interrupted.rawValue)
        } else if now.original == done {
            say("socai: interrupted after everything was done\n")
            _exit(0)
        }
    }

    private static func say(_ message: StaticString) {
        _ = write(2, message.utf8Start, message.utf8CodeUnitCount)
    }
}
