// Shows a long answer through the pager that the user has chosen, or `less`. The answer is complete before the pager
// starts, so that nobody who reads it slowly holds a ledger open.

#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#else
    import Darwin
#endif

/// The pager.
enum Pager {
    /// The command: `$PAGER`, or `less`; nil where the variable is empty.
    private static var command: String? {
        guard let chosen = getenv("PAGER").map({ String(cString: $0) }) else { return "less" }
        return chosen.allSatisfy { $0 == " " } || chosen == "cat" ? nil : chosen
    }

    /// Shows bytes and waits until the user has seen enough; false where there is no pager that could be started, and
    /// nothing was shown.
    static func show(_ bytes: [UInt8]) -> Bool {
        guard let command else { return false }
        var ends: [Int32] = [-1, -1]
        guard pipe(&ends) == 0 else { return false }
        // Colours pass through, one screen is not paged, and the text stays when it ends.
        if getenv("LESS") == nil { setenv("LESS", "FRX", 1) }
        // A signal from the keyboard is the pager's, which asked for the terminal.
        let previous = signal(SIGINT, SIG_IGN)
        defer { signal(SIGINT, previous) }
        guard let process = start("command -v \(firstWord(command)) >/dev/null || exit 127; \(command)", ends)
        else {
            close(ends[0])
            close(ends[1])
            return false
        }
        close(ends[0])
        // One that ends early has been read enough of.
        _ = bytes.withUnsafeBytes { StandardDescriptor.write($0, to: ends[1]) }
        close(ends[1])
        var status: Int32 = 0
        while waitpid(process, &status, 0) < 0, errno == EINTR {}
        let exit = status & 0x7F == 0 ? Int(status >> 8 & 0xFF) : 128
        return exit != 127
    }

    private static func firstWord(_ command: String) -> Substring { command.split(separator: " ").first ?? "" }

    /// A shell that runs a command with the reading end of a pipe as its input.
    private static func start(_ command: String, _ ends: [Int32]) -> pid_t? {
        var actions = posix_spawn_file_actions_t()
        posix_spawn_file_actions_init(&actions)
        defer { posix_spawn_file_actions_destroy(&actions) }
        posix_spawn_file_actions_adddup2(&actions, ends[0], STDIN_FILENO)
        for end in ends where end > STDERR_FILENO { posix_spawn_file_actions_addclose(&actions, end) }
        var attributes = posix_spawnattr_t()
        posix_spawnattr_init(&attributes)
        defer { posix_spawnattr_destroy(&attributes) }
        // What this process ignores, the pager must not.
        var signals = sigset_t()
        sigemptyset(&signals)
        for number in [SIGINT, SIGPIPE, SIGXFSZ] { sigaddset(&signals, number) }
        posix_spawnattr_setsigdefault(&attributes, &signals)
        posix_spawnattr_setflags(&attributes, Int16(POSIX_SPAWN_SETSIGDEF))
        var words: [UnsafeMutablePointer<CChar>?] = (["sh", "-c", command] as [String]).map { strdup($0) }
        words.append(nil)
        defer { for word in words { free(word) } }
        var process: pid_t = 0
        guard posix_spawn(&process, "/bin/sh", &actions, &attributes, words, environ) == 0 else { return nil }
        return process
    }
}
