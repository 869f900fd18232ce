// Signals that end the program, held back while something is on the disk that must not stay there. Whoever holds them
// asks from time to time whether one came, cleans up and lets go; then the signal ends the program as it always does.
// Nothing runs inside a signal handler, where next to nothing is allowed.

import Files

#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#else
    import Darwin
#endif

/// The signals of Ctrl-C, of a closed terminal and of `kill`, held back from this thread and those it starts.
struct HeldSignals {
    /// The signals that were let through before; those of a program that is started while others are held.
    private(set) var before = sigset_t()
    private var held: [Int32] = []

    private static let ending = [SIGHUP, SIGINT, SIGTERM]

    /// Holds them back, but for those that this program ignores, as under `nohup`.
    init() {
        for number in HeldSignals.ending where !HeldSignals.isIgnored(number) { held.append(number) }
        var set = sigset_t()
        sigemptyset(&set)
        for number in held { sigaddset(&set, number) }
        pthread_sigmask(SIG_BLOCK, &set, &before)
    }

    private static func isIgnored(_ number: Int32) -> Bool {
        var action = sigaction()
        guard sigaction(number, nil, &action) == 0 else { return false }
        #if canImport(Darwin)
            let handler = action.__sigaction_u.__sa_handler
        #else
            let handler = action.__sigaction_handler.sa_handler
        #endif
        return unsafeBitCast(handler, to: Int.self) == unsafeBitCast(SIG_IGN, to: Int.self)
    }

    /// Runs `body` while they are held back, so that what it writes is whole or gone before one ends the program.
    static func during<Result>(_ body: () throws(LedgerError) -> Result) throws(LedgerError) -> Result {
        let signals = HeldSignals()
        defer { signals.release() }
        return try body()
    }

    /// Whether one came since they are held.
    var hasCome: Bool {
        var pending = sigset_t()
        sigpending(&pending)
        return held.contains { sigismember(&pending, $0) == 1 }
    }

    /// Lets them through again: one that came ends the program here.
    func release() {
        var mask = before
        pthread_sigmask(SIG_SETMASK, &mask, nil)
    }
}
