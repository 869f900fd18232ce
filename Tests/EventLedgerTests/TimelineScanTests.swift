// The promise that a scan lends the same timelines as looking streams up one by one, sees nothing that is not visible,
// and never passes for true what the raw entries do not say.

import LedgerTestSupport
import Testing

@testable import EventLedger

@Suite struct TimelineScanTests {
    /// A ledger with long streams, voids and several categories.
    private func ledger(seed: UInt64, entries: Int = 150) throws -> TestLedger {
        let test = try TestLedger()
        var random = RandomEntries(seed: seed, streamCount: 9)
        try test.ledger.write { (writer: inout Writer) throws(LedgerError) in
            for entry in random.next(entries) { _ = try writer.record(entry) }
        }
        return test
    }

    private func scan(
        _ ledger: Ledger, _ category: UInt8, at cut: Cut, order: TimelineOrder = .effective
    ) throws(LedgerError) -> [UInt32: [TimelineItem]] {
        var witness = TimelineWitness(category: category, through: cut.position)
        try ledger.replay(through: cut.position, into: &witness)
        var found: [UInt32: [TimelineItem]] = [:]
        var last = -1
        try ledger.scanTimelines(of: category, at: cut, vouchedForBy: witness, order: order) {
            (number, timeline) throws(LedgerError) in
            #expect(Int(number) > last, "streams come in the order of their numbers")
            last = Int(number)
            found[number] = timeline.indices.map { timeline[$0] }
        }
        return found
    }

    private func lookups(_ ledger: Ledger, _ category: UInt8, at cut: Cut) throws -> [UInt32: [TimelineItem]] {
        var found: [UInt32: [TimelineItem]] = [:]
        for number in 0..<UInt32(try ledger.streamCount(category: category)) {
            let id = try #require(try ledger.streamID(category: category, number: number))
            let items = try ledger.timeline(of: StreamName(category: category, id: id), at: cut)
            if !items.isEmpty { found[number] = items }
        }
        return found
    }

    @Test(arguments: [11, 12, 13, 14] as [UInt64])
    func lendsWhatLookingUpGives(seed: UInt64) throws {
        let test = try ledger(seed: seed)
        let ends = [0] + (try test.ledger.allEntries().map(\.lastPosition))
        var random = SeededGenerator(seed: seed)
        var lent = 0
        for _ in 0..<24 {
            let cut = Cut(
                effectiveOn: random.chance(20)
                    ? .last : Day(daysSinceEpoch: Int32(random.number(18_990...19_410))) ?? .first,
                position: random.chance(20) ? ends[ends.count - 1] : random.one(of: ends))
            for category: UInt8 in 0...4 {
                let looked = try lookups(test.ledger, category, at: cut)
                #expect(try scan(test.ledger, category, at: cut) == looked, "seed \(seed), \(cut)")
                let recorded = try scan(test.ledger, category, at: cut, order: .recorded)
                #expect(
                    recorded == looked.mapValues { $0.sorted { $0.position < $1.position } }, "seed \(seed), \(cut)")
                lent += looked.values.reduce(0) { $0 + $1.count }
            }
        }
        #expect(lent > 2_000)
    }

    @Test func stagedItemsAreNeverSeen() throws {
        let test = try ledger(seed: 21, entries: 60)
        let ledger = test.ledger
        let cut = Cut(effectiveOn: .last, position: try ledger.lastPosition())
        let before = try scan(ledger, 1, at: cut)
        let old = try #require(try ledger.streamID(category: 1, number: 0))
        try ledger.write { (writer: inout Writer) throws(LedgerError) in
            // An old stream grows over the bounds of chunks, one of its facts is voided, a new stream appears.
            let voided = before[0]?.first?.position ?? 1
            let void = NewEvent(voiding: voided, in: StreamName(category: 1, id: old), reason: "r")
            _ = try writer.record(entry("staged", facts(70, of: StreamName(category: 1, id: old)) + [void]))
            _ = try writer.record(entry("staged-2", facts(3, of: "quite new")))
            try writer.stage()
            do { #expect(try scan(ledger, 1, at: cut) == before) } catch { Issue.record(error) }
        }
        // Known later, the same cut is the same; the whole is not.
        #expect(try scan(ledger, 1, at: cut) == before)
        let all = Cut(effectiveOn: .last, position: try ledger.lastPosition())
        #expect(try scan(ledger, 1, at: all).count == before.count + 1)
    }

    @Test func positionsInsideEntriesAreRefused() throws {
        let test = try TestLedger()
        try test.record("a", facts(3, of: "s"))
        for position in [1, 2, 4, -1] {
            let found = code { () throws(LedgerError) in
                try test.ledger.scanTimelines(
                    of: 1, at: Cut(effectiveOn: .last, position: position),
                    vouchedForBy: TimelineWitness(category: 1, through: position)
                ) { (_, _) throws(LedgerError) in }
            }
            #expect(found == .invalidPosition, "\(position)")
        }
    }

    /// A witness that has not seen every event vouches for nothing.
    @Test func unseenEventsAreADisagreement() throws {
        let test = try TestLedger()
        try test.record("a", facts(3, of: "s"))
        try test.record("b", facts(3, of: "s"))
        var witness = TimelineWitness(category: 1, through: 6)
        try test.ledger.replay(through: 3, into: &witness)
        let error = failure { () throws(LedgerError) in
            try test.ledger.scanTimelines(of: 1, at: Cut(effectiveOn: .first, position: 6), vouchedForBy: witness) {
                (_, _) throws(LedgerError) in
            }
        }
        #expect(error?.code == .damaged)
        #expect(error?.problem == "the timelines of category 1 do not agree with the entries")
    }

    /// Every byte of every row that a timeline is made of, flipped, and every row taken away.
    @Test(arguments: ["timelines", "sealedTimelines", "voids"])
    func tamperedRowsAreFound(table: String) throws {
        let test = try TestLedger()
        let ledger = test.ledger
        try test.record("a", facts(40, of: "s") + facts(3, of: "t"))
        try test.record("b", [NewEvent(voiding: 2, in: "s", reason: "sai"), fact("t")])
        let cut = Cut(effectiveOn: .last, position: try ledger.lastPosition())
        let whole = try scan(ledger, 1, at: cut)
        #expect(whole[0]?.count == 39 && whole[1]?.count == 4)
        func reading() -> LedgerError.Code? {
            code { () throws(LedgerError) in _ = try scan(ledger, 1, at: cut) }
        }
        var tampered = 0
        for row in try ledger.rows(table) {
            for index in row.value.indices {
                // The domain's snapshot stands in the row too, and is no part of the timeline.
                if table == "timelines", (4..<24).contains(index) { continue }
                for mask: UInt8 in [0x01, 0x80, 0xFF] {
                    var bytes = row.value
                    bytes[index] ^= mask
                    try ledger.store.overwrite(table, row.key, bytes)
                    #expect(reading() == .damaged, "\(table), byte \(index) ^ \(mask)")
                    tampered += 1
                }
            }
            for bytes in [[], Array(row.value.dropLast()), row.value + [0]] {
                try ledger.store.overwrite(table, row.key, bytes)
                #expect(reading() == .damaged)
            }
            try ledger.store.overwrite(table, row.key, nil)
            #expect(reading() == .damaged)
            try ledger.store.overwrite(table, row.key, row.value)
        }
        #expect(tampered > 20)
        #expect(try scan(ledger, 1, at: cut) == whole)
    }

    /// Two items of a timeline that were exchanged are all there, so that no sum tells: in a sealed chunk, at the
    /// border of two, at that of the last one and the stream's row, and in the row.
    @Test(arguments: [(0, 1), (31, 32), (63, 64), (0, 40), (64, 65)])
    func itemsInAnotherOrderAreFound(first: Int, second: Int) throws {
        let test = try TestLedger()
        let ledger = test.ledger
        try test.record("a", facts(66, of: "s"))
        let cut = Cut(effectiveOn: .last, position: 66)
        let whole = try scan(ledger, 1, at: cut)
        #expect(whole[0]?.map(\.position) == Array(1...66))
        // Where the item stands: the table, the key, the row and the offset in it.
        func place(_ item: Int) throws -> (table: String, key: [UInt8], row: [UInt8], offset: Int) {
            let isSealed = item < 64
            let key = [1] + big(0, 4) + (isSealed ? big(item / 32, 4) : [])
            let table = isSealed ? "sealedTimelines" : "timelines"
            let row = try #require(try ledger.rows(table).first { $0.key == key }).value
            return (table, key, row, (isSealed ? 0 : 24) + item % 32 * 16)
        }
        let items = try [first, second].map { item in
            let place = try place(item)
            return Array(place.row[place.offset..<place.offset + 16])
        }
        func put(_ items: [[UInt8]]) throws {
            for (item, bytes) in zip([first, second], items) {
                var place = try place(item)
                place.row.replaceSubrange(place.offset..<place.offset + 16, with: bytes)
                try ledger.store.overwrite(place.table, place.key, place.row)
            }
        }
        try put(items.reversed())
        #expect(code { () throws(LedgerError) in _ = try scan(ledger, 1, at: cut) } == .damaged)
        try put(items)
        #expect(try scan(ledger, 1, at: cut) == whole)
    }

    /// Items that were exchanged between two streams are all there, and in the wrong place.
    @Test func exchangedTimelinesAreFound() throws {
        let test = try TestLedger()
        try test.record("a", [fact("s"), fact("t")])
        let rows = try test.ledger.rows("timelines")
        try test.ledger.store.overwrite("timelines", rows[0].key, rows[1].value)
        try test.ledger.store.overwrite("timelines", rows[1].key, rows[0].value)
        let found = code { () throws(LedgerError) in
            _ = try scan(test.ledger, 1, at: Cut(effectiveOn: .last, position: 2))
        }
        #expect(found == .damaged)
    }
}
