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
        let answer = InfoAnswer(info: try place.open(.readOnly).info())
        switch form.format {
        case .table: output.write(answer.table)
        case .json: output.write(answer.json)
        case .csv: output.write(answer.csv)
        }
        return .done
    }
}
