// `socai verify`: checks everything in a ledger against the entries and says what is damaged. It changes nothing.

import ArgumentParser
import EventLedger
import PovertyLedger

struct VerifyCommand: Verb {
    static let configuration = CommandConfiguration(
        commandName: "verify",
        abstract: "Check every page, entry, rule, closing and derived table.",
        discussion: """
            Each finding is the first of its kind, with the position or the key it concerns; what is intact is said too. \
            Nothing is changed. The status is 1 when there is a finding.

            Example:
              socai verify bac-lieu.socai
            """)

    @OptionGroup var place: LedgerArgument

    @OptionGroup var form: FormatOption

    func perform(_ output: inout Output) throws -> ExitStatus {
        let found: Verification
        do {
            found = try HouseholdLedger.verify(at: place.ledger)
        } catch { throw place.explained(error) }
        let answer = VerificationAnswer(path: place.ledger, verification: found)
        switch form.format {
        case .table: try output.write(answer.table(width: StandardDescriptor.output.terminalColumns))
        case .json: try output.write(answer.json)
        case .csv: try output.write(answer.csv)
        }
        return found.isSound ? .done : .finding
    }
}
