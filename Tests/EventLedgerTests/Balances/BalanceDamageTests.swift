// The promise that damaged rows of balances, days and key events give a figure or the error `damaged`, in reading and in
// writing, and never end the program; that verifying finds them with truth sound, and a rebuild mends them byte for byte.

import LedgerTestSupport
import LedgerTesting
import Testing

@testable import EventLedger

@Suite(.timeLimit(.minutes(60))) struct BalanceDamageTests {
    /// A ledger of the journal whose series 3 has every kind of row, and where one more posting seals a chunk and makes a
    /// snapshot, for which a snapshot and 32 chunks are read.
    private final class Sample {
        let place: TemporaryLedger
        let ledger: DomainLedger<Journal>
        let rows: Rows
        let history: JournalHistory
        let next: NewEntry

        init() throws {
            place = try TemporaryLedger()
            ledger = try Journal.ledger(place.path)
            var history = JournalHistory(seed: 61)
            let total = 2 * 32 * 224 - 1
            try ledger.write { (writer: inout DomainWriter<Journal>) throws(LedgerError) in
                for start in stride(from: 0, to: total, by: 95) {
                    let lines = (start..<min(start + 95, total)).map { number -> Line in
                        let day = Int32(19_000 + number % 95 / 4)
                        return Line(
                            series: 3, account: UInt8(number % 4), day: day, first: Int64(number % 9 + 1), second: -2)
                    }
                    let other = Line(series: 2, account: 0, day: 1, first: 1)
                    try writer.record(history.entry([lines, [other]]))
                }
            }
            self.history = history
            rows = try ledger.rows("balances")
            next = history.entry([[Line(series: 3, account: 1, day: 19_000, first: 1)]])
        }

        /// The row of series 3 of a level, the last of them, without its digest.
        func row(_ level: UInt8) throws -> Row {
            let row = try #require(rows.last { $0.key[3] == 3 && $0.key[4] == level })
            return Row(key: row.key, value: row.value.dropLast(8))
        }

        /// Reads all that a row can be asked for, and records the next entry, which is taken out again; `staged` through
        /// the disk. Everything gives a figure or is `damaged`.
        func ask(_ comment: Comment, writes: Bool, staged: Bool = false) throws {
            let last = history.position
            for (day, position) in [
                ("9999-12-31", Position.max), ("2022-01-20", last), ("2022-01-20", last / 2), ("0001-01-01", last),
                ("2022-01-13", last * 3 / 4), ("9999-12-31", last / 3), ("2022-01-15", 1),
            ] as [(Day, Position)] {
                for series: UInt32 in [2, 3] {
                    let found = code { () throws(LedgerError) in
                        _ = try ledger.read { (view) throws(LedgerError) in
                            try view.balances(of: series, on: day, knownThrough: position)
                        }
                    }
                    #expect(found == nil || found == .damaged, comment)
                }
            }
            let found = code { () throws(LedgerError) in
                _ = try ledger.read { (view) throws(LedgerError) in try view.series() }
            }
            #expect(found == nil || found == .damaged, comment)
            guard writes else { return }
            var refused: LedgerError?
            _ = try? ledger.write { (writer: inout DomainWriter<Journal>) throws(Refused) in
                refused = failure { () throws(LedgerError) in
                    try writer.record(next)
                    if staged { try writer.stage() }
                }
                throw Refused()
            }
            #expect(refused == nil || refused?.code == .damaged || refused?.code == .overflow, comment)
        }

        /// Makes the table what it was.
        func restore() throws {
            let transaction = try ledger.store.environment.beginWrite()
            let table = try ledger.store.table("balances")
            for row in try ledger.rows("balances") { try transaction.delete(table, key: row.key) }
            for row in rows { try transaction.put(table, key: row.key, value: row.value) }
            try transaction.commit()
        }

        /// The same with its digest.
        func stored(_ level: UInt8) throws -> Row { try Row(balance: row(level).key, row(level).value) }

        /// Puts a row with the digest that it would have, so that it is read.
        func put(_ key: [UInt8], _ value: [UInt8]?) throws {
            try ledger.store.overwrite("balances", key, value.map { Row(balance: key, $0).value })
        }

        /// Puts a row as it is.
        func store(_ key: [UInt8], _ value: [UInt8]) throws { try ledger.store.overwrite("balances", key, value) }

        /// How a question that needs all rows of series 3 is answered where none was read before.
        func answer() throws -> LedgerError.Code? {
            ledger.store.checkedBalances.forget()
            return code { () throws(LedgerError) in
                _ = try ledger.read { (view) throws(LedgerError) in
                    try view.balances(of: 3, on: .last, knownThrough: .max)
                }
            }
        }

        /// What verifying reports: the damage of a derived table, with every entry sound.
        func isFound(_ comment: Comment) throws {
            let found = try ledger.verify()
            #expect(found.findings.map(\.kind) == [.balances] && found.truthIsSound, "\(comment): \(found.findings)")
        }
    }

    @Test func everyByteOfARowMayBeAnother() throws {
        let sample = try Sample()
        for level: UInt8 in 0...2 {
            let row = try sample.row(level)
            for index in row.value.indices {
                if index > 200, index % 5 != 0 { continue }
                let masks: [UInt8] = index < 100 ? [0x01, 0x80, 0xFF] : [[0x01, 0x10, 0x80, 0xFF][index % 4]]
                for mask in masks {
                    var value = row.value
                    value[index] ^= mask
                    try sample.put(row.key, value)
                    try sample.ask("level \(level), byte \(index) ^ \(mask)", writes: index < 60)
                    guard index < 40 && index % 3 == 0 && mask == 0x80 || index % 797 == 5 else { continue }
                    try sample.isFound("level \(level), byte \(index) ^ \(mask)")
                }
            }
            try sample.put(row.key, row.value)
        }
        #expect(try sample.ledger.verify().isSound)
    }

    /// No figure is read from a row of which a bit is another, and none that a writer would go on from is kept; verifying
    /// finds each.
    @Test func aRowWhoseDigestIsAnotherIsDamage() throws {
        let sample = try Sample()
        #expect(try sample.answer() == nil)
        let rows = sample.rows.filter { $0.key[3] == 3 }
        // What a question reads: the last snapshot, the chunks behind it, the tail.
        let levels: [UInt8: [Row]] = Dictionary(grouping: rows) { $0.key[4] }
        let (snapshots, chunks, tails) = (levels[0] ?? [], levels[1] ?? [], levels[2] ?? [])
        let read: [Row] = Array(snapshots.suffix(1)) + Array(chunks.suffix(31)) + tails
        #expect(read.count == 33)
        for (number, row) in read.enumerated() {
            for index in row.value.indices where (index + number) % (number % 31 == 0 ? 7 : 211) == 0 {
                var value = row.value
                value[index] ^= 1 << UInt8(index % 8)
                try sample.store(row.key, value)
                #expect(try sample.answer() == .damaged, "row \(number), byte \(index)")
                if index % 499 == 0 { try sample.isFound("row \(number), byte \(index)") }
            }
            for value in [[], Array(row.value.prefix(7)), row.value.dropLast(), row.value + [0]] as [[UInt8]] {
                try sample.store(row.key, value)
                #expect(try sample.answer() == .damaged, "row \(number), \(value.count) bytes")
            }
            // The row of another key, with the digest that it has there.
            try sample.store(row.key, read[(number + 1) % read.count].value)
            #expect(try sample.answer() == .damaged, "row \(number), another")
            // Without a snapshot the figure is that of the chunks before it; without another row it would be another figure.
            try sample.put(row.key, nil)
            #expect(try sample.answer() == (row.key[4] == 0 ? nil : .damaged), "row \(number) is missing")
            try sample.store(row.key, row.value)
        }
        #expect(try sample.answer() == nil)
        let tail: Row = try sample.stored(2)
        try sample.store(tail.key, [tail.value[0] ^ 1] + tail.value.dropFirst())
        let refused = failure { () throws(LedgerError) in try sample.ledger.record(sample.next) }
        #expect(refused?.code == .damaged)
    }

    @Test func rowsMayBeCutLengthenedMovedMissingOrTooMany() throws {
        let sample = try Sample()
        var number = 0
        func check(_ comment: Comment) throws {
            try sample.ask(comment, writes: true)
            try sample.isFound(comment)
            number += 1
            if number.isMultiple(of: 37) {
                try sample.ledger.rebuild()
                let isMended = try sample.ledger.rows("balances") == sample.rows
                #expect(isMended, comment)
            } else {
                try sample.restore()
            }
        }
        for level: UInt8 in 0...2 {
            let row = try sample.row(level)
            for length in [0, 11, 23, 24, 39, 40, row.value.count / 2, row.value.count - 1] {
                try sample.put(row.key, Array(row.value[..<length]))
                try check("level \(level), \(length) bytes")
            }
            for longer in [row.value + [0], row.value + row.value] {
                try sample.put(row.key, longer)
                try check("level \(level), \(longer.count) bytes")
            }
            try sample.put(row.key, nil)
            try check("level \(level) is missing")
            for index in [0, 3, 4, 5, 11, 12, 13, 15, 16] {
                var key = row.key
                key[index] ^= index == 4 ? 3 : 0x81
                try sample.put(row.key, nil)
                try sample.put(key, row.value)
                try check("level \(level), byte \(index) of the key")
                try sample.put(key, row.value)
                try check("level \(level), byte \(index) of a surplus key")
            }
            for key in [Array(row.key.dropLast()), row.key + [0], [0], [0, 0, 0, 3]] {
                try sample.put(key, row.value)
                try check("level \(level), a key of \(key.count) bytes")
            }
            for other in [try sample.row((level + 1) % 3).value, try sample.row((level + 2) % 3).value] {
                try sample.put(row.key, other)
                try check("level \(level), another row")
            }
        }
    }

    /// Rows that hang together but are not those of the entries.
    @Test func forgedRowsAreFound() throws {
        let sample = try Sample()
        func forge(_ level: UInt8, _ comment: Comment, _ change: (inout [UInt8]) -> Void) throws {
            let row = try sample.row(level)
            var value = row.value
            change(&value)
            #expect(value != row.value)
            try sample.put(row.key, value)
            try sample.ask(comment, writes: true)
            try sample.isFound(comment)
            try sample.ledger.rebuild()
            let isMended = try sample.ledger.rows("balances") == sample.rows
            #expect(isMended, comment)
        }
        // A chunk: 24 bytes, 4 accounts with two totals, then postings of 14 bytes.
        let postings = 24 + 4 * 16
        try forge(1, "a wrong total") { $0[24] ^= 1 }
        try forge(1, "a posting and its total moved together") {
            $0[postings + 12] &+= 1
            $0[24] &+= 1
        }
        try forge(1, "a posting moved to another day") { $0[postings + 223 * 14 + 8] &+= 1 }
        try forge(1, "two postings exchanged") {
            let first = Array($0[postings..<postings + 14])
            $0.replaceSubrange(postings..<postings + 14, with: $0[postings + 14..<postings + 28])
            $0.replaceSubrange(postings + 14..<postings + 28, with: first)
        }
        try forge(1, "another width") { bytes in
            let run = (0..<224).flatMap { index -> [UInt8] in
                let start = postings + index * 14
                return Array(bytes[start..<start + 13]) + [0, bytes[start + 13], 0xFF]
            }
            bytes[10] = 2
            bytes = Array(bytes[..<postings]) + run
        }
        // A snapshot: 24 bytes, totals, a sample, the cells.
        try forge(0, "a wrong total of a snapshot") { $0[24 + 17] ^= 1 }
        try forge(0, "a wrong sample") { $0[postings + 4] ^= 1 }
        try forge(0, "a wrong day of a sample") { $0[postings] ^= 1 }
        try forge(0, "a wrong cell") { $0[$0.count - 1] ^= 1 }
        // A tail: 40 bytes, then postings.
        try forge(2, "a wrong sum of magnitudes") { $0[24] ^= 1 }
        try forge(2, "a wrong number of cells") { $0[8] ^= 1 }
        try forge(2, "a posting of a tail") { $0[40 + 12] ^= 1 }
        try forge(2, "a posting of a tail on another day") { $0[40 + 8] ^= 1 }
        try forge(2, "the last posting left out") {
            $0[12] -= 1
            $0.removeLast(14)
        }
    }

    /// Rows whose lengths fit and whose numbers are anybody's, read, sealed, staged and taken out again.
    @Test(arguments: [71, 72, 73, 74] as [UInt64]) func hostileNumbersNeverTrap(seed: UInt64) throws {
        let sample = try Sample()
        var random = SeededGenerator(seed: seed)
        let edges: [[UInt8]] = [
            little(UInt64.max, 8), little(Int64.max, 8), little(UInt64(1) << 63, 8), little(0, 8),
            little(UInt32.max, 4), little(Int32.max, 4), little(UInt32(0xFFFF_FFE0), 4), little(UInt32(1) << 31, 4),
            [0xFF],
        ]
        for round in 0..<40 {
            for level: UInt8 in 0...2 where random.chance(60) {
                let row = try sample.row(level)
                var value = row.value
                for _ in 0..<random.number(1...6) {
                    let edge = random.one(of: edges)
                    let start = random.chance(70) ? random.number(0...40) : random.number(0...(value.count - 8))
                    value.replaceSubrange(start..<start + edge.count, with: edge)
                }
                // Those that lengths depend on are right again, half of the time.
                if random.chance(50) {
                    for index in level == 0 ? 0..<16 : level == 1 ? 8..<24 : 12..<16 { value[index] = row.value[index] }
                }
                try sample.put(row.key, value)
                if random.chance(30) {
                    var key = row.key
                    let edge = random.one(of: edges)
                    let start = random.one(of: [5, 9, 13].filter { $0 + edge.count <= key.count })
                    key.replaceSubrange(start..<start + edge.count, with: edge)
                    try sample.put(key, value)
                }
            }
            let comment: Comment = "seed \(seed), round \(round)"
            try sample.ask(comment, writes: true, staged: round.isMultiple(of: 2))
            if round % 4 == 1 { _ = try sample.ledger.verify() }
            // What could not be taken out again is, once the rows are right.
            try sample.restore()
            if round % 8 == 3 { try sample.ledger.rebuild() }
            try sample.ledger.write { (_: inout DomainWriter<Journal>) throws(LedgerError) in }
            let isRight = try sample.ledger.rows("balances") == sample.rows
            #expect(isRight, comment)
        }
    }

    /// The row of a ledger that says that balances are complete.
    @Test func withoutItsRowALedgerKeepsNone() throws {
        for value in [nil, [], [0], [2], [1, 0], [UInt8](repeating: 1, count: 70)] as [[UInt8]?] {
            let place = try TemporaryLedger()
            let ledger = try Journal.ledger(place.path)
            var history = JournalHistory(seed: 81)
            for _ in 0..<30 { try ledger.record(history.next()) }
            let before = try ledger.allRows()
            try ledger.store.overwrite("properties", LedgerTables.followedKey, value)
            try ledger.read { (view) throws(LedgerError) in
                #expect(!view.hasBalances)
                let found = code { () throws(LedgerError) in _ = try view.balances(of: 0, on: .last) }
                #expect(found == .notFound)
                let other = code { () throws(LedgerError) in _ = try view.series() }
                #expect(other == .notFound)
            }
            let found = try ledger.verify()
            // Where it is missing the ledger is as one of a program that recorded without the rules.
            #expect(found.findings.map(\.kind) == (value == nil ? [] : [.balances]), "\(found.findings)")
            #expect(found.truthIsSound)
            // What is recorded meanwhile is followed by the rebuild.
            try ledger.record(history.next())
            try ledger.rebuild()
            try NaiveAnswers.audit(ledger, history.naive, "\(String(describing: value))")
            #expect(try ledger.verify().isSound)
            #expect(try ledger.rows("properties").count == before["properties"]?.count)
        }
    }

    /// Without its rules a rebuild leaves none, and nothing is posted until it is made with them.
    @Test func aRebuildWithoutRulesLeavesNone() throws {
        let place = try TemporaryLedger()
        let ledger = try Journal.ledger(place.path)
        var history = JournalHistory(seed: 82)
        for _ in 0..<30 { try ledger.record(history.next()) }
        try ledger.recorded.rebuild()
        #expect(try ledger.verify().isSound)
        try ledger.record(history.next())
        #expect(try ledger.rows("balances").isEmpty && ledger.rows("keyEvents").isEmpty)
        #expect(try ledger.verify().isSound)
        try ledger.rebuild()
        try NaiveAnswers.audit(ledger, history.naive, "rebuilt")
    }
}
