// The trajectory against the plan, for people: each year's flows, then each target in the plan's own words.

import PovertyReports

/// The answer of `socai trajectory`.
struct TrajectoryAnswer: FormattedAnswer {
    /// The trajectory.
    let report: Trajectory
    /// The titles of the plans inside the cut, by id.
    let titles: [String: String]

    func table(width: Int?) -> String {
        let cut = report.cut
        var text = Paragraph.text(
            "Trajectory up to \(cut.effectiveOn), as known at position \(cut.position)", width: width)
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
