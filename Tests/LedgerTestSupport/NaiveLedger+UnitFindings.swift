// The rules of the audit about divided units and the totals of rates, by brute force.

import EventLedger
import PovertyLedger

extension NaiveLedger {
    /// Each unit that is divided by the cut's day and that households stand in, or in a unit said to be part of it.
    func dividedUnits(_ cut: NaiveCut) -> [NaiveFinding] {
        let units = NaiveUnits(live(knownThrough: cut.position))
        let standing = households(cut).values.filter(\.isPresent).map { units.line($0.unit, on: cut.effectiveOn) }
        return units.divisions.compactMap { division in
            let count = standing.count { $0.contains(division.unit) }
            guard division.day <= cut.effectiveOn, count > 0 else { return nil }
            let event = events[division.position - 1]
            let below = units.units(on: cut.effectiveOn).count {
                units.line($0, on: cut.effectiveOn).contains(division.unit)
            }
            return NaiveFinding(
                "dividedUnit", division.day, unit: division.unit, events: [event.reference],
                figures: ["households": Int64(count), "unitsBelow": Int64(below)])
        }
    }

    /// Each day on which rates are due over totals that are not all of its year, or not all there.
    func rateTotals(_ cut: NaiveCut) -> [NaiveFinding] {
        let days = Set(
            plans(cut).flatMap(\.targets).filter { target in
                let isOfAll = target.of == .households && (target.filter?.unit ?? target.filter?.area?.name) == nil
                return target.kind == .rate && isOfAll && target.due <= cut.effectiveOn
            }.map(\.due))
        return days.compactMap { due in
            let totals = NaiveRateTotals(denominator(NaiveCut(due, position: cut.position)), on: due)
            guard !totals.isSound else { return nil }
            // The event of each total: of several of one unit and day the last one counts.
            let reports = totals.older.compactMap { older in
                live(knownThrough: cut.position).last { event in
                    guard case .householdTotalReported(let fields) = event.body else { return false }
                    return fields.unit == older.unit && event.day == older.day
                }
            }
            return NaiveFinding(
                "rateTotals", due, events: reports.sorted { $0.position < $1.position }.prefix(20).map(\.reference),
                figures: [
                    "older": Int64(totals.older.count), "missing": Int64(totals.missing.count),
                    "emptied": Int64(totals.emptied.count),
                ])
        }
    }
}
