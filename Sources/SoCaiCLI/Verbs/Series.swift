// `socai series`: the counts at many dates, a row for each date in tables and spreadsheets.

import ArgumentParser
import EventLedger
import Files
import PovertyLedger

/// The lists of a series, each with columns of its own.
enum SeriesList: String, ExpressibleByArgument, CaseIterable {
    case points, counts
}

extension SeriesInterval: ExpressibleByArgument {}

struct SeriesCommand: Verb {
    static let configuration = CommandConfiguration(
        commandName: "series",
        abstract: "Print the counts at the end of each day, week, month, quarter or year.",
        discussion: """
            Prints the households of each class at the end of each period from one day to another, all as known at one \
            time. The last row is the last day, also where it ends no period. Weeks end on Sunday. In --from a year means \
            its first day, in --to its last. Each row is counted by the units of its own day, unless --units-on is given. \
            JSON and CSV have persons too. Figures come from the balances that the ledger keeps, where it has them; each \
            equals counts on that day.

            Example:
              socai series bac-lieu.socai --from 2022 --to 2025 --every quarter
              socai series bac-lieu.socai --from 2022 --to 2025 --every month --class poor --by unit --format csv
            """)

    @OptionGroup var place: LedgerArgument

    @OptionGroup var period: PeriodOption

    @Option(help: "How far apart the rows are.")
    var every: SeriesInterval

    @OptionGroup var knowledge: KnownOption

    @OptionGroup var grouping: GroupingOption

    @OptionGroup var part: UnitOption

    @OptionGroup var units: UnitsOnOption

    @OptionGroup var accounts: AccountsOption

    @OptionGroup var source: ReplayOption

    @OptionGroup var form: ReportOption

    @Option(
        help: ArgumentHelp(
            "The list to write with --format csv: a row for each day, or for each account. (default: the points)",
            valueName: "list"))
    var list: SeriesList?

    func validate() throws {
        try form.check(list: list)
        do throws(LedgerError) {
            _ = try every.days(from: period.from, to: period.to)
        } catch { throw ValidationError("\(error)") }
    }

    func perform(_ output: inout Output) throws -> ExitStatus {
        let ledger = try source.view(of: place)
        let all = try ledger.series(
            from: period.from, to: period.to, every: every, knownAt: knowledge.known ?? .now, unitsOn: units.unitsOn,
            by: grouping.by, unit: part.unit)
        let series = all.selecting(accounts.classes, socialProtection: accounts.socialProtection.map { $0 == .yes })
        form.write(SeriesAnswer(report: series), csv: (list ?? .points).rawValue, to: &output)
        Console.sayIfAhead(series.to, of: ledger)
        Console.sayIfNothingWasKnown(at: series.position, of: ledger)
        if let unit = all.unit, all.rows.isEmpty {
            Console.sayThatNoHouseholdIs(in: unit, unitsOn: all.unitsOn ?? all.to)
        }
        return .done
    }
}

/// The answer of `socai series`.
struct SeriesAnswer: FormattedAnswer {
    /// The series.
    let report: CountSeries

    func table(width: Int?) -> String {
        let place: [TableColumn<CountSeries.Point>] = ["day"] + (report.isByUnit ? ["unit"] : [])
        let figures = shownClasses.map { shown in
            TableColumn<CountSeries.Point>.own(.count(shown.name) { $0.tally(of: shown).households })
                .headed(said(shown.words))
        }
        let total: [TableColumn<CountSeries.Point>] =
            figures.count > 1 ? [.own(.count("total", \.total.households))] : []
        let table = TextTable("series", report.points, report.pointColumns, place + figures + total)
        return Paragraph.text(heading, width: width) + "\n" + table.text(width: width)
    }

    /// Of all classes those with households on some day; those that were asked for all.
    private var shownClasses: [HouseholdClass] {
        guard report.classes.count == HouseholdClass.allCases.count, !report.rows.isEmpty else { return report.classes }
        let counted = Set(report.rows.map(\.account.householdClass))
        return report.classes.filter(counted.contains)
    }

    private var heading: String {
        let filter =
            report.socialProtection.map { $0 ? said(" under social protection") : said(" without social protection") }
            ?? ""
        let place = report.unit.map { said(" in \($0)") } ?? ""
        let units =
            report.isByUnit || report.unit != nil
            ? said(", by the units of \(report.unitsOn.map { "\($0)" as Sentence } ?? "each day")") : ""
        return said(
            "Households\(filter)\(place) at the end of each \(term: report.every.rawValue) from \(report.from) to "
                + "\(report.to), as known at position \(report.position)\(units)")
    }
}
