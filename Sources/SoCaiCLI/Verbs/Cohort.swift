// `socai cohort`: of the households that left poverty in a year, how many are not back: one row a year, class left and
// reach, with four figures a horizon.

import ArgumentParser
import EventLedger
import PovertyLedger
import PovertyReports

struct CohortCommand: Verb {
    static let configuration = CommandConfiguration(
        commandName: "cohort",
        abstract: "Print how many exits from poverty last 12, 24 and 36 months.",
        discussion: """
            A household counts once for each year and class it left, with its first recognised exit. It is back when it is \
            in that class again or in a worse one. Each horizon counts only exits that are at least that old at the cut; \
            households that left the register are reported separately.

            Example:
              socai cohort bac-lieu.socai 2025-12-31
              socai cohort bac-lieu.socai 2025-12-31 --from 2023 --by unit --format csv
            """)

    @OptionGroup var place: LedgerArgument

    @OptionGroup var when: CutArgument

    @Option(
        parsing: .unconditional,
        help: ArgumentHelp("Start with the exits of this year.", valueName: "year"))
    var from: Int?

    @OptionGroup var grouping: GroupingOption

    @OptionGroup var units: UnitsOnOption

    @OptionGroup var form: ReportOption

    func validate() throws {
        if let from { try ArgumentReading.check("--from", from, 1...9_999) }
    }

    func perform(_ output: inout Output) throws -> ExitStatus {
        let ledger = try place.view()
        let answer = CohortAnswer(
            report: try ledger.at(when.cut, unitsOn: units.unitsOn).cohorts(since: from, by: grouping.by))
        form.write(answer, to: &output)
        return .done
    }
}

/// The answer of `socai cohort`.
struct CohortAnswer: FormattedAnswer {
    /// The cohorts.
    let report: Cohorts

    func table(width: Int?) -> String {
        let table = TextTable(
            "cohorts", report.rows, Cohort.columns(byUnit: report.isByUnit),
            (report.isByUnit ? ["unit"] : []) + ["year", "from", .cell("to", .text, \.reach.cell), "exited"]
                + Cohorts.months.indices.flatMap(figures))
        let units = report.isByUnit ? said(", by the units of \(report.unitsOn)") : ""
        let cut = report.cut
        return Paragraph.text(
            said("Exits and what became of them by \(cut.words)\(units)"),
            width: width) + "\n" + table.text(width: width)
    }

    /// The figures of a horizon; none where nobody was watched so long yet.
    private func figures(_ index: Int) -> [TableColumn<Cohort>] {
        func column(_ name: String, _ figure: @escaping (Cohort.Horizon) -> Int) -> TableColumn<Cohort> {
            .own(
                .count("\(name)\(Cohorts.months[index])") {
                    $0.horizons[index].observed == 0 ? nil : figure($0.horizons[index])
                })
        }
        return [
            column("observed", \.observed), column("back", \.back), column("dissolved", \.dissolved),
            column("lasting", \.lasting),
        ]
    }
}

extension ExitReach {
    fileprivate var cell: TextTable.Cell {
        self == .nearPoor ? HouseholdClass.nearPoor.cell : TextTable.Cell(said("past the near-poor line"))
    }
}
