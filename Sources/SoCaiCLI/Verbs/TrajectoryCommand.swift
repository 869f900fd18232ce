// `socai trajectory`: the years against the plan, with a verdict for each target.

import ArgumentParser
import EventLedger
import PovertyLedger

/// The lists of a trajectory, each with columns of its own.
enum TrajectoryList: String, ExpressibleByArgument, CaseIterable {
    case years, targets
}

struct TrajectoryCommand: Verb {
    static let configuration = CommandConfiguration(
        commandName: "trajectory",
        abstract: "Print each year's opening, flows and closing, and the verdict of each target.",
        discussion: """
            A target is met, missed, not due (it falls after the cut) or unknown (a figure it needs was never \
            reported). left and entered compare who is in a class at the two ends of a year, so that who left and came \
            back within it is in neither; movement counts every event, and may have more of both. Without a CUT the day is today, at the ledger's offset from UTC.

            Example:
              socai trajectory bac-lieu.socai 2025
              socai trajectory bac-lieu.socai 2022-12-31@2023-01-15 --strict
            """)

    @OptionGroup var place: LedgerArgument

    @Argument(
        help: ArgumentHelp(
            "The cut; a year stands for its last day. (default: today, all that is known)", valueName: "cut"),
        transform: ArgumentReading.cut)
    var cut: CutExpression?

    @Flag(help: "End with status 1 when a target was missed.")
    var strict = false

    @OptionGroup var form: FormatOption

    @Option(help: ArgumentHelp("The list to write with --format csv; by default the targets.", valueName: "list"))
    var list: TrajectoryList?

    func validate() throws {
        if list != nil, form.format != .csv {
            throw ValidationError("--list goes with --format csv only; the other forms have all lists")
        }
    }

    func perform(_ output: inout Output) throws -> ExitStatus {
        let ledger = try place.view()
        let cut = cut ?? CutExpression(SystemClock.now().day(at: ledger.ledger.offset))
        let asked = try ledger.at(cut)
        let trajectory = try asked.trajectory()
        var titles: [String: String] = [:]
        for plan in try asked.plans() { titles[plan.plan] = plan.title }
        form.write(
            TrajectoryAnswer(report: trajectory, titles: titles), csv: (list ?? .targets).rawValue, to: &output)
        return strict && trajectory.targets.contains { $0.verdict == .missed } ? .finding : .done
    }
}
