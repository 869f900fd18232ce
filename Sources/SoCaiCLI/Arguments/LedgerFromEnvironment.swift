// The ledger that the environment names, for those who work with one all day. What is written on the command line always
// wins; the variable stands in only where the words can't be read without it, or begin with a cut where a ledger belongs.

import ArgumentParser
import PovertyLedger

#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#else
    import Darwin
#endif

/// `SOCAI_LEDGER`.
enum LedgerFromEnvironment {
    /// The name of the variable.
    static let variable = "SOCAI_LEDGER"

    /// The command that the words ask for, with the ledger of the environment as its first argument where they leave that
    /// out. Throws what the parser throws.
    static func command(_ words: [String]) throws -> any ParsableCommand {
        guard let ledger = getenv(variable).map({ String(cString: $0) }), !ledger.isEmpty,
            let place = placeOfLedger(in: words)
        else { return try SoCai.parseAsRoot(words) }
        let completed = Array(words[..<place]) + [ledger] + words[place...]
        do {
            let asWritten = try SoCai.parseAsRoot(words)
            guard let taken = LedgerFromEnvironment.ledger(of: asWritten)?.wrappedValue.ledger, isCutAndNoFile(taken),
                let inserted = try? SoCai.parseAsRoot(completed)
            else { return asWritten }
            return inserted
        } catch {
            do {
                return try SoCai.parseAsRoot(completed)
            } catch let second {
                // Where no word can be the ledger, what is wrong is wrong about the words behind one.
                throw words[place...].contains { access($0, F_OK) == 0 } ? error : second
            }
        }
    }

    /// The place behind the words of a verb that works on a ledger; nil for other verbs, and where help is asked for.
    private static func placeOfLedger(in words: [String]) -> Int? {
        var command: any ParsableCommand.Type = SoCai.self
        var place = 0
        while place < words.count,
            let verb = command.configuration.subcommands.first(where: { $0.verbName == words[place] })
        {
            command = verb
            place += 1
        }
        // A verb that is not named can be meant: `checkpoint` without a word more signs.
        if let verb = command.configuration.defaultSubcommand { command = verb }
        guard place > 0, !words.contains(where: { ["-h", "--help", "--version"].contains($0) }) else { return nil }
        return command is any LedgerFirst.Type || ledger(of: command.init()) != nil ? place : nil
    }

    /// The argument of a command that is its ledger; nil for verbs without one.
    private static func ledger(of command: any ParsableCommand) -> OptionGroup<LedgerArgument>? {
        Mirror(reflecting: command).children.lazy.compactMap { $0.value as? OptionGroup<LedgerArgument> }.first
    }

    /// Whether a word is a cut, and not the name of a file.
    private static func isCutAndNoFile(_ word: String) -> Bool {
        access(word, F_OK) != 0 && (try? CutExpression(word)) != nil
    }
}

/// A verb whose first argument is a ledger that is read together with others, or declared with them.
private protocol LedgerFirst {}

extension DraftCommand: LedgerFirst {}

extension DeprivationsCommand: LedgerFirst {}

extension CausesCommand: LedgerFirst {}

extension ReconcileCommand: LedgerFirst {}

extension ParsableCommand {
    /// The word that asks for the verb.
    fileprivate static var verbName: String { configuration.commandName ?? "" }
}
