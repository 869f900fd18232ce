// Counts, differences and movement tables over a union: sums of those of its ledgers.

import EventLedger
import PovertyLedger

extension UnionCutView {
    /// Households and persons by class and social protection: all, or one unit and all below it.
    ///
    /// Throws `unknownUnit` where no ledger has the unit. Cost: some tens of microseconds a ledger that keeps balances,
    /// a replay of each other.
    public func counts(by grouping: UnitGrouping? = nil, unit: String? = nil) throws(LedgerError) -> Counts {
        if let alone { return try alone.counts(by: grouping, unit: unit) }
        let united = try unitedUnits()
        let question = CountQuestion(
            at: cut, unitsOn: unitsOn, byUnit: grouping != nil, unit: try self.unit(called: unit, united),
            level: grouping?.level)
        let tree = UnitTree(united.units, on: unitsOn, level: grouping?.level)
        var rows: [UInt32: [Tally]] = [:]
        for (number, tallies) in try accounts(united) {
            guard let row = question.row(of: number, tree) else { continue }
            if rows[row] == nil {
                rows[row] = tallies
            } else {
                for index in tallies.indices { rows[row]?[index] += tallies[index] }
            }
        }
        return try question.counts(tree, rows) { (number) throws(LedgerError) in try united.name(number) }
    }

    /// The accounts of all ledgers, by the numbers of their units.
    func accounts(_ united: UnitedUnits) throws(LedgerError) -> [UInt32: [Tally]] {
        var accounts: [[UInt32: [Tally]]] = []
        accounts.reserveCapacity(cuts.count)
        for cut in cuts { accounts.append(try cut.accountsOfUnion()) }
        return try united.accounts(accounts)
    }

    /// What changed since another cut of the same union, both by the units of one day; see `CutView.difference`.
    ///
    /// `bridged` is answered by one ledger only. Throws `askAnOffice`.
    public func difference(
        since earlier: UnionCutView, by grouping: UnitGrouping? = nil, listingHouseholds: Bool = false
    ) throws(LedgerError) -> Difference {
        if let alone {
            return try alone.difference(since: earlier.cut, by: grouping, listingHouseholds: listingHouseholds)
        }
        var transitions: [TransitionKey: Tally] = [:]
        var households: [HouseholdChange] = []
        for (cut, before) in zip(cuts, earlier.cuts) {
            let part = try cut.difference(since: before.cut, listingHouseholds: listingHouseholds)
            for row in part.transitions { transitions[TransitionKey(row), default: .zero] += row.tally }
            households += part.households ?? []
        }
        return Difference(
            from: earlier.cut, to: cut, unitsOn: unitsOn, byUnit: grouping != nil,
            accounts: try accountChanges(since: earlier, by: grouping),
            transitions: transitions.sorted { $0.key < $1.key }.map {
                Transition(from: $0.key.from, to: $0.key.to, tally: $0.value)
            },
            households: listingHouseholds ? households.sorted { $0.household < $1.household } : nil)
    }

    /// The same with the bridge; only one ledger has one. Throws `askAnOffice` for a union.
    public func bridgedDifference(
        since earlier: UnionCutView, by grouping: UnitGrouping? = nil, lookBackMonths: Int? = nil,
        listingEvents: Bool = false, listingHouseholds: Bool = false
    ) throws(LedgerError) -> Difference {
        guard let alone else { throw unanswered("which events lead from one balance to the other") }
        return try alone.bridgedDifference(
            since: earlier.cut, by: grouping, lookBackMonths: lookBackMonths, listingEvents: listingEvents,
            listingHouseholds: listingHouseholds)
    }

    /// The accounts at another cut of the same union and at this one, both by the units of one day, as the later position
    /// of each ledger knows them. Cost: that of two counts.
    public func accountChanges(
        since earlier: UnionCutView, by grouping: UnitGrouping? = nil
    ) throws(LedgerError) -> [AccountChange] {
        if let alone { return try alone.accountChanges(since: earlier.cut, by: grouping) }
        let later = UnionCutView(
            view: view,
            cuts: zip(cuts, earlier.cuts).map { now, before in
                now.cut.position >= before.cut.position ? now : before
            })
        let united = try later.unitedUnits()
        let tree = UnitTree(united.units, on: unitsOn, level: grouping?.level)
        var rows: [UInt32: (opening: [Tally], closing: [Tally])] = [:]
        let none = [Tally](repeating: .zero, count: Account.bitsCount)
        func add(_ accounts: [UInt32: [Tally]], _ end: WritableKeyPath<(opening: [Tally], closing: [Tally]), [Tally]>) {
            for (unit, tallies) in accounts {
                let row = grouping == nil ? 0 : tree[unit]
                for index in tallies.indices where index < none.count {
                    rows[row, default: (none, none)][keyPath: end][index] += tallies[index]
                }
            }
        }
        add(try earlier.accounts(united), \.opening)
        add(try accounts(united), \.closing)
        var changes: [AccountChange] = []
        for (unit, ends) in rows {
            let name = grouping == nil ? nil : try united.name(unit)
            for bits in 0..<Account.bitsCount
            where ends.opening[bits].households > 0 || ends.closing[bits].households > 0 {
                changes.append(
                    AccountChange(
                        account: Account(unit: name, bits: bits), opening: ends.opening[bits],
                        closing: ends.closing[bits]))
            }
        }
        return changes.sorted { $0.account < $1.account }
    }

    /// The movement of the poor and the near-poor from a day to the cut's; see `CutView.movement`.
    ///
    /// Rows are by the units of all ledgers. A household that went from one office to another left the one and came to
    /// the other. Throws `unknownUnit` where no ledger has the unit. Cost: that of one for each ledger.
    public func movement(
        since first: Day, unit: String? = nil, level: UnitKind? = nil, lookBackMonths: Int? = nil
    ) throws(LedgerError) -> Movement {
        if let alone {
            return try alone.movement(since: first, unit: unit, level: level, lookBackMonths: lookBackMonths)
        }
        let asked = try parts(unit: unit, level: level)
        var parts: [Movement] = []
        for (cut, part) in zip(cuts, asked) {
            parts.append(
                try cut.movement(since: first, unit: nil, level: level, lookBackMonths: lookBackMonths, in: part))
        }
        let tables = MovementSum.classes.map { householdClass in
            MovementTable.sum(parts.compactMap { $0.table(of: householdClass) }, of: householdClass)
        }
        return Movement(
            from: first, to: cut.effectiveOn, position: cut.position, unitsOn: unitsOn, unit: asked.first?.unit?.name,
            lookBackMonths: lookBackMonths, tables: tables)
    }
}

extension CutView {
    /// The accounts of the ledger by the numbers of its units: looked up, or folded.
    fileprivate func accountsOfUnion() throws(LedgerError) -> [UInt32: [Tally]] {
        guard view.usesBalances else { return try view.fold(cut).households.accounts { $0 } }
        return try view.postedAccounts(at: cut) { $0 }
    }

    /// Whether the ledger has a unit with an id; also where none is named.
    func hasUnit(_ id: String?) throws(LedgerError) -> Bool {
        guard let id else { return true }
        return try ledger.streamNumber(StreamName(category: StreamCategory.unit.rawValue, id: id)) != nil
    }
}

extension MovementTable {
    /// The sum of the tables of one class.
    fileprivate static func sum(_ tables: [MovementTable], of householdClass: HouseholdClass) -> MovementTable {
        var rows: [String: MovementRow] = [:]
        var total = MovementRow()
        for table in tables {
            total += table.total
            for row in table.rows { rows[row.unit, default: MovementRow()] += row.row }
        }
        return MovementTable(
            householdClass: householdClass,
            rows: rows.filter { !$0.value.isZero }.sorted { $0.key < $1.key }.map {
                UnitRow(unit: $0.key, row: $0.value)
            },
            total: total)
    }
}

/// The two states of a transition, worst first and absent last.
private struct TransitionKey: Hashable, Comparable {
    let from: HouseholdClass?
    let to: HouseholdClass?

    init(_ row: Transition) { (from, to) = (row.from, row.to) }

    private var order: (Int, Int) { (from.map { Int($0.order) } ?? .max, to.map { Int($0.order) } ?? .max) }

    static func < (left: TransitionKey, right: TransitionKey) -> Bool { left.order < right.order }
}
