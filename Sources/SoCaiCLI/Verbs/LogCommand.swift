// `socai log`: what was recorded, entry by entry, in the order in which it was recorded.

import ArgumentParser
import EventLedger
import PovertyLedger

struct LogCommand: Verb {
    static let configuration = CommandConfiguration(
        commandName: "log",
        abstract: "List what was recorded, entry by entry, in the order of recording.",
        discussion: """
            Each entry with its positions, when it was recorded, by whom and from which document, how many events of which \
            kind it brought, and the days they take effect. Marked are times that were CLAIMED by an older system, what \
            RESTATES a closed period, what an entry VOIDS, and what of it was VOIDED since. The days of --from and --to are \
            those of recording. All filters that are given must let an entry through.

            Example:
              socai log bac-lieu.socai --from 2023-12-01 --to 2023-12-31
              socai log bac-lieu.socai --actor "Phường 7" --type eventVoided
            """)

    @OptionGroup var place: LedgerArgument

    @Option(
        help: ArgumentHelp("The first day of recording; a year stands for its first day.", valueName: "day"),
        transform: ArgumentReading.firstDay)
    var from: Day?

    @Option(
        help: ArgumentHelp("The last day of recording; a year stands for its last day.", valueName: "day"),
        transform: ArgumentReading.day)
    var to: Day?

    @Option(help: ArgumentHelp("Text in the name of who recorded it; case does not count.", valueName: "text"))
    var actor: String?

    @Option(help: ArgumentHelp("Text in the document; case does not count.", valueName: "text"))
    var document: String?

    @Option(
        help: ArgumentHelp("A type of event, as in JSON, that the entry has.", valueName: "type"),
        transform: ArgumentReading.eventKind)
    var type: EventKind?

    @OptionGroup var form: FormatOption

    func validate() throws {
        if let from, let to, from > to {
            throw ValidationError("--from is \(from), after --to, which is \(to); it must be the same day or earlier")
        }
    }

    func perform(_ output: inout Output) throws -> ExitStatus {
        let ledger = try place.open(.readOnly)
        let filter = LogFilter(from: from, to: to, actor: actor, document: document, kind: type)
        var answer = LogAnswer(
            form.format, offset: ledger.ledger.offset, width: StandardDescriptor.output.terminalColumns)
        let known = try ledger.log(filter) { (entry) throws(LedgerError) in
            try answer.append(entry, to: &output)
            return !output.isAbandoned
        }
        try answer.finish(known: known, &output)
        return .done
    }
}
