// The counts of many days looked up in the balances. A stretch of days with the same units begins with the balances of
// its first day; what is posted behind that is summed up for each day and row, and the rows of the answer are written
// from one running list of tallies. It folds nothing and makes no object for a day.

import EventLedger

extension HouseholdView {
    /// Adds the rows of some ascending days, all as known at a position; `question` gives what is asked for of a day.
    ///
    /// Throws as `postedAccounts` does. Cost: for each unit some places of the table, and some nanoseconds for each day
    /// and account on which something changes; memory 256 bytes for each day and row of a stretch, at most 16 MiB
    /// or 256 bytes a row, and 2 for each day of the calendar.
    func postedSeries(
        on days: [Day], knownThrough position: Position, _ question: (Day) -> CountQuestion, to rows: inout SeriesRows
    ) throws(LedgerError) {
        try ledger.checkEndOfEntry(position)
        let calendar = try known.units(of: ledger, knownThrough: position)
        var reader = try ledger.balanceReader()
        let posted = Set(try ledger.series())
        var rest = days[...]
        while let first = rest.first {
            let asked = question(first)
            let own = try seriesRows(asked, calendar.tree(on: asked.unitsOn, level: asked.level), of: posted)
            let period = calendar.period(of: asked.unitsOn)
            let days = rest.prefix(SeriesStretch.maximumDays(rows: own.count))
                .prefix { calendar.period(of: question($0).unitsOn) == period }
            // Once, for all days: made a little larger for each stretch, the list would be copied each time.
            if rows.all.isEmpty { rows.reserve(rest.count * own.count * Account.sortedBits.count) }
            var stretch = SeriesStretch(Array(days), own, knownThrough: position)
            try stretch.read(&reader, self)
            try stretch.write(to: &rows, self)
            rest = rest.dropFirst(days.count)
        }
    }

    /// The rows that a question asks for, in the order of the ids of their units, without those of units that no
    /// household was ever in.
    private func seriesRows(
        _ question: CountQuestion, _ tree: UnitTree, of posted: Set<UInt32>
    ) throws(LedgerError) -> [PostedRow] {
        var rows: [PostedRow] = []
        for (number, units) in units(ofRows: { posted.contains($0) ? question.row(of: $0, tree) : nil }) {
            rows.append(PostedRow(number, question.isByUnit ? try unitName(number) : nil, units))
        }
        if rows.count > 1 { rows.sort { ($0.name ?? "") < ($1.name ?? "") } }
        return rows
    }
}

/// One row a day, of one unit or of all.
private struct PostedRow {
    let number: UInt32
    /// The id of its unit; nil where there is one row for all.
    let name: String?
    /// The numbers of the units that it sums up.
    let units: [UInt32]
    /// Its accounts in their order, each with its `bits`.
    let accounts: [(bits: Int, account: Account)]

    init(_ number: UInt32, _ name: String?, _ units: [UInt32]) {
        self.number = number
        self.name = name
        self.units = units
        accounts = Account.sortedBits.map { ($0, Account(unit: name, bits: $0)) }
    }
}

/// Days on which the units of each row are the same.
private struct SeriesStretch {
    private let days: [Day]
    private let rows: [PostedRow]
    private let position: Position
    /// For each row a tally for every value of `Account.bits`: of the first day, then of one day after the other.
    private var tallies: [Tally]
    /// What changes from day to day, with a place for each row.
    private var changes: BalanceChanges

    /// How many days a stretch may have, so that memory is small whatever is asked for.
    static func maximumDays(rows: Int) -> Int { max(4096 / max(1, rows), min(64, 65_536 / max(1, rows)), 1) }

    init(_ days: [Day], _ rows: [PostedRow], knownThrough position: Position) {
        self.days = days
        self.rows = rows
        self.position = position
        tallies = [Tally](repeating: .zero, count: rows.count * Account.bitsCount)
        changes = BalanceChanges(between: days, places: rows.count, accounts: Account.bitsCount)
    }

    /// Reads the balances of the first day, and what is posted from there to the last.
    mutating func read(_ reader: inout BalanceReader, _ view: HouseholdView) throws(LedgerError) {
        for (place, row) in rows.enumerated() {
            for unit in row.units {
                try reader.add(unit, on: days[0], knownThrough: position)
                try reader.add(changesOf: unit, knownThrough: position, to: &changes, at: place)
            }
            for balance in reader.take() {
                tallies[place * Account.bitsCount + Int(balance.account)] = try view.tally(balance)
            }
        }
        guard !changes.hasOtherAccounts else { throw view.impossibleBalances }
    }

    /// Writes the accounts of each day that are not zero.
    consuming func write(to all: inout SeriesRows, _ view: HouseholdView) throws(LedgerError) {
        let householdCount = view.householdCount
        var isNoted = [Bool](repeating: false, count: rows.count)
        for (index, day) in days.enumerated() {
            var households = 0
            for place in tallies.indices {
                let change = changes[index * tallies.count + place]
                tallies[place].households &+= Int(change.first)
                tallies[place].persons &+= Int(change.second)
                guard tallies[place].isPossible(among: householdCount) else { throw view.impossibleBalances }
                households += tallies[place].households
            }
            guard households <= householdCount else { throw view.impossibleBalances }
            for (place, row) in rows.enumerated() {
                for (bits, account) in row.accounts {
                    let tally = tallies[place * Account.bitsCount + bits]
                    guard tally.households > 0 else { continue }
                    all.append(day, account, tally)
                    if !isNoted[place] { all.note(row.number) }
                    isNoted[place] = true
                }
            }
            try all.check(points: 0)
        }
    }
}
