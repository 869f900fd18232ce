// `socai checkpoint show`: a kept checkpoint as a file, byte for byte, to be sent away without a key at hand.

import ArgumentParser
import EventLedger
import PovertyLedger

struct ShowCheckpointCommand: Verb {
    static let configuration = CommandConfiguration(
        commandName: "show",
        abstract: "Print a kept checkpoint, by default the newest.",
        discussion: """
            Prints the checkpoint as it is kept, with all signatures that were added to it.

            Example:
              socai checkpoint show bac-lieu.socai > bac-lieu.checkpoint
              socai checkpoint show bac-lieu.socai --size 12322
            """)

    @OptionGroup var place: LedgerArgument

    @Option(
        parsing: .unconditional,
        help: ArgumentHelp("The number of events that it covers.", valueName: "number"))
    var size: Int?

    func perform(_ output: inout Output) throws -> ExitStatus {
        let kept = try place.view().checkpoints()
        guard let checkpoint = kept.last(where: { size == nil || $0.checkpoint.size == size }) else {
            let newest = kept.last.map { "the newest is of size \($0.checkpoint.size)" } ?? "sign one first"
            throw LedgerError(
                .notFound, "the ledger keeps no checkpoint" + (size.map { " of size \($0)" } ?? ""), remedy: newest,
                file: place.ledger)
        }
        output.write(checkpoint.bytes)
        return .done
    }
}
