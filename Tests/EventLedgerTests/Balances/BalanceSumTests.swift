// The promise that the balances of any day, as known at any position, are the sums of the postings that the cut has,
// whatever the sizes of what they are kept in: on both sides of each chunk, snapshot and sample, and of each entry that
// lies across one.

import LedgerTestSupport
import Testing

@testable import EventLedger

@Suite(.timeLimit(.minutes(60))) struct BalanceSumTests {
    /// Compares a ledger with the naive model at random days and positions.
    private func check(
        _ ledger: DomainLedger<Journal>, _ history: inout JournalHistory, cuts: Int, _ comment: Comment
    ) throws {
        let naive = history.naive
        let series = naive.items.keys.sorted()
        #expect(try ledger.read { (view) throws(LedgerError) in try view.series() } == series, comment)
        for _ in 0..<cuts {
            let day = Int32(history.number(18_999...19_061))
            let position = history.number(0...history.position)
            let asked = series.isEmpty ? 0 : series[history.number(0...series.count - 1)]
            try compare(ledger, naive, asked, day, position, comment)
        }
    }

    private func compare(
        _ ledger: DomainLedger<Journal>, _ naive: NaiveBalances, _ series: UInt32, _ day: Int32, _ position: Position,
        _ comment: Comment
    ) throws {
        guard let asked = Day(daysSinceEpoch: day) else { return }
        let balances = try ledger.read { (view) throws(LedgerError) in
            try view.balances(of: series, on: asked, knownThrough: position)
        }
        let expected = naive.balances(of: series, on: day, knownThrough: position)
        let isEqual = balances == expected
        #expect(isEqual, "\(comment), series \(series), day \(day), position \(position)")
        // What changes from day to day leads to the balances of each; the series is the last of three places.
        let days = [day, day + 1, day + 3, day + 40].compactMap(Day.init(daysSinceEpoch:))
        var changes = BalanceChanges(between: days, places: 3, accounts: Posting.accounts)
        try ledger.read { (view) throws(LedgerError) in
            var reader = try view.balanceReader()
            try reader.add(changesOf: series, knownThrough: position, to: &changes, at: 2)
        }
        #expect(!changes.hasOtherAccounts)
        var sums = [(first: Int64, second: Int64)](repeating: (0, 0), count: Posting.accounts)
        for balance in expected { sums[Int(balance.account)] = (balance.first, balance.second) }
        for (index, later) in days.enumerated() {
            for account in 0..<Posting.accounts {
                let change = changes[(3 * index + 2) * Posting.accounts + account]
                sums[account] = (sums[account].first + change.first, sums[account].second + change.second)
                for other in [3 * index, 3 * index + 1] {
                    let isNothing = changes[other * Posting.accounts + account] == (0, 0)
                    #expect(isNothing)
                }
            }
            let changed = sums.enumerated().filter { $0.element != (0, 0) }
                .map { Balance(account: UInt8($0.offset), $0.element.first, $0.element.second) }
            let isLaterEqual = changed == naive.balances(of: series, on: later.daysSinceEpoch, knownThrough: position)
            #expect(isLaterEqual, "\(comment), series \(series), day \(day) to \(later), position \(position)")
        }
        // An account that is not kept is noticed, where it is between the days.
        var few = BalanceChanges(between: days, places: 1, accounts: 1)
        try ledger.read { (view) throws(LedgerError) in
            var reader = try view.balanceReader()
            try reader.add(changesOf: series, knownThrough: position, to: &few, at: 0)
        }
        let last = days.last?.daysSinceEpoch ?? day
        let others = (naive.items[series] ?? []).filter {
            $0.account > 0 && $0.day > day && $0.day <= last && $0.position <= position
        }
        let isChanged = days.indices.contains { index in
            (1..<Posting.accounts).contains { changes[(3 * index + 2) * Posting.accounts + $0] != (0, 0) }
        }
        #expect(!few.hasOtherAccounts || !others.isEmpty)
        #expect(few.hasOtherAccounts || !isChanged)
    }

    /// Compares at ±1 of a posting's position and day.
    private func compareAround(
        _ ledger: DomainLedger<Journal>, _ naive: NaiveBalances, _ series: UInt32, _ item: NaiveBalances.Item,
        _ comment: Comment
    ) throws {
        for position in [item.position - 1, item.position, item.position + 1, .max] {
            for day in [item.day - 1, item.day, item.day + 1] {
                try compare(ledger, naive, series, day, position, comment)
            }
        }
    }

    @Test(arguments: 1...6 as ClosedRange<UInt64>) func randomHistories(seed: UInt64) throws {
        let place = try TemporaryLedger()
        let ledger = try Journal.ledger(place.path)
        var history = JournalHistory(seed: seed)
        for round in 0..<8 {
            try check(ledger, &history, cuts: 30, "seed \(seed), round \(round)")
            if round.isMultiple(of: 2) {
                for _ in 0..<10 { try ledger.record(history.next()) }
            } else {
                try ledger.write { (writer: inout DomainWriter<Journal>) throws(LedgerError) in
                    for number in 0..<120 {
                        try writer.record(history.next(events: 6, lines: 12))
                        if number % 50 == Int(seed) { try writer.stage() }
                    }
                }
            }
        }
        for series in history.naive.items.keys {
            for day in [-719_162, -719_161, 2_932_895, 2_932_896] as [Int32] {
                for position in [0, 1, history.position - 1, history.position] {
                    try compare(ledger, history.naive, series, day, position, "seed \(seed)")
                }
            }
        }
        let isEqual = try ledger.rows("balances") == history.naive.rows
        #expect(isEqual, "seed \(seed)")
        #expect(try ledger.verify().isSound, "seed \(seed)")
    }

    /// One series grows to each size; entries of up to forty postings lie across the ends of chunks and snapshots.
    @Test func everySizeAroundChunksAndSnapshots() throws {
        let place = try TemporaryLedger()
        let ledger = try Journal.ledger(place.path)
        var history = JournalHistory(seed: 11)
        let snapshot = 32 * 224
        let sizes = [
            1, 2, 222, 223, 224, 225, 447, 448, 449, snapshot - 225, snapshot - 224, snapshot - 1, snapshot,
            snapshot + 1, snapshot + 223, snapshot + 224, snapshot + 225, 2 * snapshot - 1, 2 * snapshot,
            2 * snapshot + 1, 3 * snapshot + 100,
        ]
        var size = 0
        for target in sizes {
            try ledger.write { (writer: inout DomainWriter<Journal>) throws(LedgerError) in
                while size < target {
                    let count = min(history.number(1...40), target - size)
                    let day = history.number(19_000...19_050)
                    let lines = (0..<count).map { number -> Line in
                        let posted = Int32(day + number / 7)
                        return Line(
                            series: 9, account: UInt8(number % 7), day: posted, first: Int64(number % 3 + 1),
                            second: Int64(-number))
                    }
                    try writer.record(history.entry([lines]))
                    size += count
                }
            }
            let items = try #require(history.naive.items[9])
            #expect(items.count == target)
            for index in [0, 223, 224, snapshot - 1, snapshot, 2 * snapshot - 1, 2 * snapshot, target - 1]
            where index < target { try compareAround(ledger, history.naive, 9, items[index], "\(target) postings") }
            // The days with which the last chunk begins and ends.
            let sealed = target / 224 * 224
            if sealed > 0 {
                let days = items[(sealed - 224)..<sealed].map(\.day)
                for day in [days.min() ?? 0, days.max() ?? 0] {
                    for shift: Int32 in -1...1 {
                        for position in [items[sealed - 1].position, Position.max] {
                            try compare(ledger, history.naive, 9, day + shift, position, "\(target) postings")
                        }
                    }
                }
            }
            let isEqual = try ledger.rows("balances") == history.naive.rows
            #expect(isEqual, "\(target) postings")
        }
        #expect(try ledger.verify().isSound)
    }

    /// Entries that fill several chunks, and a snapshot, by themselves: all of them are known at one position.
    @Test(arguments: [223, 224, 225, 448, 1_000, 7_167, 7_168, 7_169, 15_000])
    func oneEntryFillsSeveralRows(count: Int) throws {
        let place = try TemporaryLedger()
        let ledger = try Journal.ledger(place.path)
        var history = JournalHistory(seed: 12)
        let before = history.entry([[Line(series: 1, account: 3, day: 19_005, first: 5)]])
        let lines = (0..<count).map { number -> Line in
            let day = Int32(19_000 + number / 64)
            return Line(series: 1, account: UInt8(number % 64), day: day, first: 1)
        }
        let groups = stride(from: 0, to: count, by: 2_000).map { Array(lines[$0..<min($0 + 2_000, count)]) }
        let wide = history.entry(groups)
        let after = history.entry([[Line(series: 1, account: 3, day: 19_001, first: 7)]])
        for entry in [before, wide, after] { try ledger.record(entry) }
        for position in 0...history.position {
            for day in [18_999, 19_000, 19_001, 19_003, 19_005, 19_000 + Int32(count / 64), 20_000] {
                try compare(ledger, history.naive, 1, day, position, "\(count) postings")
            }
        }
        let isEqual = try ledger.rows("balances") == history.naive.rows
        #expect(isEqual)
    }

    /// Snapshots of so many cells as fill samples, one less and one more; of none, where all sums are zero; and of large
    /// sums, which take several cells.
    @Test func everyNumberOfCells() throws {
        let place = try TemporaryLedger()
        let ledger = try Journal.ledger(place.path)
        var history = JournalHistory(seed: 13)
        let cells = [1, 2, 127, 128, 129, 255, 256, 257, 640]
        let entries = 32 * 224 + 3
        try ledger.write { (writer: inout DomainWriter<Journal>) throws(LedgerError) in
            for number in 0..<entries {
                var lines: [Line] = []
                for (series, count) in cells.enumerated() {
                    let cell = number % count
                    // Three days an account, so that samples begin within a day and at its end.
                    lines.append(
                        Line(
                            series: UInt32(series), account: UInt8(cell % 3), day: Int32(19_000 + cell / 3),
                            first: Int64(number / count % 2 + 1), second: 1))
                }
                // All on one day, with every account.
                lines.append(Line(series: 20, account: UInt8(number % 64), day: 19_000, first: 1))
                // All sums are zero.
                lines.append(Line(series: 21, account: 4, day: 19_001, first: number.isMultiple(of: 2) ? 3 : -3))
                // A cell that is zero in the end among others that are not.
                lines.append(
                    Line(
                        series: 22, account: 4, day: number < 7_000 ? 19_001 : 19_002,
                        first: number.isMultiple(of: 2) ? 3 : -3, second: number < 7_000 ? 0 : 1))
                // Few sums are too large for the bytes that the others need.
                let large: [Int64] = [128, -129, 300, 40_000, -100_000]
                lines.append(
                    Line(
                        series: 23, account: UInt8(number % 2), day: Int32(19_000 + number % 1_000),
                        first: number < 5 ? large[number] : number.isMultiple(of: 2) ? 1 : -1, second: 0))
                lines.append(
                    Line(
                        series: 24, account: 63, day: Int32(19_000 + number % 100),
                        first: number == 50 ? .max / 4 : number == 51 ? -.max / 4 : 1, second: -1))
                try writer.record(history.entry([lines]))
            }
        }
        let isEqual = try ledger.rows("balances") == history.naive.rows
        #expect(isEqual)
        let kept = try ledger.rows("balances").filter { $0.key[4] == 0 }.map { Array($0.value[0..<4]) }
        #expect(kept.prefix(cells.count).map { $0 } == cells.map { little($0, 4) })
        #expect(kept[cells.count] == little(64, 4) && kept[cells.count + 1] == little(0, 4))
        let sealed = 32 * 224
        for series in history.naive.items.keys.sorted() {
            let items = try #require(history.naive.items[series])
            for item in [items[sealed - 1], items[sealed]] {
                try compareAround(ledger, history.naive, series, item, "cells")
            }
            for shift in [-1, 0, 1, 2, 41, 42, 43, 44, 84, 85, 86, 87, 99, 100, 127, 128, 213, 214, 999, 1_000] {
                for position in [items[sealed - 1].position, .max] {
                    try compare(ledger, history.naive, series, Int32(19_000 + shift), position, "cells")
                }
            }
        }
        #expect(try ledger.verify().isSound)
    }

    /// Large snapshots come more seldom: the next is due behind a quarter of the cells of the last.
    @Test func largeSnapshotsAreFartherApart() throws {
        let place = try TemporaryLedger()
        let ledger = try Journal.ledger(place.path)
        var history = JournalHistory(seed: 14)
        let total = 62_000
        var posted = 0
        try ledger.write { (writer: inout DomainWriter<Journal>) throws(LedgerError) in
            while posted < total {
                // Each posting is on a day and account of its own, and days come in no order.
                let lines = (posted..<posted + 500).map { number -> Line in
                    let day = Int32(number / 8 * 7_919 % 7_753)
                    return Line(
                        series: 7, account: UInt8(number % 8), day: day, first: 1, second: Int64(number % 100))
                }
                try writer.record(history.entry([lines]))
                posted += 500
            }
        }
        let rows = try ledger.rows("balances")
        let isEqual = rows == history.naive.rows
        #expect(isEqual)
        let counts = rows.filter { $0.key[4] == 0 }.map { row in row.key[13...].reduce(0) { $0 * 256 + Int($1) } }
        // 35,840 cells: a quarter is 8,960; then 44,800: 11,200.
        #expect(counts == [7_168, 14_336, 21_504, 28_672, 35_840, 44_800, 56_000])
        let items = try #require(history.naive.items[7])
        for count in counts {
            try compareAround(ledger, history.naive, 7, items[count - 1], "snapshot of \(count)")
        }
        for _ in 0..<100 {
            try compare(
                ledger, history.naive, 7, Int32(history.number(-1...7_753)), history.number(0...history.position), "")
        }
    }

    /// Any position may be asked for, also one that no ledger has.
    @Test func positionsBeyondTheLedgerAreItsEnds() throws {
        let place = try TemporaryLedger()
        let ledger = try Journal.ledger(place.path)
        try ledger.read { (view) throws(LedgerError) in
            let (series, balances) = (try view.series(), try view.balances(of: 0, on: .last))
            #expect(series.isEmpty && balances.isEmpty && view.hasBalances)
        }
        var history = JournalHistory(seed: 15)
        try ledger.record(history.entry([[Line(series: .max, account: 63, day: 19_000, first: 4)]]))
        try ledger.record(history.entry([[Line(series: 0, account: 0, day: 19_000, first: 4)]]))
        for (position, isKnown) in [(-1, false), (.min, false), (0, false), (1, true), (.max - 1, true), (.max, true)] {
            let found = try ledger.read { (view) throws(LedgerError) in
                try view.balances(of: .max, on: .last, knownThrough: position)
            }
            #expect(found == (isKnown ? [Balance(account: 63, 4)] : []), "position \(position)")
        }
        #expect(try ledger.read { (view) throws(LedgerError) in try view.series() } == [0, .max])
        for series: UInt32 in [1, .max - 1] {
            #expect(try ledger.read { (view) throws(LedgerError) in try view.balances(of: series, on: .last) } == [])
        }
    }
}
