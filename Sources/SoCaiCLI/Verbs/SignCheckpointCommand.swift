// `socai checkpoint sign`: signs what was recorded and prints the checkpoint as it is kept, byte for byte.

import ArgumentParser
import EventLedger
import PovertyLedger

struct SignCheckpointCommand: Verb {
    static let configuration = CommandConfiguration(
        commandName: "sign",
        abstract: "Sign everything that was recorded, keep the checkpoint in the ledger and print it.",
        discussion: """
            The name of the key is the origin. What was signed is remembered beside the key before the signature is given \
            out; a smaller ledger than the key signed before, or one with another history, is refused. A ledger that was \
            restored from an older copy goes on with a new key and --new-origin, which is recorded as an event.

            Example:
              socai checkpoint bac-lieu.socai --key example.com-bac-lieu.key
              socai checkpoint restored.socai --key example.com-bac-lieu-2.key --new-origin --actor "UBND TP. Bac Lieu"
            """)

    @OptionGroup var place: LedgerArgument

    @Option(help: ArgumentHelp("The file of the private key, made with `socai key new`.", valueName: "file"))
    var key: String

    @Flag(help: "Let this key sign from here on, and record that as an event.")
    var newOrigin = false

    @Option(help: ArgumentHelp("Who changes the origin. (default: the name of the key)", valueName: "text"))
    var actor: String?

    @Option(help: ArgumentHelp("The document the new origin rests on.", valueName: "text"))
    var document: String?

    @Option(help: ArgumentHelp("Why the origin changes.", valueName: "text"))
    var reason: String?

    @OptionGroup var clock: ClockOption

    @OptionGroup var form: FormatOption

    func validate() throws {
        let extra = [("actor", actor), ("document", document), ("reason", reason)].first { $0.1 != nil }
        if let extra, !newOrigin {
            throw ValidationError(
                "--\(extra.0) goes with --new-origin, which records an event; a checkpoint records none")
        }
        if clock.allowTimesAheadOfClock, !newOrigin {
            throw ValidationError(
                "--allow-times-ahead-of-clock goes with --new-origin, which records an event; a checkpoint records none"
            )
        }
    }

    func perform(_ output: inout Output) throws -> ExitStatus {
        let file = try KeyFile.named(key)
        let checkpoint = try place.open(.readWrite).checkpoint(
            signedBy: file, newOrigin: newOrigin, actor: actor, document: document, reason: reason,
            allowingTimesAheadOfClock: clock.allowTimesAheadOfClock)
        form.write(SignedCheckpointAnswer(report: checkpoint), to: &output)
        return .done
    }
}

extension KeyFile {
    /// The key in a file that was named on the command line.
    static func named(_ path: String) throws(LedgerError) -> KeyFile {
        return try KeyFile(at: path)
    }
}
