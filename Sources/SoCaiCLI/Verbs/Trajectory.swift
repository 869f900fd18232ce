// `socai trajectory`: the years against the plan: each year's flows, then a verdict for each target in the plan's own
// words.

import ArgumentParser
import EventLedger
import PovertyLedger
import PovertyReports

/// The lists of a trajectory, each with columns of its own.
enum TrajectoryList: String, ExpressibleByArgument, CaseIterable {
    case years, targets
}

struct TrajectoryCommand: Verb {
    static let configuration = CommandConfiguration(
        commandName: "trajectory",
        abstract: "Print each year's opening, flows and closing, and the verdict of each target.",
        discussion: """
            A target is met, missed, not due (due after the cut) or unknown (a figure it needs was never reported). The \
            columns left and entered compare the households of a class at the two ends of a year; a household that left \
            and returned within the year is in neither. movement counts every event, and its flows may be larger. Without \
            a CUT the day is today, at the ledger's offset from UTC.

            Example:
              socai trajectory bac-lieu.socai 2025
              socai trajectory bac-lieu.socai 2022-12-31@2023-01-15 --strict
            """)

    @OptionGroup var place: LedgerArgument

    @OptionGroup var when: CutOrTodayArgument

    @Flag(help: "Exit with status 1 if a target was missed.")
    var strict = false

    @OptionGroup var source: ReplayOption

    @OptionGroup var form: FormatOption

    @Option(help: ArgumentHelp("The list to write with --format csv. (default: the targets)", valueName: "list"))
    var list: TrajectoryList?

    func validate() throws {
        try form.check(list: list)
    }

    func perform(_ output: inout Output) throws -> ExitStatus {
        let ledger = try source.view(of: place)
        let cut = when.cut(of: ledger)
        let asked = try ledger.at(cut)
        // The table shows who left and entered, which no balance knows.
        let trajectory = try form.format == .table ? asked.replayed.trajectory() : asked.trajectory()
        var titles: [String: String] = [:]
        for plan in try asked.plans() { titles[plan.plan] = plan.title }
        form.write(
            TrajectoryAnswer(report: trajectory, titles: titles), csv: (list ?? .targets).rawValue, to: &output)
        Console.sayIfAhead(trajectory.cut.effectiveOn, of: ledger)
        return strict && trajectory.targets.contains { $0.verdict == .missed } ? .finding : .done
    }
}

/// The answer of `socai trajectory`.
struct TrajectoryAnswer: FormattedAnswer {
    /// The trajectory.
    let report: Trajectory
    /// The titles of the plans inside the cut, by id.
    let titles: [String: String]

    func table(width: Int?) -> String {
        let cut = report.cut
        var text = Paragraph.text(
            "Trajectory up to \(cut.words)", width: width)
        text += "\n" + years.text(width: width) + "\n"
        text += Paragraph.text(
            "left and entered compare the two ends of a year: who left and came back within it is in neither. socai "
                + "movement counts every event and has such a household in both.", width: width)
        var plans: [String] = []
        for row in report.targets where plans.last != row.plan { plans.append(row.plan) }
        if plans.isEmpty { text += "\nNo plan is recorded inside this cut\n" }
        for plan in plans {
            let title = titles[plan].map { ": \($0)" } ?? ""
            text += "\n" + Paragraph.text("Plan \(plan)\(title)", width: width) + "\n"
            text += targets(of: plan).text(width: width)
            for row in report.targets where row.plan == plan {
                guard let totals = row.totals, !totals.isSound else { continue }
                text += "\n" + Paragraph.text("All households of \(row.target.id): \(totals.words())", width: width)
            }
        }
        return text
    }

    private var years: TextTable {
        TextTable(
            "years", report.years, TrajectoryYear.columns,
            [
                "year", "class", "openingHouseholds", .own(.count("left", \.left)), .own(.count("entered", \.entered)),
                "closingHouseholds",
                .field("totalHouseholds", absent: "unknown"),
            ])
    }

    private func targets(of plan: String) -> TextTable {
        TextTable(
            "targets", report.targets.filter { $0.plan == plan }, TargetOutcome.columns,
            [
                "due", "id", .own(.text("asked", \.target.asked)), .own(.text("actual", \.actualWords)), "verdict",
                .own(.text("planWords", \.target.quote)),
            ])
    }
}

extension Target {
    /// What is asked, in words: `poor: at least 100 fewer`.
    fileprivate var asked: String {
        let whom = (measure == .poor ? HouseholdClass.poor : .nearPoor).words
        let filter = socialProtection.map { $0 ? " under social protection" : " without social protection" } ?? ""
        let limit =
            switch comparison {
            case .atLeast: "at least"
            case .atMost: "at most"
            case .below: "below"
            case .equal: "exactly"
            }
        let unit =
            switch kind {
            case .reduction: " fewer" + (from.map { " than on \($0)" } ?? "")
            case .stock: ""
            case .rate: " of all households"
            }
        return "\(whom)\(filter): \(limit) \(value)\(unit)"
    }
}

extension TargetOutcome {
    /// The actual figure in words.
    fileprivate var actualWords: String {
        switch actual {
        case nil: verdict == .unknown ? "never reported" : ""
        case .households(let count):
            target.kind != .reduction ? "\(count)" : count < 0 ? "\(-count) more" : "\(count) fewer"
        case .rate(let households, let all): "\(households) of \(all)"
        }
    }
}
