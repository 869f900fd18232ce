// `socai list`: the households of a class at a cut, as an office keeps and posts the list, without names.

import ArgumentParser
import EventLedger
import Files
import PovertyLedger
import PovertyReports

struct ListCommand: Verb {
    static let configuration = CommandConfiguration(
        commandName: "list",
        abstract: "List the households of a class, since when, by which document, and who is new or relapsed.",
        discussion: """
            Lists the poor and near-poor households at the cut, or those of other classes, by unit and code: unit, members, \
            social protection, since when a household is in its class, and the documents that put it there and confirmed \
            it since. A household is new, relapsed or arrived by the flow of the movement with which it came into its \
            class from --from to the cut; the others were in it before. In --from a year means its first day.

            Example:
              socai list bac-lieu.socai 2023 --class poor
              socai list bac-lieu.socai 2023@closing --class nearPoor --unit phuong-1 --format csv
            """)

    @OptionGroup var place: LedgerArgument

    @OptionGroup var when: CutArgument

    @OptionGroup var choice: ClassesOption

    @Option(
        help: ArgumentHelp(
            "The first day of the period in which a household is new or relapsed. (default: the first of the cut's year)",
            valueName: "day"),
        transform: ArgumentReading.firstDay)
    var from: Day?

    @OptionGroup var part: UnitOption

    @OptionGroup var units: UnitsOnOption

    @OptionGroup var relapses: LookBackOption

    @OptionGroup var form: ReportOption

    func validate() throws { try FirstDayOption.check(from, before: when.cut) }

    func perform(_ output: inout Output) throws -> ExitStatus {
        let ledger = try place.view()
        let asked = try ledger.at(when.cut, unitsOn: units.unitsOn)
        let report = try asked.households(
            of: choice.asked, since: from, unit: part.unit, lookBackMonths: relapses.lookBack)
        form.write(ListAnswer(report: report), to: &output)
        Console.sayIfAhead(report.cut.effectiveOn, of: ledger)
        if let name = report.unit, report.households.isEmpty, try asked.counts(unit: name).rows.isEmpty {
            Console.sayThatNoHouseholdIs(in: name, unitsOn: report.unitsOn)
        }
        return .done
    }
}

/// The answer of `socai list`.
struct ListAnswer: FormattedAnswer {
    /// The list.
    let report: HouseholdList

    func table(width: Int?) -> String {
        let place = report.unit.map { said(" in \($0)") } ?? ""
        let classes = report.classes.map { said($0.words) }.joined(separator: said(" and "))
        let months = report.lookBackMonths.map { said("an exit of the last \($0) months") } ?? said("any earlier exit")
        let text = Paragraph.text(
            said(
                "Households: \(report.tally.households), persons: \(report.tally.persons) (\(classes))\(place) on "
                    + "\(report.cut.words), by the units of \(report.unitsOn); entrances from \(report.from) on, a return "
                    + "after \(months) is a relapse"), width: width)
        guard !report.households.isEmpty else { return text + said("\nNo household\n") }
        let table = TextTable(
            "list", report.households, HouseholdListRow.columns,
            [
                .field("unit", isFlexible: false), "household", "class", "socialProtection", "members",
                "enteredEffectiveOn", "entrance", "enteredDocument", "enteredReference", "confirmedEffectiveOn",
                "confirmedDocument",
            ])
        return text + "\n" + table.text(width: width)
    }
}
