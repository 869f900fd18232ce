// Programs that a test starts and waits for: none of them can make a test wait for ever.

import Foundation

extension Process {
    /// A process that is killed, with all that it started, once it has run for so many seconds; its status is 137 then.
    ///
    /// `program` is a path or a name to be found in the path.
    public convenience init(_ program: String, _ arguments: [String], endingWithinSeconds limit: Int = 300) {
        self.init()
        executableURL = URL(fileURLWithPath: "/usr/bin/timeout")
        self.arguments = ["--signal=KILL", "\(limit)", program] + arguments
    }
}

/// How a program ended.
public struct ProgramEnd: Equatable, Sendable {
    /// The exit status; nil when a signal ended it.
    public let status: Int32?
    /// The signal that ended it.
    public let signal: Int32?
}

extension Process {
    /// Starts the program and waits until it has ended.
    @discardableResult
    public func runToEnd() throws -> ProgramEnd {
        try run()
        return waitForEnd()
    }

    /// Waits until the program has ended, as the system reports it.
    ///
    /// Foundation's `waitUntilExit` learns of the end by a socket. Where many programs begin and end at once it can
    /// miss it, and then uses a processor for ever.
    @discardableResult
    public func waitForEnd() -> ProgramEnd {
        var information = siginfo_t()
        while waitid(P_PID, id_t(processIdentifier), &information, WEXITED | WNOWAIT) != 0 {
            guard errno != EINTR else { continue }
            // Foundation was earlier: it has what is asked for, or will have at once.
            waitUntilExit()
            let isSignal = terminationReason == .uncaughtSignal
            return ProgramEnd(
                status: isSignal ? nil : terminationStatus, signal: isSignal ? terminationStatus : nil)
        }
        #if canImport(Darwin)
            let value = information.si_status
        #else
            let value = information._sifields._sigchld.si_status
        #endif
        let hasExited = information.si_code == CLD_EXITED
        return ProgramEnd(status: hasExited ? value : nil, signal: hasExited ? nil : value)
    }
}

extension Process {
    /// Waits until the program has ended, and kills it once it has run for so many seconds.
    public func waitForEnd(killedAfterSeconds limit: Int) -> ProgramEnd {
        let deadline = ContinuousClock.now + .seconds(limit)
        while !hasEnded, ContinuousClock.now < deadline { usleep(500) }
        if !hasEnded { kill(processIdentifier, SIGKILL) }
        return waitForEnd()
    }

    private var hasEnded: Bool {
        var information = siginfo_t()
        let answer = waitid(P_PID, id_t(processIdentifier), &information, WEXITED | WNOWAIT | WNOHANG)
        return answer != 0 || information.si_signo == SIGCHLD
    }
}
