// `socai awards`: the awards granted inside a cut, revoked ones apart.

import ArgumentParser
import EventLedger
import PovertyLedger
import PovertyReports

/// The lists of an answer about awards, each with columns of its own.
enum AwardList: String, ExpressibleByArgument, CaseIterable {
    case counts, awards
}

struct AwardsCommand: Verb {
    static let configuration = CommandConfiguration(
        commandName: "awards",
        abstract: "Count and list the awards, revoked ones apart.",
        discussion: """
            An award that was revoked by the day of the cut is never counted among those in force.

            Example:
              socai awards bac-lieu.socai 2023-12-31
              socai awards bac-lieu.socai 2025-12-31 --by authority,year --from 2022-01-01
              socai awards bac-lieu.socai 2025-12-31 --revoked --awards
            """)

    @OptionGroup var place: LedgerArgument

    @Argument(
        help: ArgumentHelp(
            "DAY, or DAY@KNOWN: what was in effect, as known when; a year stands for its last day.", valueName: "cut"),
        transform: ArgumentReading.cut)
    var cut: CutExpression

    @Option(
        help: ArgumentHelp(
            "The first day; a year stands for its first. (default: that of the first event)", valueName: "day"),
        transform: ArgumentReading.firstDay)
    var from: Day?

    @Option(
        help: ArgumentHelp(
            """
            What to tell apart: form, recipientKind, authority, year; again, or with commas. \
            (default: form,recipientKind)
            """, valueName: "what"),
        transform: ArgumentReading.words)
    var by: [[AwardDimension]] = []

    @Flag(help: "Only awards that were revoked.")
    var revoked = false

    @Flag(help: "List each award, with what became of it.")
    var awards = false

    @OptionGroup var form: FormatOption

    @Option(
        help: ArgumentHelp(
            "The list to write with --format csv; by default the counts, or with --awards those.", valueName: "list"))
    var list: AwardList?

    func validate() throws {
        if list != nil, form.format != .csv {
            throw ValidationError("--list goes with --format csv only; the other forms have all lists")
        }
        try ArgumentReading.checkSpan(from: from, to: cut)
    }

    func perform(_ output: inout Output) throws -> ExitStatus {
        let ledger = try place.view()
        let report = try ledger.at(cut).awards(
            since: from, by: by.isEmpty ? [.form, .recipientKind] : Set(by.joined()), revokedOnly: revoked,
            listingAwards: awards || list == .awards)
        let table = list ?? (awards ? .awards : .counts)
        form.write(AwardsAnswer(report: report), csv: table.rawValue, to: &output)
        return .done
    }
}
