// The promise that no sum of postings ever overflows: an entry with which the magnitudes of a series' amounts would add
// up to more than an Int64 holds is refused, leaves nothing, and the writer goes on.

import LedgerTestSupport
import Testing

@testable import EventLedger

@Suite(.timeLimit(.minutes(60))) struct BalanceLimitTests {
    private func line(_ first: Int64, _ second: Int64 = 0, series: UInt32 = 1, day: Int32 = 19_000) -> Line {
        Line(series: series, account: 5, day: day, first: first, second: second)
    }

    /// Groups of lines, each an event of one entry, on top of what the ledger has, and whether they fit: with 100 of each
    /// amount in series 1.
    private static let room = Int64.max - 100

    @Test(arguments: [false, true]) func magnitudesOfASeriesAreLimited(isImport: Bool) throws {
        let room = Self.room
        let cases: [(lines: [Line], fits: Bool)] = [
            ([line(room)], true), ([line(room + 1)], false), ([line(-room)], true), ([line(-room - 1)], false),
            ([line(0, room)], true), ([line(0, room + 1)], false), ([line(0, -room - 1)], false),
            ([line(.max)], false), ([line(.min)], false), ([line(0, .min)], false),
            // On several days, accounts and series: each series by itself, each amount by itself.
            ([line(room / 2, day: 1), line(room / 2, day: 2)], true),
            ([line(room / 2, day: 1), line(room / 2 + 2, day: 2)], false),
            ([line(room, day: 1), line(-1, day: 2)], false),
            ([line(room), line(.max, series: 2), line(0, .max, series: 3)], true),
            ([line(room), line(.max, series: 2), line(1, series: 2, day: 1)], false),
            ([line(room, room)], true),
            // Sums of one day and account: what cancels is not posted, and no sum on the way may be too large.
            ([line(5), line(-5), line(room)], true), ([line(.max), line(1)], false), ([line(.min), line(-1)], false),
            ([line(0, .max), line(0, 1)], false),
        ]
        for (number, (lines, fits)) in cases.enumerated() {
            let place = try TemporaryLedger()
            let ledger = try Journal.ledger(place.path)
            var history = JournalHistory(seed: 51)
            try ledger.record(history.entry([[line(60, -60), line(-40, 40, day: 18_000)]]))
            let before = try ledger.allRows()
            if isImport {
                try ledger.write { (writer: inout DomainWriter<Journal>) throws(LedgerError) in
                    try writer.record(history.entry([[line(0, 0, series: 9)]]))
                    try offer(lines, fits, &history, "case \(number)") { (entry) throws(LedgerError) in
                        try writer.record(entry)
                    }
                    try writer.stage()
                    try writer.record(history.entry([[line(1, series: 7)]], id: "after"))
                }
            } else {
                try offer(lines, fits, &history, "case \(number)") { (entry) throws(LedgerError) in
                    try ledger.record(entry)
                }
                if !fits { #expect(try ledger.allRows() == before, "case \(number)") }
                try ledger.record(history.entry([[line(1, series: 7)]], id: "after"))
            }
            #expect(try ledger.lastPosition() == history.position)
            try NaiveAnswers.audit(ledger, history.naive, "case \(number)")
            #expect(try ledger.verify().isSound, "case \(number)")
            let rows = try ledger.rows("balances")
            try ledger.rebuild()
            #expect(try ledger.rows("balances") == rows)
        }
    }

    /// Records an entry, which must be refused for its amounts where it does not fit; then history is as before.
    private func offer(
        _ lines: [Line], _ fits: Bool, _ history: inout JournalHistory, _ comment: Comment,
        _ record: (NewEntry) throws(LedgerError) -> Receipt
    ) throws(LedgerError) {
        let before = history
        // The naive model adds up only what fits.
        let entry = fits ? history.entry([lines]) : Self.refused(lines)
        let refused = failure { () throws(LedgerError) in _ = try record(entry) }
        #expect(refused?.code == (fits ? nil : .overflow), comment)
        if !fits { history = before }
    }

    /// In a stream of its own, which does not come to be where the entry is refused.
    private static func refused(_ lines: [Line]) -> NewEntry {
        NewEntry(
            id: "refused", actor: "tester",
            events: [
                NewEvent(
                    stream: "không có", type: 1, effectiveOn: "2022-01-01", payload: lines.flatMap(\.bytes))
            ])
    }

    /// A void posts amounts too.
    @Test func aVoidIsRefusedWhereItsInverseDoesNotFit() throws {
        let place = try TemporaryLedger()
        let ledger = try Journal.ledger(place.path)
        let large = NewEvent(stream: "s", type: 1, effectiveOn: "2022-01-01", payload: line(.max / 2 + 1).bytes)
        try ledger.record(entry("a", [large]))
        let void = entry("b", [NewEvent(voiding: 1, in: "s", reason: "r")])
        #expect(code { () throws(LedgerError) in try ledger.record(void) } == .overflow)
        try ledger.record(entry("c", facts(1, of: "s")))
        #expect(try ledger.verify().isSound && ledger.lastPosition() == 2)
    }
}
