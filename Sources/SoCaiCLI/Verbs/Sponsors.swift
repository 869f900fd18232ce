// `socai sponsors`: which poor and near-poor households have a sponsor (đỡ đầu), and who sponsors which household.

import ArgumentParser
import EventLedger
import PovertyLedger
import PovertyReports

/// The lists of an answer about sponsors, each with columns of its own.
enum SponsorList: String, ExpressibleByArgument, CaseIterable {
    case sponsors, bySponsor, sponsorships
}

struct SponsorsCommand: Verb {
    static let configuration = CommandConfiguration(
        commandName: "sponsors",
        abstract: "Print who sponsors which households, and which have no sponsor.",
        discussion: """
            Covers the sponsorships that were assigned by the day of the cut and did not end: the poor and near-poor \
            households with and without one, the households of each sponsor by class, and each sponsorship. A household \
            with several sponsors is counted under each. Sponsors are reported by the name that was recorded.

            Example:
              socai sponsors bac-lieu.socai 2023
              socai sponsors bac-lieu.socai 2023 --unit phuong-1 --format csv --list sponsorships
            """)

    @OptionGroup var place: LedgerArgument

    @OptionGroup var when: CutArgument

    @OptionGroup var part: UnitOption

    @OptionGroup var units: UnitsOnOption

    @OptionGroup var form: ReportOption

    @Option(
        help: ArgumentHelp("The list to write with --format csv. (default: the sponsorships)", valueName: "list"))
    var list: SponsorList?

    func validate() throws { try form.check(list: list) }

    func perform(_ output: inout Output) throws -> ExitStatus {
        let ledger = try place.view()
        let asked = try ledger.at(when.cut, unitsOn: units.unitsOn)
        let report = try asked.sponsors(unit: part.unit)
        form.write(SponsorsAnswer(report: report), csv: (list ?? .sponsorships).rawValue, to: &output)
        Console.sayIfAhead(report.cut.effectiveOn, of: ledger)
        if let name = report.unit, report.rows.allSatisfy({ $0.sponsored == .zero && $0.unsponsored == .zero }),
            try asked.counts(unit: name).rows.isEmpty
        {
            Console.sayThatNoHouseholdIs(in: name, unitsOn: report.unitsOn)
        }
        return .done
    }
}

/// The answer of `socai sponsors`.
struct SponsorsAnswer: FormattedAnswer {
    /// The sponsors.
    let report: SponsorReport

    func table(width: Int?) -> String {
        let place = report.unit.map { said(" in \($0)") } ?? ""
        var text = Paragraph.text(
            said("Sponsors\(place) on \(report.cut.words), by the units of \(report.unitsOn)"), width: width)
        text += said("\nHouseholds with and without a sponsor\n\n")
        text += TextTable("sponsors", report.rows, SponsorRow.columns).text(width: width)
        guard !report.sponsorships.isEmpty else { return text + said("\nNo sponsorship runs on this day\n") }
        text += said("\nSponsors, by name\n\n")
        text += TextTable(
            "bySponsor", report.sponsors, SponsorSum.columns,
            ["sponsor", "households", "persons", "poorHouseholds", "nearPoorHouseholds", "otherHouseholds"]
        ).text(width: width)
        text += "\nSponsorships\n\n"
        text += TextTable(
            "sponsorships", report.sponsorships, Sponsorship.columns,
            [.field("unit", isFlexible: false), "household", "class", "members", "sponsor", "effectiveOn", "assigned"]
        ).text(width: width)
        return text
    }
}
