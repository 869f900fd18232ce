// `socai trajectory`: the years against the plan: each year's flows, then a verdict for each target in the plan's own
// words.

import ArgumentParser
import EventLedger
import Files
import PovertyLedger
import PovertyReports

/// The lists of a trajectory, each with columns of its own.
enum TrajectoryList: String, ExpressibleByArgument, CaseIterable {
    case years, targets, sums
}

struct TrajectoryCommand: Verb {
    static let configuration = CommandConfiguration(
        commandName: "trajectory",
        abstract: "Print each year's opening, flows and closing, and the verdict of each target.",
        discussion: """
            A target is met, missed, not due (due after the cut) or unknown (a figure it needs was never reported). It is \
            counted by the units of the day it is due. Where a plan was revised, the targets of both are judged; those \
            that are due after they were replaced say so, and --strict leaves them out. The \
            columns left and entered compare the households of a class at the two ends of a year; a household that left \
            and returned within the year is in neither. movement counts every event, and its flows may be larger. Without \
            a CUT the day is today, at the ledger's offset from UTC.

            Example:
              socai trajectory bac-lieu.socai 2025
              socai trajectory bac-lieu.socai 2022-12-31@2023-01-15 --strict
              socai trajectory bac-lieu.socai 2025 --by unit:ward --format csv --list years
            """)

    @OptionGroup var place: LedgerArgument

    @OptionGroup var when: CutOrTodayArgument

    @Option(
        help: ArgumentHelp(
            "Break the years down by unit, or by unit:LEVEL, the units of a level (city, ward, commune, hamlet).",
            valueName: "what"),
        transform: ArgumentReading.grouping)
    var by: UnitGrouping?

    @OptionGroup var units: UnitsOnOption

    @Flag(help: "Exit with status 1 if a target was missed that was not replaced before it was due.")
    var strict = false

    @OptionGroup var source: ReplayOption

    @OptionGroup var offices: OfficesOption

    @OptionGroup var form: ReportOption

    @Option(help: ArgumentHelp("The list to write with --format csv. (default: the targets)", valueName: "list"))
    var list: TrajectoryList?

    func validate() throws {
        try form.check(list: list)
        if by == nil, units.unitsOn != nil {
            throw ValidationError(
                said("--units-on goes with --by only; a target is counted by the units of the day it is due"))
        }
    }

    func perform(_ output: inout Output) throws -> ExitStatus {
        // The table shows who left and entered, which no balance knows.
        let view = try place.source(offices, replayed: source.replay || form.format == .table)
        let asked = try view.at(when.cut(of: view), unitsOn: units.unitsOn)
        let answer = try SourceAnswer(asked, offices) { (asked) throws(LedgerError) in
            TrajectoryAnswer(report: try asked.trajectory(by: by), plans: try asked.plans())
        }
        form.write(answer, csv: (list ?? .targets).rawValue, to: &output)
        let trajectory = answer.report.report
        Console.sayIfAhead(trajectory.cut.effectiveOn, of: view)
        let isMissed = trajectory.targets.contains { $0.verdict == .missed && $0.replacement == nil }
        return strict && isMissed ? .finding : .done
    }
}

/// The answer of `socai trajectory`.
struct TrajectoryAnswer: FormattedAnswer {
    /// The trajectory.
    let report: Trajectory
    /// The plans inside the cut, by id.
    let plans: [Plan]

    func table(width: Int?) -> String {
        let cut = report.cut
        var text = Paragraph.text(
            said("Trajectory up to \(cut.words)")
                + (report.isByUnit ? said(", by the units of \(report.unitsOn)") : ""),
            width: width)
        text += "\n" + years.text(width: width) + "\n"
        text += Paragraph.text(
            said(
                "left and entered compare the two ends of a year: who left and came back within it is in neither. socai "
                    + "movement counts every event and has such a household in both."), width: width)
        if plans.isEmpty { text += said("\nNo plan is recorded inside this cut\n") }
        for plan in plans {
            text += "\n" + Paragraph.text(plan.heading, width: width) + "\n"
            text += targets(of: plan.plan).text(width: width)
            for row in report.targets where row.plan == plan.plan {
                guard let totals = row.totals, !totals.isSound else { continue }
                text +=
                    "\n" + Paragraph.text(said("All households of \(row.target.id): \(totals.words())"), width: width)
            }
            for sum in report.sums where sum.plan == plan.plan {
                text += "\n" + Paragraph.text(sum.words, width: width)
            }
        }
        return text
    }

    private var years: TextTable {
        let unit: [TableColumn<TrajectoryYear>] = report.isByUnit ? ["unit"] : []
        return TextTable(
            "years", report.years, TrajectoryYear.columns(byUnit: report.isByUnit),
            unit + [
                "year", "class", "openingHouseholds", .own(.count("left", \.left)), .own(.count("entered", \.entered)),
                "closingHouseholds",
                .field("totalHouseholds", absent: "unknown"),
            ])
    }

    private func targets(of plan: String) -> TextTable {
        let rows = report.targets.filter { $0.plan == plan }
        let replaced: [TableColumn<TargetOutcome>] = rows.contains { $0.replacement != nil } ? ["replacedByPlan"] : []
        return TextTable(
            "targets", rows, TargetOutcome.columns,
            [
                "due", "id", .own(.text("asked", \.target.asked)), .own(.text("actual", \.actualWords)), "verdict",
            ] + replaced + [.own(.text("planWords", \.target.quote))])
    }
}
