// A domain for tests whose events say what they post, and a naive account of it: an array of postings that is filtered.
// Voids post the inverse. Nothing here shares code with what keeps balances.

import EventLedger
import LedgerTestSupport
import LedgerTesting

/// The rules of the journal: every entry passes, and each event posts the lines of its payload.
struct Journal: LedgerRules {
    /// Events of this type in streams of category 2 are listed.
    static let listed: UInt16 = 7
    static let listedCategory: UInt8 = 2

    var domain = LedgerDomain("journal")
    var keyEvents: KeyEvents? { KeyEvents(category: Journal.listedCategory, types: [Journal.listed]) }

    func judge(_ entry: NewEntry, on ledger: inout WorkingLedger) throws(LedgerError) -> JudgedEntry {
        try JudgedEntry(entry, on: &ledger)
    }

    func follow(
        _ addition: StreamAddition, on ledger: borrowing WorkingLedger, posting: inout Postings
    ) throws(LedgerError) -> StreamSnapshot? {
        for item in addition.items {
            let isVoid = item.type == 0
            let source = isVoid ? try addition.timeline(on: ledger)[Int(item.summary) - 1] : item
            var payload: [UInt8] = []
            try addition.withPayload(of: source, on: ledger) { payload = $0.withUnsafeBytes { Array($0) } }
            for line in Line.lines(in: payload) {
                posting.post((isVoid ? line.inverse : line).posting)
            }
        }
        return nil
    }

    /// A ledger of the journal at +07:00.
    static func ledger(_ path: String, clock: TestClock = TestClock(.test)) throws -> DomainLedger<Journal> {
        try DomainLedger(at: path, rules: Journal(), offset: .plusSeven, clock: clock.reading)
    }
}

/// A posting as a payload has it, 25 bytes.
struct Line: Hashable {
    var series: UInt32
    var account: UInt8
    var day: Int32
    var first: Int64
    var second: Int64 = 0

    var inverse: Line {
        Line(series: series, account: account, day: day, first: 0 &- first, second: 0 &- second)
    }

    var posting: Posting {
        Posting(series: series, account: account, on: Day(daysSinceEpoch: day) ?? .first, first, second)
    }

    var bytes: [UInt8] {
        little(series, 4) + [account] + little(day, 4) + little(first, 8) + little(second, 8)
    }

    static func lines(in payload: [UInt8]) -> [Line] {
        stride(from: 0, to: payload.count - 24, by: 25).map { start in
            func number(_ offset: Int, _ count: Int) -> UInt64 {
                (0..<count).reduce(0) { $0 | UInt64(payload[start + offset + $1]) << ($1 * 8) }
            }
            return Line(
                series: UInt32(number(0, 4)), account: payload[start + 4],
                day: Int32(truncatingIfNeeded: number(5, 4)), first: Int64(bitPattern: number(9, 8)),
                second: Int64(bitPattern: number(17, 8)))
        }
    }
}

/// A history of the journal: makes entries that the ledger records next, and knows what they post.
struct JournalHistory {
    private(set) var random: SeededGenerator
    private(set) var position: Position = 0
    private(set) var naive = NaiveBalances()
    private var count = 0
    /// Events that can be voided, with their lines.
    private var facts: [(position: Position, stream: StreamName, lines: [Line])] = []

    init(seed: UInt64) { random = SeededGenerator(seed: seed) }

    /// An entry with an event for each group of lines, and voids of so many earlier events.
    mutating func entry(_ groups: [[Line]], voids: Int = 0, id: String? = nil) -> NewEntry {
        count += 1
        var events: [NewEvent] = []
        var posted: [Line] = []
        var made: [(position: Position, stream: StreamName, lines: [Line])] = []
        for _ in 0..<min(voids, facts.count) {
            let fact = facts.remove(at: random.number(0...(facts.count - 1)))
            events.append(NewEvent(voiding: fact.position, in: fact.stream, reason: "sai"))
            posted += fact.lines.map(\.inverse)
        }
        for lines in groups {
            let stream = StreamName(category: UInt8(random.number(0...3)), id: "s\(random.number(0...9))")
            events.append(
                NewEvent(
                    stream: stream, type: random.chance(30) ? Journal.listed : 1, effectiveOn: "2022-01-01",
                    payload: lines.flatMap(\.bytes)))
            made.append((position + events.count, stream, lines))
            posted += lines
        }
        facts += made
        position += events.count
        naive.post(posted, at: position)
        return NewEntry(id: id ?? "e\(count)", actor: "tester", events: events)
    }

    /// A random entry of up to so many events of up to so many lines each, now and then with voids.
    mutating func next(series: ClosedRange<Int> = 0...5, events: Int = 4, lines: Int = 6) -> NewEntry {
        let groups = (0..<random.number(1...events)).map { _ in
            (0..<random.number(0...lines)).map { _ in line(series: series) }
        }
        return entry(groups, voids: random.chance(20) ? random.number(1...3) : 0)
    }

    /// A random line: few days and accounts, so that some are posted to several times by one entry.
    private mutating func line(series: ClosedRange<Int>) -> Line {
        var day = random.number(19_000...19_060)
        if random.chance(3) { day = random.one(of: [-719_162, -719_161, -1, 0, 2_932_895, 2_932_896]) }
        return Line(
            series: UInt32(random.number(series)),
            account: UInt8(random.chance(80) ? random.number(0...3) : random.number(0...63)), day: Int32(day),
            first: amount(), second: random.chance(50) ? amount() : 0)
    }

    /// Mostly small, with either sign; now and then of the limits of 1, 2 and 4 bytes, or larger.
    private mutating func amount() -> Int64 {
        let edges: [Int64] = [127, 128, 129, 32_767, 32_768, 32_769, 2_147_483_647, 2_147_483_648, 1 << 40]
        let amount = random.chance(4) ? random.one(of: edges) : Int64(random.number(0...9))
        return random.chance(50) ? amount : -amount
    }

    /// A number of the range.
    mutating func number(_ range: ClosedRange<Int>) -> Int { random.number(range) }
}
