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
            for balance in balances where balance.account < 16 {
                tallies[Int(balance.account)] = try tally(balance)
            }
            accounts[row] = tallies
        }
        return accounts
    }

    /// The households and persons of an account. Throws `damaged` for numbers that no postings of households add up to:
    /// the sum of all units and accounts can't overflow.
    private func tally(_ balance: Balance) throws(LedgerError) -> Tally {
        let possible = 0...Int64.max / (16 * Int64(unitCount + 1))
        guard possible ~= balance.first, possible ~= balance.second else {
            throw LedgerError(
                .damaged, "the balances have \(balance.first) households with \(balance.second) persons on an account",
                remedy: "make the derived tables again with a rebuild", file: ledger.path)
        }
        return Tally(households: Int(balance.first), persons: Int(balance.second))
    }

    /// The number of units, whether known at any cut or not.
    private var unitCount: Int { ledger.streamCount(category: StreamCategory.unit.rawValue) }
}
