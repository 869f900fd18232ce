// `socai log`: what was recorded, entry by entry, in the order in which it was recorded.

import ArgumentParser
import EventLedger
import PovertyLedger

struct LogCommand: Verb {
    static let configuration = CommandConfiguration(
        commandName: "log",
        abstract: "List the entries in the order of recording.",
        discussion: """
            Each entry is listed with its positions, recorded time, actor, document, number of events of each type, and \
            effective days. Marks show times CLAIMED by an older system, entries that RESTATE a closed period, events that \
            an entry VOIDS, and its events that were VOIDED later. --from and --to are days of recording. An entry is \
            listed only if it passes all given filters.

            Example:
              socai log bac-lieu.socai --from 2023-12-01 --to 2023-12-31
              socai log bac-lieu.socai --actor "Phường 7" --type eventVoided
            """)

    @OptionGroup var place: LedgerArgument

    @Option(
        help: ArgumentHelp("The first day of recording; a year means its first day.", valueName: "day"),
        transform: ArgumentReading.firstDay)
    var from: Day?

    @Option(
        help: ArgumentHelp("The last day of recording; a year means its last day.", valueName: "day"),
        transform: ArgumentReading.day)
    var to: Day?

    @Option(help: ArgumentHelp("Only entries whose actor contains this text; case is ignored.", valueName: "text"))
    var actor: String?

    @Option(help: ArgumentHelp("Only entries whose document contains this text; case is ignored.", valueName: "text"))
    var document: String?

    @Option(
        help: ArgumentHelp("Only entries with an event of this type, as named in JSON.", valueName: "type"),
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
