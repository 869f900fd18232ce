// `socai checkpoint`: signs the tree of a ledger, shows what was signed, and takes in what others signed, after
// checking it.

import ArgumentParser
import EventLedger
import PovertyLedger

struct CheckpointCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "checkpoint",
        abstract: "Sign everything that was recorded; keep, show and cosign checkpoints.",
        discussion: """
            A checkpoint is a signed note of three lines: origin, number of events, root of their tree. Anyone who keeps a \
            checkpoint elsewhere can prove later that every event it covers is still there, unchanged and in the same \
            order. Send each one to others: a checkpoint that never left this machine proves nothing.

            Example:
              socai checkpoint bac-lieu.socai --key example.com-bac-lieu.key
              socai checkpoint list bac-lieu.socai
              socai checkpoint show bac-lieu.socai > bac-lieu.checkpoint
              socai checkpoint add-signature bac-lieu.socai cosigned.checkpoint --verifier-key witness.example+…
            """,
        subcommands: [
            SignCheckpointCommand.self, ListCheckpointsCommand.self, ShowCheckpointCommand.self,
            AddSignatureCommand.self,
        ],
        defaultSubcommand: SignCheckpointCommand.self)
}

struct SignCheckpointCommand: Verb {
    static let configuration = CommandConfiguration(
        commandName: "sign",
        abstract: "Sign everything that was recorded, keep the checkpoint in the ledger and print it.",
        discussion: """
            The name of the key is the origin. The signed size and root are saved beside the key before the signature is \
            printed. A ledger with fewer events than the key signed before, or with another history, is refused. For a \
            ledger that was restored from an older copy, use a new key and --new-origin, which records an event.

            Example:
              socai checkpoint bac-lieu.socai --key example.com-bac-lieu.key
              socai checkpoint restored.socai --key example.com-bac-lieu-2.key --new-origin --actor "UBND TP. Bac Lieu"
            """)

    @OptionGroup var place: LedgerArgument

    @Option(
        help: ArgumentHelp("The file of the private key, made with `socai key new`.", valueName: "file"),
        completion: .file())
    var key: String

    @Flag(help: "Make this key the ledger's signer from now on, and record that as an event.")
    var newOrigin = false

    @Option(help: ArgumentHelp("Who changes the origin. (default: the name of the key)", valueName: "text"))
    var actor: String?

    @Option(help: ArgumentHelp("The document that the new origin is based on.", valueName: "text"))
    var document: String?

    @Option(help: ArgumentHelp("Why the origin changes.", valueName: "text"))
    var reason: String?

    @OptionGroup var clock: ClockOption

    @OptionGroup var form: FormatOption

    func validate() throws {
        let extra = [("actor", actor), ("document", document), ("reason", reason)].first { $0.1 != nil }
        if let extra, !newOrigin {
            throw ValidationError(
                said("--\(extra.0) goes with --new-origin, which records an event; a checkpoint records none"))
        }
        if clock.allowTimesAheadOfClock, !newOrigin {
            throw ValidationError(
                said(
                    "--allow-times-ahead-of-clock goes with --new-origin, which records an event; a checkpoint records none"
                )
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

struct ListCheckpointsCommand: Verb {
    static let configuration = CommandConfiguration(
        commandName: "list",
        abstract: "List the signed checkpoints that the ledger keeps.",
        discussion: """
            Signatures are listed by the names they claim and are not checked; `socai verify` checks them.

            Example:
              socai checkpoint list bac-lieu.socai
            """)

    @OptionGroup var place: LedgerArgument

    @OptionGroup var form: FormatOption

    func perform(_ output: inout Output) throws -> ExitStatus {
        let answer = CheckpointsAnswer(checkpoints: try place.view().checkpoints())
        form.write(answer, to: &output)
        return .done
    }
}

/// The answer of `socai checkpoint list`.
struct CheckpointsAnswer: FormattedAnswer, LedgerAnswer {
    /// The checkpoints, in order.
    let checkpoints: [SignedCheckpoint]

    var columns: [AnswerColumn<CheckpointsAnswer>] { [.list("checkpoints", \.checkpoints, SignedCheckpoint.columns)] }

    func table(width: Int?) -> String {
        guard !checkpoints.isEmpty else { return said("The ledger keeps no checkpoint; nothing was signed yet\n") }
        return TextTable(
            "checkpoints", checkpoints, SignedCheckpoint.columns, ["size", "origin", "root", "signatures"]
        ).text(width: width)
    }
}

/// The answer of the verbs that sign a checkpoint: people get the note, which is what they pass on.
struct SignedCheckpointAnswer: FormattedAnswer {
    /// The checkpoint.
    let report: SignedCheckpoint

    func table(width: Int?) -> String { String(decoding: report.bytes, as: UTF8.self) }
}

struct ShowCheckpointCommand: Verb {
    static let configuration = CommandConfiguration(
        commandName: "show",
        abstract: "Print a kept checkpoint, by default the newest.",
        discussion: """
            Prints the checkpoint as it is kept, with all signatures that were added to it.

            Example:
              socai checkpoint show bac-lieu.socai > bac-lieu.checkpoint
              socai checkpoint show bac-lieu.socai --size 12583
            """)

    @OptionGroup var place: LedgerArgument

    @Option(
        parsing: .unconditional,
        help: ArgumentHelp("The number of events that it covers.", valueName: "number"))
    var size: Int?

    func perform(_ output: inout Output) throws -> ExitStatus {
        let kept = try place.view().checkpoints()
        guard let checkpoint = kept.last(where: { size == nil || $0.checkpoint.size == size }) else {
            let what: Sentence =
                size.map { "the ledger keeps no checkpoint of size \($0)" }
                ?? "the ledger keeps no checkpoint"
            throw kept.last.map {
                LedgerError(
                    .notFound, what, remedy: "the newest is of size \($0.checkpoint.size)", file: place.ledger)
            } ?? LedgerError(.noCheckpoint, what, remedy: "sign one first", file: place.ledger)
        }
        output.write(checkpoint.bytes)
        return .done
    }
}

struct AddSignatureCommand: Verb {
    static let configuration = CommandConfiguration(
        commandName: "add-signature",
        abstract: "Add signatures of others, such as witnesses, to a kept checkpoint.",
        discussion: """
            FILE is the checkpoint with more signature lines below its own, as a witness or another signer returns it. If \
            you received the lines alone, append them first: cat bac-lieu.checkpoint lines > cosigned.checkpoint. Each new \
            line must be a valid signature of a given key. The checkpoint is then printed as it is kept. Others sign with \
            their own tools: a witness, or Go's golang.org/x/mod/sumdb/note, which accepts keys of socai key new.

            Example:
              socai checkpoint add-signature bac-lieu.socai cosigned.checkpoint --verifier-key witness.example+…
            """)

    @OptionGroup var place: LedgerArgument

    @Argument(help: "The file of the checkpoint with its signatures, - for standard input.", completion: .file())
    var file: String

    @OptionGroup var verifiers: VerifierKeyOption

    @OptionGroup var form: FormatOption

    func validate() throws {
        if verifiers.keys.isEmpty {
            throw ValidationError(said("--verifier-key is missing; give the public key of the signer"))
        }
    }

    func perform(_ output: inout Output) throws -> ExitStatus {
        let given = try SignedCheckpoint(path: file)
        let kept = try place.open(.readWrite).addSignatures(of: given, checkedBy: verifiers.keys)
        form.write(SignedCheckpointAnswer(report: kept), to: &output)
        return .done
    }
}
