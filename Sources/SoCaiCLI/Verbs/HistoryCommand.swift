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
            voided is there too, marked, with when and why. With --known it is told as it looked at a past time: what \
            was recorded or voided afterwards was not known then.

            Example:
              socai history bac-lieu.socai P7-0010
              socai history bac-lieu.socai P7-0010 --known 2023-01-15
            """)

    @OptionGroup var place: LedgerArgument

    @Argument(help: "The household's code.")
    var household: String

    @Option(
        help: ArgumentHelp(
            "What was known: a day, an instant or #POSITION. (default: all by now)", valueName: "known"),
        transform: ArgumentReading.known)
    var known: KnownAt?

    @OptionGroup var form: FormatOption

    func validate() throws {
        if known == .closing {
            throw ValidationError(
                "--known closing means the closing of a day's period, and a history has no day; say a day, an instant or "
                    + "#POSITION")
        }
    }

    func perform(_ output: inout Output) throws -> ExitStatus {
        let ledger = try place.view()
        let history = try ledger.history(of: household, knownAt: known ?? .now)
        form.write(
            HistoryAnswer(report: history, offset: ledger.ledger.offset, isPast: known != nil), to: &output)
        return .done
    }
}
