// Totals that contradict each other or the ledger: a unit twice with two figures, a unit with fewer households than its
// parts, fewer persons than households, fewer households than there are poor ones. Of such rows nothing is proposed.

import EventLedger
import Files
import PovertyLedger
import Tables

/// A row of totals whose unit is known.
private struct PlacedTotal {
    let index: Int
    let total: ListedTotal
    let unit: ListedUnit
}

/// Two figures of a total: households and persons.
private struct Figures {
    var households: Int64 = 0
    var persons: Int64 = 0
}

extension Drafting {
    /// The rows of totals of which nothing is certain, by their index; why is asked.
    mutating func contradictedTotals() throws(LedgerError) -> Set<Int> {
        var placed: [PlacedTotal] = []
        for (index, total) in list.totals.enumerated() {
            guard case .success(let unit?) = try resolver.unit(total.unit, code: total.unitCode, hamlet: nil) else {
                continue
            }
            placed.append(PlacedTotal(index: index, total: total, unit: unit))
        }
        var held = statedTwice(placed)
        // What a unit is stated as twice is compared with nothing else.
        placed.removeAll { held.contains($0.index) }
        let poor = poorByUnit()
        for row in placed {
            if let households = row.total.households, let persons = row.total.persons, persons.value < households.value
            {
                questions.ask(
                    "totalsDiffer", at: persons.place,
                    "the number of persons is \(persons.value) here, and that of households \(households.value) in "
                        + "\(households.place): a household has at least one person; correct one of them")
                held.insert(row.index)
                continue
            }
            if try hasFewerThanPoor(row, poor) {
                held.insert(row.index)
            } else {
                held.formUnion(try differsFromParts(row, placed))
            }
        }
        return held
    }

    /// The rows of units that are there twice with two figures. A row that says the same is asked about with its own
    /// row only.
    private func statedTwice(_ placed: [PlacedTotal]) -> Set<Int> {
        let rows = Dictionary(grouping: placed, by: \.unit.number).values
        return Set(
            rows.flatMap { rows -> [Int] in
                let figures = Set(rows.map { [$0.total.households?.value, $0.total.persons?.value] })
                return figures.count > 1 ? rows.map(\.index) : []
            })
    }

    /// The poor and near-poor households of the day by their units, with their members.
    private func poorByUnit() -> [UInt32: Figures] {
        var found: [UInt32: Figures] = [:]
        for number in 0..<register.codes.count {
            let state = register.households[number]
            guard state.isPresent, HouseholdClass.povertyClasses.contains(state.householdClass) else { continue }
            found[state.unit, default: Figures()].households += 1
            found[state.unit, default: Figures()].persons += Int64(state.members)
        }
        return found
    }

    private mutating func hasFewerThanPoor(
        _ row: PlacedTotal, _ poor: [UInt32: Figures]
    ) throws(LedgerError) -> Bool {
        // Of a unit that merged into another the total may be the old one.
        guard row.unit.number == row.unit.current else { return false }
        let tree = register.tree
        let inside = poor.filter { tree.isPart($0.key, of: row.unit.current) }.values
        let households = inside.reduce(0) { $0 + $1.households }
        let persons = inside.reduce(0) { $0 + $1.persons }
        let name = try register.unitName(row.unit.number)
        if let stated = row.total.households, stated.value < households {
            questions.ask(
                "totalsDiffer", at: stated.place,
                "the number of households is \(stated.value) here, and the ledger has \(households) poor and near-poor ones of "
                    + "\(name) on \(day); correct the total, or the households first")
            return true
        }
        if let stated = row.total.persons, stated.value < persons {
            questions.ask(
                "totalsDiffer", at: stated.place,
                "the number of persons is \(stated.value) here, and the ledger has \(persons) in poor and near-poor households of "
                    + "\(name) on \(day); correct the total, or the households first")
            return true
        }
        return false
    }

    /// The rows of a unit and its parts where the unit has less than these, or with all of them something else.
    private mutating func differsFromParts(
        _ row: PlacedTotal, _ placed: [PlacedTotal]
    ) throws(LedgerError) -> Set<Int> {
        let (tree, unit) = (register.tree, row.unit.current)
        func isAbove(_ one: UInt32, _ other: UInt32) -> Bool { one != other && tree.isPart(other, of: one) }
        let below = placed.filter { isAbove(unit, $0.unit.current) }
        // The next level of the list only.
        let parts = below.filter { part in
            !below.contains { isAbove($0.unit.current, part.unit.current) }
        }
        guard !parts.isEmpty else { return [] }
        let listed = Set(parts.map(\.unit.current))
        let isWhole = register.units.units.indices.map(UInt32.init).allSatisfy { number in
            !register.units.units[Int(number)].isInForce(on: day.daysSinceEpoch)
                || register.units.parent(of: number, on: day) != unit || listed.contains(number)
        }
        for figure in [\ListedTotal.households, \.persons] {
            let stated = parts.compactMap { $0.total[keyPath: figure] }
            guard let total = row.total[keyPath: figure], let first = stated.first, stated.count == parts.count else {
                continue
            }
            let sum = stated.reduce(Int64(0)) { $0.addingReportingOverflow($1.value).partialValue }
            guard isWhole ? sum != total.value : sum > total.value else { continue }
            questions.ask(
                "totalsDiffer", at: total.place,
                "\(try register.unitName(unit)) has \(total.value) here, and its \(parts.count, "part", "parts") "
                    + "in the list, from \(first.place) on, \(sum); correct one of them"
            )
            return Set(parts.map(\.index) + [row.index])
        }
        return []
    }
}
