// `socai replay`: folds the raw events to a cut and prints the counts.

import ArgumentParser
import EventLedger
import PovertyLedger
import PovertyReports

struct ReplayCommand: Verb {
    static let configuration = CommandConfiguration(
        commandName: "replay",
        abstract: "Fold the raw events to a cut and print the counts.",
        discussion: """
            Prints households and persons by class and social protection, without zero rows. --units-on maps each \
            household's unit through the mergers in effect on that day, by default the day of the cut. A unit includes \
            all units below it.

            Example:
              socai replay bac-lieu.socai 2023-12-31
              socai replay bac-lieu.socai 2023-12-31@2024-01-15 --by unit --format json
            """)

    @OptionGroup var place: LedgerArgument

    @OptionGroup var when: CutArgument

    @OptionGroup var grouping: GroupingOption

    @OptionGroup var part: UnitOption

    @OptionGroup var units: UnitsOnOption

    @OptionGroup var form: FormatOption

    func perform(_ output: inout Output) throws -> ExitStatus {
        let ledger = try place.view()
        let counts = try ledger.at(when.cut, unitsOn: units.unitsOn).counts(by: grouping.by, unit: part.unit)
        form.write(CountsAnswer(report: counts), to: &output)
        Console.sayIfAhead(counts.cut.effectiveOn, of: ledger)
        if let unit = counts.unit, counts.rows.isEmpty {
            Console.sayThatNoHouseholdIs(in: unit, unitsOn: counts.unitsOn)
        }
        return .done
    }
}

/// The answer of `socai replay`.
struct CountsAnswer: FormattedAnswer {
    /// The counts.
    let report: Counts

    func table(width: Int?) -> String {
        let table = TextTable(
            "counts", report.rows, Counts.Row.columns(byUnit: report.isByUnit), total: report.totalRow)
        return Paragraph.text(heading, width: width) + "\n" + table.text(width: width)
    }

    private var heading: String {
        let place = report.unit.map { " in \($0)" } ?? ""
        let units = report.isByUnit || report.unit != nil ? ", by the units of \(report.unitsOn)" : ""
        return "Households\(place) on \(report.cut.words)\(units)"
    }
}
