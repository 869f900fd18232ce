// The units of several ledgers as one list, in which a unit is one where its id is the same: what one office recorded of
// a unit, a merger for example, holds for the households that another has in it.

import EventLedger
import PovertyLedger

/// The units of several ledgers, each under one number.
struct UnitedUnits {
    /// What is known of them in all ledgers together.
    let units: UnitFold
    /// Their ids by number.
    let names: [String]
    /// For each ledger and unit of it the number here.
    let numbers: [[UInt32]]

    /// The units of some views, and what is known of them in each. Cost: a lookup a unit and ledger, the first time.
    init(_ ledgers: [(view: HouseholdView, units: UnitFold)]) throws(LedgerError) {
        var names: [String] = []
        var found: [String: UInt32] = [:]
        var numbers: [[UInt32]] = []
        numbers.reserveCapacity(ledgers.count)
        for (view, units) in ledgers {
            var own: [UInt32] = []
            for number in 0..<UInt32(max(view.unitCount, units.units.count)) {
                let name = try view.unitName(number)
                if let known = found[name] {
                    own.append(known)
                } else {
                    own.append(UInt32(names.count))
                    found[name] = UInt32(names.count)
                    names.append(name)
                }
            }
            numbers.append(own)
        }
        units = UnitFold(uniting: zip(ledgers, numbers).map { ($0.units, $1) }, count: names.count)
        (self.names, self.numbers) = (names, numbers)
    }

    /// The id of the unit with a number.
    func name(_ number: UInt32) throws(LedgerError) -> String {
        guard Int(number) < names.count else {
            throw LedgerError(
                .damaged, "a household is assigned to unit \(number), which does not exist",
                remedy: "restore the ledger from a backup")
        }
        return names[Int(number)]
    }

    /// Adds up the accounts of all ledgers, each by the numbers of its own units, by the numbers here. Throws `damaged`
    /// for a unit that is in no list.
    func accounts(_ ledgers: [[UInt32: [Tally]]]) throws(LedgerError) -> [UInt32: [Tally]] {
        var sum: [UInt32: [Tally]] = [:]
        for (accounts, own) in zip(ledgers, numbers) {
            for (unit, tallies) in accounts {
                guard Int(unit) < own.count else { _ = try name(.max); continue }
                if sum[own[Int(unit)]] == nil {
                    sum[own[Int(unit)]] = tallies
                } else {
                    for index in tallies.indices { sum[own[Int(unit)]]?[index] += tallies[index] }
                }
            }
        }
        return sum
    }

    /// The units of a ledger by the numbers here.
    func united(_ units: Set<UInt32>, of ledger: Int) -> Set<UInt32> {
        Set(units.compactMap { Int($0) < numbers[ledger].count ? numbers[ledger][Int($0)] : nil })
    }

    /// The units whose total is left out on a day, of those that each ledger leaves out: whose households left a unit by a
    /// change of boundaries is known to its own ledger, and the unit is not left out where another has households in it.
    func emptied(_ ledgers: [Set<UInt32>], occupied: Set<UInt32>, on day: Day) -> Set<UInt32> {
        let left = ledgers.enumerated().reduce(into: Set<UInt32>()) { left, ledger in
            left.formUnion(united(ledger.element, of: ledger.offset))
        }
        guard !left.isEmpty else { return [] }
        let tree = UnitTree(units, on: day)
        return left.subtracting(occupied.flatMap(tree.line))
    }
}

extension UnionCutView {
    /// The units of all ledgers as known at the cut, without their totals.
    func unitedUnits() throws(LedgerError) -> UnitedUnits {
        var ledgers: [(view: HouseholdView, units: UnitFold)] = []
        ledgers.reserveCapacity(cuts.count)
        for cut in cuts { ledgers.append((cut.view, try cut.unitsOfUnion())) }
        return try UnitedUnits(ledgers)
    }

    /// The unit that a text names in any of the ledgers, among their units; nil where none is named.
    ///
    /// Throws `unknownUnit` where no ledger has one, or where it means different units in two.
    func unit(called text: String?, _ united: UnitedUnits) throws(LedgerError) -> NumberedUnit? {
        guard let text else { return nil }
        let name = try unit(called: text)
        guard let number = united.names.firstIndex(of: name) else {
            preconditionFailure("the units of every ledger are united")
        }
        return NumberedUnit(number: UInt32(number), name: name)
    }

    /// The id of the unit that a text names in any of the ledgers, by the units counted by.
    ///
    /// Throws `unknownUnit` where no ledger has one, or where it means different units in two.
    public func unit(called text: String) throws(LedgerError) -> String {
        if let alone { return try alone.view.unit(called: text, on: unitsOn) }
        var found: Set<String> = []
        var problem: LedgerError?
        for cut in cuts {
            do {
                found.insert(try cut.view.unit(called: text, on: unitsOn))
            } catch {
                guard error.code == .unknownUnit else { throw error }
                problem = problem ?? error
            }
        }
        if found.count == 1, let name = found.first { return name }
        guard found.isEmpty else {
            throw LedgerError(
                .unknownUnit, "\(found.count) units are called \(text): \(found.sorted().joined(separator: ", "))",
                remedy: "write the id of the one that is meant", file: view.path)
        }
        guard let problem else {
            preconditionFailure("a union has a ledger")
        }
        throw problem.with(file: view.path)
    }
}

extension CutView {
    /// The units as known at the cut, for a union. Cost: a lookup where the ledger lists the events of units, else one
    /// replay.
    func unitsOfUnion() throws(LedgerError) -> UnitFold {
        guard view.usesBalances else { return try view.fold(cut).units }
        return try view.known.units(of: ledger, knownThrough: cut.position).units
    }
}
