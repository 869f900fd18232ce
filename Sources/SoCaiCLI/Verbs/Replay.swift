// `socai replay`: folds the raw events to a cut and prints the counts.

import ArgumentParser
import PovertyLedger

struct ReplayCommand: Verb {
    static let configuration = CommandConfiguration(
        commandName: "replay",
        abstract: "Fold the raw events to a cut and print the counts.",
        discussion: """
            Prints households and persons by class and social protection, without zero rows. replay always folds the raw \
            events; counts gives the same figures from the balances that the ledger keeps. --units-on maps each \
            household's unit through the mergers in effect on that day, by default the day of the cut. A unit includes \
            all units below it.

            Example:
              socai replay bac-lieu.socai 2023-12-31
              socai replay bac-lieu.socai 2023-12-31@2024-01-15 --by unit --format json
            """)

    @OptionGroup var place: LedgerArgument

    @OptionGroup var question: CountsArguments

    func perform(_ output: inout Output) throws -> ExitStatus {
        try question.answer(of: place, replayed: true, &output)
    }
}
