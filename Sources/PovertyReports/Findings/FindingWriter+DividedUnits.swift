// Findings about units that ended and the totals of rates: households still in a unit that was divided, and which
// rates were taken over totals that do not belong to their day.

import EventLedger
import Files
import PovertyLedger

extension FindingWriter {
    /// Adds the units that were divided by the cut's day and that households are still in on it, and the due days of
    /// rates of all households whose totals are of another year, missing or left out; the trajectory has the notes on rates
    /// of some units and of persons. Cost: one replay where there is something to ask.
    mutating func addUnitFindings(_ units: UnitFold, _ plans: [Plan], _ cut: Cut) throws(LedgerError) {
        var rates: [Day: [String]] = [:]
        for plan in plans {
            for target in plan.targets where target.isRateOfAll && target.due <= cut.effectiveOn {
                rates[target.due, default: []].append(target.id)
            }
        }
        let asksUnits =
            parameters.rules.contains(.dividedUnit)
            && units.units.contains { $0.isDivided(on: cut.effectiveOn.daysSinceEpoch) }
        let asksRates = parameters.rules.contains(.rateTotals) && !rates.isEmpty
        guard asksUnits || asksRates else { return }
        let balances = try ledger.at(cut).balances(
            on: (asksRates ? Set(rates.keys) : []).union(asksUnits ? [cut.effectiveOn] : []))
        if asksUnits { try add(dividedUnits(balances, cut)) }
        if asksRates { try add(rateTotals(rates, balances)) }
    }

    /// One finding for each divided unit that households are in, or in a unit that is still recorded as part of it.
    private func dividedUnits(_ balances: DayBalances, _ cut: Cut) throws(LedgerError) -> [Finding] {
        let tree = UnitTree(balances.units, on: cut.effectiveOn)
        var households: [UInt32: Int] = [:]
        for (unit, count) in balances.households(on: cut.effectiveOn) {
            for each in tree.line(of: unit) { households[each, default: 0] += count }
        }
        var found: [(position: Position, finding: Finding)] = []
        for (number, count) in households {
            guard Int(number) < balances.units.units.count,
                let division = balances.units.units[Int(number)].division,
                division.day <= cut.effectiveOn.daysSinceEpoch
            else { continue }
            let event = try cite([division.position])[0]
            var names: [String] = []
            for unit in division.into { names.append(try ledger.unitName(unit)) }
            var below: [String] = []
            for unit in balances.units.inForce(below: number, tree, on: cut.effectiveOn) {
                below.append(try ledger.unitName(unit))
            }
            found.append(
                (
                    division.position,
                    Finding(
                        .dividedUnit, on: Day(daysSinceEpoch: division.day) ?? .first,
                        unit: try ledger.unitName(number), events: [FindingEvent(event)],
                        figures: [FindingFigure("households", count), FindingFigure("unitsBelow", below.count)],
                        sentence:
                            "\(count, "registered household is", "registered households are") in it on "
                            + "\(cut.effectiveOn), and it was divided among \(names.joined(separator: ", "))"
                            + FindingWriter.words(unitsBelow: below.sorted()))
                ))
        }
        return found.sorted { ($0.finding.effectiveOn, $0.position) < ($1.finding.effectiveOn, $1.position) }
            .map(\.finding)
    }

    /// That units are left below a divided one, the first five by name; nothing where there are none.
    private static func words(unitsBelow names: [String]) -> Sentence {
        guard !names.isEmpty else { return "" }
        let more: Sentence = names.count > 5 ? " and \(names.count - 5) more" : ""
        return "; \(names.count, "unit is", "units are") still recorded as part of it: "
            + "\(names.prefix(5).joined(separator: ", "))\(more)"
    }

    /// One finding for each due day of rates whose totals are not all of that year, or not all there.
    private func rateTotals(_ rates: [Day: [String]], _ balances: DayBalances) throws(LedgerError) -> [Finding] {
        var names = UnitNames(ledger: ledger)
        var found: [Finding] = []
        for (due, ids) in rates.sorted(by: { $0.key < $1.key }) {
            guard let total = balances.total(on: due) else { continue }
            let totals = try RateTotals(total, on: due, &names)
            guard !totals.isSound else { continue }
            let older = total.used.filter { Day(daysSinceEpoch: $0.total.day)?.year != due.year }
            let events = try cite(older.map(\.total.position).sorted().prefix(20).map(\.self))
            found.append(
                Finding(
                    .rateTotals, on: due, events: events.map(FindingEvent.init),
                    figures: [
                        FindingFigure("older", totals.older.count), FindingFigure("missing", totals.missing.count),
                        FindingFigure("emptied", totals.emptied.count),
                    ],
                    sentence: "all households that \(ids.joined(separator: ", ")) "
                        + "\(ids.count == 1 ? "is" : "are" as Sentence) taken over: \(totals.words(namingAtMost: 5))"))
        }
        return found
    }
}

extension Target {
    /// Whether it is a rate over the households of all units.
    fileprivate var isRateOfAll: Bool {
        kind == .rate && of == .households && filter?.unit == nil && filter?.area == nil
    }
}

extension UnitFold {
    /// The units that exist on a day and are recorded as part of another, or of one below it, by number.
    fileprivate func inForce(below unit: UInt32, _ tree: UnitTree, on day: Day) -> [UInt32] {
        units.indices.map(UInt32.init).filter { number in
            number != unit && units[Int(number)].isInForce(on: day.daysSinceEpoch) && tree.isPart(number, of: unit)
        }
    }
}
