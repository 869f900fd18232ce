// `socai key`: makes private keys and shows the public ones that belong to them. It never prints a private key.

import ArgumentParser
import EventLedger
import PovertyLedger

struct KeyCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "key",
        abstract: "Make a key that signs checkpoints, or show its public half.",
        discussion: """
            A key is a file that only its owner can read, and beside it FILE.signed, the memory of what it signed. Keep \
            both secret and together, on a different disk from the ledger, and never use a copy: the memory is what \
            detects a ledger that was restored from an old backup. Publish the verifier key; anyone can check signatures \
            with it.

            Example:
              socai key new example.com/bac-lieu
              socai key show example.com-bac-lieu.key
            """,
        subcommands: [NewKeyCommand.self, ShowKeyCommand.self])
}
