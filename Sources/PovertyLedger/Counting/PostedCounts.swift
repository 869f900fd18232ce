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
    ///
    /// Throws `invalidPosition` where the cut's position is not the end of an entry, and `damaged`.
    package func postedAccounts(
        at cut: Cut, row: (UInt32) -> UInt32?
    ) throws(LedgerError) -> [UInt32: [Tally]] {
        try ledger.checkEndOfEntry(cut.position)
        var parts: [UInt32: [UInt32]] = [:]
        for number in 0..<UInt32(unitCount) {
            if let row = row(number) { parts[row, default: []].append(number) }
        }
        var reader = try ledger.balanceReader()
        var accounts: [UInt32: [Tally]] = [:]
        var households = 0
        for (row, numbers) in parts {
            for number in numbers {
                try reader.add(number, on: cut.effectiveOn, knownThrough: cut.position)
            }
            let balances = reader.take()
            guard !balances.isEmpty else { continue }
            var tallies = [Tally](repeating: .zero, count: Account.bitsCount)
            for balance in balances {
                tallies[Int(balance.account)] = try tally(balance)
                households += tallies[Int(balance.account)].households
            }
            // So no sum of persons overflows either.
            guard households <= householdCount else { throw impossibleBalances }
            accounts[row] = tallies
        }
        return accounts
    }

    /// Calls for each of some ascending days as `foldedSeries` does, from the balances.
    ///
    /// Throws as `postedAccounts` does. Cost: for each unit some places of the table; memory 32 bytes for each day and
    /// account on which something changes, and for each posting behind the last snapshot of a unit.
    func postedSeries(
        on days: [Day], knownThrough position: Position,
        _ point: (_ day: Day, _ tallies: UnitTallies, _ units: UnitCalendar) throws(LedgerError) -> Void
    ) throws(LedgerError) {
        guard let first = days.first, let last = days.last else { return }
        try ledger.checkEndOfEntry(position)
        let units = try known.units(of: ledger, knownThrough: position)
        let ends = days.map(\.daysSinceEpoch)
        var reader = try ledger.balanceReader()
        var tallies = UnitTallies()
        var changes = [[PostedChange]](repeating: [], count: days.count)
        for unit in 0..<UInt32(unitCount) {
            try reader.add(unit, on: first, knownThrough: position)
            for balance in reader.take() {
                tallies.add(try tally(balance), unit: unit, bits: Int(balance.account))
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
            for change in changes where change.difference.account < Account.bitsCount {
                let (bits, difference) = (Int(change.difference.account), change.difference)
                tallies.add(
                    Tally(households: Int(difference.first), persons: Int(difference.second)), unit: change.unit,
                    bits: bits)
            }
            for change in changes {
                guard change.difference.account < Account.bitsCount,
                    isPossible(tallies.tally(unit: change.unit, bits: Int(change.difference.account)))
                else { throw impossibleBalances }
            }
            try point(day, tallies, units)
        }
    }

    /// Households and persons of a balance; throws `damaged` where no households of the ledger can add up to it.
    private func tally(_ balance: Balance) throws(LedgerError) -> Tally {
        let tally = Tally(households: Int(balance.first), persons: Int(balance.second))
        guard balance.account < Account.bitsCount, isPossible(tally) else { throw impossibleBalances }
        return tally
    }

    /// Whether households of the ledger can add up to a tally: each has from 1 to 2³² − 1 members.
    private func isPossible(_ tally: Tally) -> Bool {
        (0...householdCount).contains(tally.households) && tally.persons >= tally.households
            && tally.persons >> 32 <= tally.households && (tally.households > 0 || tally.persons == 0)
    }

    private var impossibleBalances: LedgerError {
        LedgerError(
            .damaged, "the balances are not those of the households of the ledger",
            remedy: "make the derived tables again with a rebuild", file: ledger.path)
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
