// `socai history`: the timeline of one household.

import ArgumentParser
import EventLedger
import PovertyLedger

struct HistoryCommand: Verb {
    static let configuration = CommandConfiguration(
        commandName: "history",
        abstract: "Print the timeline of one household.",
        discussion: """
            Its events by the day they take effect, with when each became known and from which document. What was \
            voided is there too, marked, with when and why.

            Example:
              socai history bac-lieu.socai P7-0010
            """)

    @OptionGroup var place: LedgerArgument

    @Argument(help: "The household's code.")
    var household: String

    @OptionGroup var form: FormatOption

    func perform(_ output: inout Output) throws -> ExitStatus {
        let ledger = try place.open(.readOnly)
        let items = try ledger.history(of: household)
        let answer = HistoryAnswer(
            household: try ledger.household(of: items) ?? household, offset: ledger.ledger.offset, items: items)
        switch form.format {
        case .table: try output.write(answer.table(width: StandardDescriptor.output.terminalColumns))
        case .json: try output.write(answer.json)
        case .csv: try output.write(answer.csv)
        }
        return .done
    }
}
