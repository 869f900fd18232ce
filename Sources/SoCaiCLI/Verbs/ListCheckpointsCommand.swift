// `socai checkpoint list`: the signed checkpoints that a ledger keeps. It checks no signature; `verify` does.

import ArgumentParser
import PovertyLedger

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
