// Findings about units and due days, in words. There are few of them: units times years, and the targets of plans.

import EventLedger
import Files
import PovertyLedger

extension FindingWriter {
    /// One finding for each measure and due day of the plans' targets. Exits are conspicuous where the last N days
    /// before the due day, itself among them, have at least five, and at least three times their share of the 365 days
    /// before it.
    func bunchedExits(_ fold: AuditFold, _ due: [DueMeasure]) throws(LedgerError) -> [Finding] {
        try bunchedDays(.bunchedExits, due, atLeast: 5, figures: ("exits", "yearExits")) { measure in
            measure == .poor ? fold.exitsFromPoor : fold.exitsFromNearPoor
        } sentence: { measure, last, year in
            "\(last) of the \(year) exits from \(term: measure.measure.name) in the year to the due day of \(measure.targets) lie "
                + "in its last \(parameters.bunchedDays) days"
        }
    }

    /// One finding for each measure and due day of the plans' targets: at least three households of the class were
    /// dissolved in the last N days, and at least three times their share of the 365 days.
    func dissolvedBeforeDue(_ timelines: TimelineAudit, _ due: [DueMeasure]) throws(LedgerError) -> [Finding] {
        try bunchedDays(.dissolvedBeforeDue, due, atLeast: 3, figures: ("dissolutions", "yearDissolutions")) {
            measure in
            measure == .poor ? timelines.dissolvedPoor : timelines.dissolvedNearPoor
        } sentence: { measure, last, year in
            "\(last) of the \(year) \(term: measure.measure.name) households dissolved in the year to the due day of "
                + "\(measure.targets) were dissolved in its last \(parameters.bunchedDays) days"
        }
    }

    /// The findings of a rule about days that are bunched before a due day; `figures` names how many there are in the
    /// last days and in the year.
    private func bunchedDays(
        _ rule: AuditRule, _ due: [DueMeasure], atLeast least: Int, figures: (last: String, year: String),
        of days: (HouseholdClass) -> ExitDays, sentence: (DueMeasure, _ last: Int, _ year: Int) -> Sentence
    ) throws(LedgerError) -> [Finding] {
        var found: [Finding] = []
        for measure in due {
            guard let (last, yearCount) = bunched(days(measure.measure), before: measure.due, atLeast: least) else {
                continue
            }
            found.append(
                Finding(
                    rule, on: measure.due, events: try cite(last.first).map(FindingEvent.init),
                    figures: [
                        FindingFigure(figures.last, last.count), FindingFigure("days", parameters.bunchedDays),
                        FindingFigure(figures.year, yearCount),
                    ],
                    sentence: sentence(measure, last.count, yearCount)))
        }
        return found
    }

    /// What happened in the last days before a due day, that day among them, and how often it did in the 365 days; nil
    /// where it is less than `least`, or less than three times its share.
    private func bunched(
        _ days: ExitDays, before due: Day, atLeast least: Int
    ) -> (last: ExitDays.Exits, yearCount: Int)? {
        let due = due.daysSinceEpoch
        let last = days.exits(from: due - Int32(parameters.bunchedDays) + 1, through: due)
        let yearCount = days.exits(from: due - 364, through: due).count
        guard last.count >= least, last.count * 365 >= 3 * parameters.bunchedDays * yearCount else { return nil }
        return (last, yearCount)
    }

    /// Adds the units that households are in at a year's end, by the units of that day, where neither the unit nor one
    /// above it reported a total in that year. A divided unit reports none; households in it are another finding.
    mutating func addMissingTotals(_ yearEnds: YearEndHouseholds, _ units: UnitFold) throws(LedgerError) {
        var households: [Int: [UInt32: Int]] = [:]
        var trees: [Int: UnitTree] = [:]
        for count in yearEnds.counts {
            guard let end = Day.endOfYear(count.year) else { continue }
            let tree = trees[count.year] ?? UnitTree(units, on: end)
            trees[count.year] = tree
            households[count.year, default: [:]][tree.root(of: count.unit), default: 0] += count.households
        }
        var names: [UInt32: String] = [:]
        for unit in Set(households.values.flatMap(\.keys)) { names[unit] = try ledger.unitName(unit) }
        for (year, counts) in households.sorted(by: { $0.key < $1.key }) {
            guard let first = Day(year: year, month: 1, day: 1), let end = Day.endOfYear(year) else { continue }
            let span = first.daysSinceEpoch...end.daysSinceEpoch
            for (unit, count) in counts.sorted(by: { names[$0.key] ?? "" < names[$1.key] ?? "" }) {
                let isReported = trees[year]?.line(of: unit).contains { number in
                    units.units.indices.contains(Int(number))
                        && units.units[Int(number)].totals.contains { span.contains($0.day) }
                }
                let isDivided =
                    units.units.indices.contains(Int(unit)) && units.units[Int(unit)].isDivided(on: end.daysSinceEpoch)
                guard isReported != true, !isDivided else { continue }
                let noun: Sentence = count == 1 ? "household" : "households"
                try add(.missingTotal) { () throws(LedgerError) in
                    Finding(
                        .missingTotal, on: end, unit: names[unit], figures: [FindingFigure("households", count)],
                        sentence: "\(count) registered \(noun), and no total reported in \(year)")
                }
            }
        }
    }

    /// Late events by unit and year, with the worst of them.
    func lateEntries(_ late: LateEvents) throws(LedgerError) -> [Finding] {
        var found: [(position: Position, finding: Finding)] = []
        for (place, delays) in late.places {
            let worst = try cite([delays.worst])[0]
            let name = try place.unit.map { (unit) throws(LedgerError) in try ledger.unitName(unit) }
            let finding = Finding(
                .lateEntry, on: worst.event.effectiveOn ?? .first, household: nil, unit: name,
                events: [FindingEvent(worst)],
                figures: [
                    FindingFigure("year", place.year), FindingFigure("events", delays.count),
                    FindingFigure("medianDays", Int(delays.median)),
                    FindingFigure("greatestDays", Int(delays.greatest)),
                ],
                sentence:
                    "\(delays.count, "event", "events") of \(place.year) recorded more than "
                    + "\(parameters.lateDays) days late: \(delays.median) in the middle, \(delays.greatest) at worst")
            found.append((delays.worst, finding))
        }
        return found.sorted { ($0.finding.effectiveOn, $0.position) < ($1.finding.effectiveOn, $1.position) }
            .map(\.finding)
    }
}

/// A due day, poor or near-poor, and the targets that measure it.
struct DueMeasure {
    let due: Day
    let measure: HouseholdClass
    private var ids: [String]

    /// The ids of the targets, for a sentence.
    var targets: String { ids.joined(separator: ", ") }

    /// Those of some plans that are due by a day, by day and class.
    static func all(_ plans: [Plan], by day: Day) -> [DueMeasure] {
        var all: [DueMeasure] = []
        for target in plans.flatMap(\.targets) where target.due <= day {
            for measure in target.measure.words where HouseholdClass.povertyClasses.contains(measure) {
                if let index = all.firstIndex(where: { $0.due == target.due && $0.measure == measure }) {
                    all[index].ids.append(target.id)
                } else {
                    all.append(DueMeasure(due: target.due, measure: measure, ids: [target.id]))
                }
            }
        }
        return all.sorted { ($0.due, $0.measure.rawValue) < ($1.due, $1.measure.rawValue) }
    }
}
