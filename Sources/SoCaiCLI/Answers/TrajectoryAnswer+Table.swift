// The trajectory against the plan, for people: each year's flows, then each target in the plan's own words.

import PovertyLedger

extension TrajectoryAnswer {
    func table(width: Int?) -> String {
        let cut = trajectory.cut
        var text = Paragraph.text(
            "Trajectory up to \(cut.effectiveOn), as known at position \(cut.position)", width: width)
        text += "\n" + years.text(width: width) + "\n"
        text += Paragraph.text(
            "left and entered compare the two ends of a year: who left and came back within it is in neither. socai "
                + "movement counts every event and has such a household in both.", width: width)
        var plans: [String] = []
        for row in trajectory.targets where plans.last != row.plan { plans.append(row.plan) }
        if plans.isEmpty { text += "\nNo plan is recorded inside this cut\n" }
        for plan in plans {
            let title = titles[plan].map { ": \($0)" } ?? ""
            text += "\n" + Paragraph.text("Plan \(plan)\(title)", width: width) + "\n"
            text += targets(of: plan).text(width: width)
            for row in trajectory.targets where row.plan == plan {
                guard let totals = row.totals, !totals.isSound else { continue }
                text += "\n" + Paragraph.text("All households of \(row.target.id): \(totals.words())", width: width)
            }
        }
        return text
    }

    private var years: TextTable {
        var table = TextTable([
            TextTable.Column(heading: "year"), TextTable.Column(heading: "class"),
            TextTable.Column(heading: "opening", isNumber: true), TextTable.Column(heading: "left", isNumber: true),
            TextTable.Column(heading: "entered", isNumber: true), TextTable.Column(heading: "closing", isNumber: true),
            TextTable.Column(heading: "all\nhouseholds", isNumber: true),
        ])
        for row in trajectory.years {
            table.append([
                TextTable.Cell(row.year), row.householdClass.cell, TextTable.Cell(row.opening),
                TextTable.Cell(row.left),
                TextTable.Cell(row.entered), TextTable.Cell(row.closing),
                row.totalHouseholds.map { TextTable.Cell($0) } ?? "unknown",
            ])
        }
        return table
    }

    private func targets(of plan: String) -> TextTable {
        var table = TextTable([
            TextTable.Column(heading: "due"), TextTable.Column(heading: "target", isFlexible: true),
            TextTable.Column(heading: "asked", isFlexible: true), TextTable.Column(heading: "actual", isFlexible: true),
            TextTable.Column(heading: "verdict"), TextTable.Column(heading: "the plan's words", isFlexible: true),
        ])
        for row in trajectory.targets where row.plan == plan {
            table.append([
                TextTable.Cell("\(row.target.due)"), TextTable.Cell(row.target.id), TextTable.Cell(row.target.asked),
                TextTable.Cell(row.actualWords), TextTable.Cell(row.verdict.words), TextTable.Cell(row.target.quote),
            ])
        }
        return table
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

extension Verdict {
    /// The verdict in words.
    fileprivate var words: String { self == .notDue ? "not due" : rawValue }
}
