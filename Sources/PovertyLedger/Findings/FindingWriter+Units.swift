// Findings about units and due days, in words. There are few of them: units times years, and the targets of plans.

import EventLedger

extension FindingWriter {
    /// One finding for each measure and due day of the plans' targets. Exits are conspicuous where the last N days before
    /// the due day, itself among them, have at least five, and at least three times their share of the 365 days before it.
    func bunchedExits(
        _ fold: AuditFold, _ plans: [PlanAdopted], _ cut: Cut
    ) throws(PovertyError) -> [Finding] {
        var targets: [DueMeasure: [String]] = [:]
        for plan in plans {
            for target in plan.targets where target.due <= cut.effectiveOn {
                targets[DueMeasure(due: target.due, measure: target.measure), default: []].append(target.id)
            }
        }
        var found: [Finding] = []
        let days = parameters.bunchedDays
        for (key, ids) in targets.sorted(by: { $0.key < $1.key }) {
            let exits = key.measure == .poor ? fold.exitsFromPoor : fold.exitsFromNearPoor
            let due = key.due.daysSinceEpoch
            let last = exits.exits(from: due - Int32(days) + 1, through: due)
            let year = exits.exits(from: due - 364, through: due)
            guard last.count >= 5, last.count * 365 >= 3 * days * year.count else { continue }
            let events = try cite(last.first)
            found.append(
                Finding(
                    .bunchedExits, on: key.due, events: events.map(FindingEvent.init),
                    figures: [
                        FindingFigure("exits", last.count), FindingFigure("days", days),
                        FindingFigure("yearExits", year.count),
                    ],
                    sentence:
                        "\(last.count) of the \(year.count) exits from \(key.measure.name) in the year to the due "
                        + "day of \(ids.joined(separator: ", ")) lie in its last \(days) days"))
        }
        return found
    }

    /// Adds the units that households stand in at a year's end, by the units of that day, where neither the unit nor one above
    /// it reported a total in that year. A divided unit reports none; that households stand in it is a finding of its own.
    mutating func addMissingTotals(_ yearEnds: YearEndHouseholds, _ units: UnitFold) throws(PovertyError) {
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
                let noun = count == 1 ? "household" : "households"
                try add(.missingTotal) { () throws(PovertyError) in
                    Finding(
                        .missingTotal, on: end, unit: names[unit], figures: [FindingFigure("households", count)],
                        sentence: "\(count) registered \(noun), and no total reported in \(year)")
                }
            }
        }
    }

    /// Late events by unit and year, with the worst of them.
    func lateEntries(_ late: LateEvents) throws(PovertyError) -> [Finding] {
        var found: [(position: Position, finding: Finding)] = []
        for (place, delays) in late.places {
            let worst = try cite([delays.worst])[0]
            let name = try place.unit.map { (unit) throws(PovertyError) in try ledger.unitName(unit) }
            let finding = Finding(
                .lateEntry, on: worst.event.effectiveOn ?? .first, household: nil, unit: name,
                events: [FindingEvent(worst)],
                figures: [
                    FindingFigure("year", place.year), FindingFigure("events", delays.count),
                    FindingFigure("medianDays", Int(delays.median)),
                    FindingFigure("greatestDays", Int(delays.greatest)),
                ],
                sentence:
                    "\(delays.count) \(delays.count == 1 ? "event" : "events") of \(place.year) recorded more than "
                    + "\(parameters.lateDays) days late: \(delays.median) in the middle, \(delays.greatest) at worst")
            found.append((delays.worst, finding))
        }
        return found.sorted { ($0.finding.effectiveOn, $0.position) < ($1.finding.effectiveOn, $1.position) }
            .map(\.finding)
    }
}

/// A due day and what is measured on it.
private struct DueMeasure: Hashable, Comparable {
    let due: Day
    let measure: TargetMeasure

    static func < (left: DueMeasure, right: DueMeasure) -> Bool {
        (left.due, left.measure.rawValue) < (right.due, right.measure.rawValue)
    }
}
