// `socai counts`: the counts at a cut, from the balances of the ledger where it keeps them; and what it shares with
// `socai replay`, which folds the same counts again.

import ArgumentParser
import EventLedger
import PovertyLedger
import PovertyReports

struct CountsCommand: Verb {
    static let configuration = CommandConfiguration(
        commandName: "counts",
        abstract: "Print the counts at a cut.",
        discussion: """
            Prints households and persons by class and social protection, without zero rows. counts answers from the \
            balances that the ledger keeps, where it has them; replay folds the raw events again. Both give the same \
            figures, and verify compares the balances with the events. --units-on maps each household's unit through the \
            mergers in effect on that day, by default the day of the cut. A unit includes all units below it.

            Example:
              socai counts bac-lieu.socai 2023-12-31
              socai counts bac-lieu.socai 2023-12-31@2024-01-15 --by unit --format json
            """)

    @OptionGroup var place: LedgerArgument

    @OptionGroup var question: CountsArguments

    func perform(_ output: inout Output) throws -> ExitStatus { try question.answer(of: place, &output) }
}

/// What `socai counts` and `socai replay` ask, and how they answer.
struct CountsArguments: ParsableArguments {
    @OptionGroup var when: CutArgument

    @OptionGroup var grouping: GroupingOption

    @OptionGroup var part: UnitOption

    @OptionGroup var units: UnitsOnOption

    @OptionGroup var offices: OfficesOption

    @OptionGroup var form: ReportOption

    /// Writes the counts of a state of a ledger or a union.
    func answer(
        of place: LedgerArgument, replayed: Bool = false, _ output: inout Output
    ) throws(LedgerError) -> ExitStatus {
        let source = try place.source(offices, replayed: replayed)
        let asked = try source.at(when.cut, unitsOn: units.unitsOn)
        let answer = try SourceAnswer(asked, offices) { (asked) throws(LedgerError) in
            CountsAnswer(report: try asked.counts(by: grouping.by, unit: part.unit))
        }
        form.write(answer, to: &output)
        let counts = answer.report.report
        Console.sayIfAhead(counts.cut.effectiveOn, of: source)
        Console.sayIfNothingWasKnown(at: counts.cut.position, of: source)
        if let unit = counts.unit, counts.rows.isEmpty {
            Console.sayThatNoHouseholdIs(in: unit, unitsOn: counts.unitsOn)
        }
        return .done
    }
}

/// The answer of `socai counts` and `socai replay`.
struct CountsAnswer: FormattedAnswer {
    /// The counts.
    let report: Counts

    func table(width: Int?) -> String {
        let table = TextTable(
            "counts", report.rows, Counts.Row.columns(byUnit: report.isByUnit), total: report.totalRow)
        return Paragraph.text(heading, width: width) + "\n" + table.text(width: width)
    }

    private var heading: String {
        let place = report.unit.map { said(" in \($0)") } ?? ""
        let units = report.isByUnit || report.unit != nil ? said(", by the units of \(report.unitsOn)") : ""
        return said("Households\(place) on \(report.cut.words)\(units)")
    }
}
