// `socai revisions`: closed periods as filed and as known, and what changed them.

import ArgumentParser
import EventLedger
import PovertyLedger
import PovertyReports

/// The lists of revisions, each with columns of its own.
enum RevisionsList: String, ExpressibleByArgument, CaseIterable {
    case figures, changes
}

struct RevisionsCommand: Verb {
    static let configuration = CommandConfiguration(
        commandName: "revisions",
        abstract: "Print the figures of closed periods as filed, at each later closing and now, and what changed them.",
        discussion: """
            For each change the entries that caused it: a lateReport became known after the figure was filed, a correction \
            voids what was counted, a unitChange counts the same households by a merger or parent of units that became known later \
            (with --by unit). The changes add up to the difference.

            Example:
              socai revisions bac-lieu.socai --period 2022
              socai revisions bac-lieu.socai --by unit --format csv --list changes
            """)

    @OptionGroup var place: LedgerArgument

    @Option(
        help: ArgumentHelp(
            "Only the closed period that this day falls in; a year stands for its last day.", valueName: "day"),
        transform: ArgumentReading.day)
    var period: Day?

    @Option(
        help: ArgumentHelp(
            "What else to tell apart: unit, or unit:LEVEL for the units of a level (city, ward, commune, hamlet).",
            valueName: "what"),
        transform: ArgumentReading.grouping)
    var by: UnitGrouping?

    @OptionGroup var form: FormatOption

    @Option(help: ArgumentHelp("The list to write with --format csv; by default the figures.", valueName: "list"))
    var list: RevisionsList?

    func validate() throws {
        if list != nil, form.format != .csv {
            throw ValidationError("--list goes with --format csv only; the other forms have all lists")
        }
    }

    func perform(_ output: inout Output) throws -> ExitStatus {
        let ledger = try place.view()
        let revisions = try ledger.revisions(ofPeriodWith: period, byUnit: by != nil, level: by?.level)
        form.write(
            RevisionsAnswer(report: revisions, offset: ledger.ledger.offset),
            csv: (list ?? .figures).rawValue, to: &output)
        return .done
    }
}
