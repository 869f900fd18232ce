// `socai units`: the units of a day, with what they are called and how they ended.

import ArgumentParser
import EventLedger
import PovertyLedger

struct UnitsCommand: Verb {
    static let configuration = CommandConfiguration(
        commandName: "units",
        abstract: "List the units: ids, names, codes, kinds, parents, and which were merged or divided.",
        discussion: """
            Every unit that was established by the day, as the day finds it. Wherever a verb takes a unit, it may be called \
            by its id, its name (accents and capitals aside) or its official code; of several that were ever called so, \
            the one that stands on the day whose units are counted by. Without a CUT the day is today, at the ledger's \
            offset from UTC.

            Example:
              socai units bac-lieu.socai
              socai units bac-lieu.socai 2024 --format csv
            """)

    @OptionGroup var place: LedgerArgument

    @Argument(
        help: ArgumentHelp(
            "The cut; a year stands for its last day. (default: today, all that is known)", valueName: "cut"),
        transform: ArgumentReading.cut)
    var cut: CutExpression?

    @OptionGroup var form: FormatOption

    func perform(_ output: inout Output) throws -> ExitStatus {
        let ledger = try place.view()
        let cut = cut ?? CutExpression(SystemClock.now().day(at: ledger.ledger.offset))
        let answer = UnitsAnswer(report: try ledger.at(cut).units())
        form.write(answer, to: &output)
        return .done
    }
}
