// The start and the end of the program: words in, an exit status out. Verbs are found and run here; none of them ends
// the process itself, and nothing but results goes to standard output.

import ArgumentParser
import PovertyLedger
import PovertyReports

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
            let words = try ReportLanguage.withoutOption(words)
            try checkVerb(words)
            var command = try LedgerFromEnvironment.command(words)
            guard let verb = command as? any Verb else {
                try command.run()
                return .done
            }
            let status = try verb.perform(&output)
            try output.finish()
            return status
        } catch let error as LedgerError {
            return failure(error)
        } catch let error as SynthesisOutputError {
            return failure(error)
        } catch {
            return end(error, &output)
        }
    }

    /// A verb that does not exist is a mistake, also behind `help`; the parser would not say which one was meant.
    private static func checkVerb(_ words: [String]) throws {
        let words = words.first == "help" ? words.dropFirst() : words[...]
        try checkVerb(words, of: SoCai.self, named: "socai")
    }

    private static func checkVerb(
        _ words: ArraySlice<String>, of command: any ParsableCommand.Type, named name: String
    ) throws {
        let verbs = command.configuration.subcommands
        guard let word = words.first, !word.hasPrefix("-"), !verbs.isEmpty else { return }
        if let verb = verbs.first(where: { $0.configuration.commandName == word }) {
            return try checkVerb(words.dropFirst(), of: verb, named: "\(name) \(word)")
        }
        let names = verbs.compactMap { $0.configuration.commandName }
        let nearest = NearestWord.nearest(to: word, among: names)
        // What is no verb may be the ledger of the one that is meant without being named.
        if command.configuration.defaultSubcommand != nil, nearest == nil || access(word, F_OK) == 0 { return }
        let hint = nearest.map { said("did you mean \"\($0)\"? ") } ?? ""
        throw ValidationError(said("There is no verb \"\(word)\"; \(hint)`\(name) --help` lists them"))
    }

    /// A message of the parser that says too little, with more: about an unknown option, the option of the same
    /// verb that was probably meant; about a number that is none, what a number is.
    private static func hinted(_ message: String) -> String {
        let lines = message.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
        guard let first = lines.first, first.hasSuffix("'") else { return message }
        if first.hasPrefix("The value '"), first.contains("' is invalid for '--") {
            // Everything but numbers is read by readers that say what is wrong.
            return ([first + said(": write a whole number of at most 18 digits")] + lines.dropFirst()).joined(
                separator: "\n")
        }
        let start = said("Unknown option '")
        guard first.hasPrefix(start) else { return message }
        let typed = String(first.dropFirst(start.count).dropLast())
        let usage = lines.first { $0.hasPrefix("Usage:") } ?? ""
        let options = usage.split { " []|()".contains($0) }.filter { $0.hasPrefix("--") }.map(String.init)
        guard let nearest = NearestWord.nearest(to: typed, among: options) else { return message }
        return ([first + said(". Did you mean '\(nearest)'?")] + lines.dropFirst()).joined(separator: "\n")
    }

    private static func failure(_ error: LedgerError) -> ExitStatus {
        Console.say(error.words)
        return error.isSystemFailure ? .systemFailed : .badInput
    }

    private static func failure(_ error: SynthesisOutputError) -> ExitStatus {
        if error.code == EPIPE { return .done }
        Console.say("\(error)")
        return [ENOENT, ENOTDIR, EISDIR, EACCES, EINVAL].contains(error.code) ? .badInput : .systemFailed
    }

    /// Help and the version are results; everything else that parsing throws is a mistake in the words.
    private static func end(_ error: any Error, _ output: inout Output) -> ExitStatus {
        let message = SoCai.fullMessage(for: error, columns: 100_000)
        guard SoCai.exitCode(for: error) != .success else {
            // Beside help there are the version and the scripts for shells, which stay as they are.
            let isHelp = message.hasPrefix("OVERVIEW: ")
            let width = StandardDescriptor.output.terminalColumns ?? 80
            do throws(LedgerError) {
                let text = isHelp ? HelpWords.titled(HelpText.wrapped(HelpWords.said(message), width: width)) : message
                output.write(text.isEmpty ? "" : text + "\n")
                try output.flush()
                return .done
            } catch { return failure(error) }
        }
        let start = said("Error: ")
        let mistake = message.hasPrefix(start) ? String(message.dropFirst(start.count)) : message
        Console.say(HelpWords.saidOfMistake(hinted(mistake)))
        return .badInput
    }
}
