// `socai checkpoint`: signs the tree of a ledger, shows what was signed, and takes in what others signed.

import ArgumentParser

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
