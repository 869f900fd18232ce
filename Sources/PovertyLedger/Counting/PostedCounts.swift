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
        var reader = try ledger.balanceReader()
        var accounts: [UInt32: [Tally]] = [:]
        var households = 0
        for (row, numbers) in units(ofRows: row) {
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

    /// The numbers of the units of each row, by the number of the row.
    func units(ofRows row: (UInt32) -> UInt32?) -> [UInt32: [UInt32]] {
        var units: [UInt32: [UInt32]] = [:]
        for number in 0..<UInt32(unitCount) {
            if let row = row(number) { units[row, default: []].append(number) }
        }
        return units
    }

    /// Households and persons of a balance; throws `damaged` where no households of the ledger can add up to it.
    func tally(_ balance: Balance) throws(LedgerError) -> Tally {
        let tally = Tally(households: Int(balance.first), persons: Int(balance.second))
        guard balance.account < Account.bitsCount, tally.isPossible(among: householdCount) else {
            throw impossibleBalances
        }
        return tally
    }

    var impossibleBalances: LedgerError {
        LedgerError(
            .damaged, "the balances are not those of the households of the ledger",
            remedy: "make the derived tables again with a rebuild", file: ledger.path)
    }

    /// The number of units, whether known at any cut or not.
    package var unitCount: Int { ledger.streamCount(category: StreamCategory.unit.rawValue) }
}

extension Tally {
    /// Whether so many households of a ledger can add up to it: each has from 1 to 2³² − 1 members.
    func isPossible(among count: Int) -> Bool {
        households >= 0 && households <= count && persons >= households && persons >> 32 <= households
            && (households > 0 || persons == 0)
    }
}
