// Counts looked up in the balances that entries posted: the same figures as those that are folded, at any day and as
// known at any position, without a replay. It reads the balances of the units that are asked for, by number, and maps
// them as the units of a day.

import EventLedger

extension HouseholdView {
    /// The counts that a question asks for. Cost: two or three places of the table a unit.
    func postedCounts(_ question: CountQuestion) throws(LedgerError) -> Counts {
        let calendar = try known.units(of: ledger, knownThrough: question.cut.position)
        let tree = calendar.tree(on: question.unitsOn, level: question.level)
        return try question.counts(tree, try postedAccounts(at: question.cut) { question.row(of: $0, tree) }) {
            (number) throws(LedgerError) in try unitName(number)
        }
    }

    /// The accounts at a cut that are not zero, by the number of the row that `row` gives for the unit that households
    /// are recorded in, without those for which it gives none; each has a tally for every value of `Account.bits`.
    package func postedAccounts(
        at cut: Cut, row: (UInt32) -> UInt32?
    ) throws(LedgerError) -> [UInt32: [Tally]] {
        var parts: [UInt32: [UInt32]] = [:]
        for number in 0..<UInt32(unitCount) {
            if let row = row(number) { parts[row, default: []].append(number) }
        }
        var reader = try ledger.balanceReader()
        var accounts: [UInt32: [Tally]] = [:]
        for (row, numbers) in parts {
            for number in numbers {
                try reader.add(number, on: cut.effectiveOn, knownThrough: cut.position)
            }
            let balances = reader.take()
            guard !balances.isEmpty else { continue }
            var tallies = [Tally](repeating: .zero, count: 16)
            for balance in balances { tallies[Int(balance.account)] = try tally(balance, of: row) }
            accounts[row] = tallies
        }
        return accounts
    }

    /// Calls for each of some ascending days as `foldedSeries` does, from the balances.
    ///
    /// Cost: for each unit some places of the table; memory 24 bytes for each day, unit and account on which something
    /// changes.
    func postedSeries(
        on days: [Day], knownThrough position: Position,
        _ point: (_ day: Day, _ tallies: UnitTallies, _ units: UnitCalendar) throws(LedgerError) -> Void
    ) throws(LedgerError) {
        guard let first = days.first, let last = days.last else { return }
        let units = try known.units(of: ledger, knownThrough: position)
        let ends = days.map(\.daysSinceEpoch)
        var reader = try ledger.balanceReader()
        var tallies = UnitTallies()
        var changes = [[PostedChange]](repeating: [], count: days.count)
        for unit in 0..<UInt32(unitCount) {
            try reader.add(unit, on: first, knownThrough: position)
            for balance in reader.take() {
                tallies.add(try tally(balance, of: unit), unit: unit, bits: Int(balance.account))
            }
            var index = 0
            try reader.forEachChange(of: unit, after: first, through: last, knownThrough: position) { day, difference in
                // Mostly a day is that of the last change, or the next.
                if ends[index] < day, index + 1 < ends.count { index += 1 }
                if ends[index] < day || index > 0 && ends[index - 1] >= day { index = ends.firstIndex(notBefore: day) }
                changes[index].append(PostedChange(unit: unit, difference: difference))
            }
        }
        for (day, changes) in zip(days, changes) {
            for change in changes {
                let difference = change.difference
                tallies.add(
                    try tally(difference, of: change.unit), unit: change.unit, bits: Int(difference.account))
            }
            try point(day, tallies, units)
        }
    }

    /// Households and persons of a balance of a unit; throws `damaged` where no households can add up to it.
    private func tally(_ balance: Balance, of unit: UInt32) throws(LedgerError) -> Tally {
        guard balance.account < 16, balance.first.magnitude < 1 << 40, balance.second.magnitude < 1 << 45 else {
            throw LedgerError(
                .damaged, "the balances of unit number \(unit) can't be so",
                remedy: "make the derived tables again with a rebuild", file: ledger.path)
        }
        return Tally(households: Int(balance.first), persons: Int(balance.second))
    }

    /// The number of units, whether known at any cut or not.
    var unitCount: Int { ledger.streamCount(category: StreamCategory.unit.rawValue) }
}

/// A difference of the balances of a unit.
private struct PostedChange {
    let unit: UInt32
    let difference: Balance
}

extension [Int32] {
    /// The index of the first of ascending days that is not before a day; the last where all are.
    func firstIndex(notBefore day: Int32) -> Int {
        var (low, high) = (0, count - 1)
        while low < high {
            let middle = (low + high) / 2
            if self[middle] < day { low = middle + 1 } else { high = middle }
        }
        return low
    }
}
