// Counts at a cut, by folding the raw events again.

import EventLedger

extension HouseholdLedger {
    /// The counts on a day, as known at some time, by the units of that day or of another.
    ///
    /// Cost: one replay; memory 24 bytes a household beside the mapped file.
    public func counts(
        on day: Day, knownAt: KnownAt = .now, unitsOn: Day? = nil, byUnit: Bool = true
    ) throws(PovertyError) -> Counts {
        let cut = try cut(CutExpression(day, knownAt: knownAt))
        return try counts(at: cut, unitsOn: unitsOn ?? day, byUnit: byUnit)
    }

    /// The counts at a resolved cut, by the units of a day. Cost: one replay.
    public func counts(at cut: Cut, unitsOn: Day, byUnit: Bool = true) throws(PovertyError) -> Counts {
        let fold = try fold(cut)
        let accounts = fold.households.accounts { byUnit ? fold.units.root(of: $0, on: unitsOn) : 0 }
        var rows: [Counts.Row] = []
        for (unit, tallies) in accounts {
            let name = byUnit ? try unitName(unit) : nil
            for (bits, tally) in tallies.enumerated() where tally.households > 0 {
                let account = Account(
                    unit: name, householdClass: HouseholdClass(rawValue: UInt8(bits & 7)) ?? .unclassified,
                    socialProtection: bits & 8 != 0)
                rows.append(Counts.Row(account: account, tally: tally))
            }
        }
        return Counts(cut: cut, unitsOn: unitsOn, rows: rows.sorted { $0.account < $1.account })
    }

    /// Folds households and units at one cut.
    func fold(_ cut: Cut) throws(PovertyError) -> CountingFold {
        try reading { (ledger) throws(LedgerError) in
            let households = try ledger.streamCount(category: StreamCategory.household.rawValue)
            var fold = CountingFold(cut, households: households)
            try ledger.replay(through: cut.position, into: &fold)
            return fold
        }
    }

    /// The id of the unit with a number.
    func unitName(_ number: UInt32) throws(PovertyError) -> String {
        let name = try reading { (ledger) throws(LedgerError) in
            try ledger.streamID(category: StreamCategory.unit.rawValue, number: number)
        }
        guard let name else {
            throw PovertyError(
                .damaged, "a household stands in unit number \(number), which there is not",
                remedy: "restore the ledger from a backup")
        }
        return name
    }
}
