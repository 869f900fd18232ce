// `socai info`: what there is to say of a ledger without reading its events.

import ArgumentParser
import EventLedger
import PovertyLedger

struct InfoCommand: Verb {
    static let configuration = CommandConfiguration(
        commandName: "info",
        abstract: "Print size, positions and time span of a ledger.",
        discussion: """
            Example:
              socai info bac-lieu.socai
            """)

    @OptionGroup var place: LedgerArgument

    @OptionGroup var form: FormatOption

    func perform(_ output: inout Output) throws -> ExitStatus {
        form.write(InfoAnswer(report: try place.open(.readOnly).info()), to: &output)
        return .done
    }
}
