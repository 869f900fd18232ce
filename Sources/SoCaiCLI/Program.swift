// The start and the end of the program: words in, an exit status out. Verbs are found and run here; none of them ends
// the process itself, and nothing but results goes to standard output.

import ArgumentParser
import PovertyLedger

#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#else
    import Darwin
#endif

/// The entry point of `socai`.
@main
enum Program {
    static func main() {
        // A reader that goes away and a limit on file sizes are errors to report, not ends of the process.
        signal(SIGPIPE, SIG_IGN)
        signal(SIGXFSZ, SIG_IGN)
        FatalSignal.watch()
        var output = Output()
        exit(status(of: Array(CommandLine.arguments.dropFirst()), &output).rawValue)
    }

    /// Runs the command the words ask for, and answers with what the process should end with.
    private static func status(of words: [String], _ output: inout Output) -> ExitStatus {
        do {
            try checkHelp(words)
            var command = try SoCai.parseAsRoot(words)
            guard let verb = command as? any Verb else {
                try command.run()
                return .done
            }
            let status = try verb.perform(&output)
            try output.flush()
            return status
        } catch let error as PovertyError {
            return failure(error)
        } catch let error as SynthesisOutputError {
            return failure(error)
        } catch {
            return end(error, &output)
        }
    }

    /// Help on a verb that there is not is a mistake; the parser would answer with help on all of them.
    private static func checkHelp(_ words: [String]) throws {
        guard words.count > 1, words[0] == "help" else { return }
        let verbs = SoCai.configuration.subcommands.compactMap { $0.configuration.commandName }
        guard !verbs.contains(words[1]) else { return }
        throw ValidationError("There is no verb \"\(words[1])\"; `socai --help` lists them")
    }

    private static func failure(_ error: PovertyError) -> ExitStatus {
        Console.say("\(error)")
        return error.isSystemFailure ? .systemFailed : .badInput
    }

    private static func failure(_ error: SynthesisOutputError) -> ExitStatus {
        if error.code == EPIPE { return .done }
        Console.say("\(error)")
        return [ENOENT, ENOTDIR, EISDIR, EACCES, EINVAL].contains(error.code) ? .badInput : .systemFailed
    }

    /// Help and the version are results; everything else that parsing throws is a mistake in the words.
    private static func end(_ error: any Error, _ output: inout Output) -> ExitStatus {
        let message = SoCai.fullMessage(for: error)
        guard SoCai.exitCode(for: error) != .success else {
            do throws(PovertyError) {
                try output.write(message.isEmpty ? "" : message + "\n")
                try output.flush()
                return .done
            } catch { return failure(error) }
        }
        let start = "Error: "
        Console.say(message.hasPrefix(start) ? String(message.dropFirst(start.count)) : message)
        return .badInput
    }
}
