// The promise that the offsets of Docs/Format.md are those of the program: those of payloads, which follow from the
// declarations of the event types, and those of the rows of balances and key events.

import LedgerTestSupport
import Testing

@testable import EventLedger
@testable import PovertyLedger

@Suite struct FormatLayoutTests {
    /// Reads rows such as ``| 6 | `householdMoved` | 1 | 0 presence · 2 unit `unit` · 8 word `cause?` · 9 end |``.
    @Test func offsetsOfThePageAreThoseOfTheDeclarations() throws {
        let row = /\| (\d+) \| `(\w+)` \| [^|]* \| (.*) \|/
        let slot = /^(\d+) [^`]*`(\w+)(\??)`/
        var kinds = 0
        for line in try Checkout.lines("Docs/Format.md") {
            guard let found = line.wholeMatch(of: row), let kind = EventKind(String(found.2)),
                kind != .eventVoided
            else { continue }
            #expect(kind.rawValue == UInt8(found.1))
            kinds += 1
            var declared = DeclaredFields()
            _ = EventBody(kind, readBy: &declared)
            for part in found.3.split(separator: " · ") {
                if let end = part.firstMatch(of: /^(\d+) end/) {
                    #expect(PayloadShape(kind).fixedBytes == Int(end.1), "\(kind.name)")
                } else if let place = part.firstMatch(of: slot) {
                    let name = String(place.2)
                    let declaredName = declared.names.removeValue(forKey: name)
                    let field = try #require(declaredName, "\(kind.name) has no \(name)")
                    let shape = PayloadShape(kind, finding: field)
                    #expect(shape.slot.map { shape.maskBytes + $0.offset } == Int(place.1), "\(kind.name), \(name)")
                }
            }
            #expect(declared.names.isEmpty, "the page lacks fields of \(kind.name): \(declared.names.keys)")
        }
        #expect(kinds == EventKind.allCases.count - 1)
    }

    /// Reads rows such as `| 8 | i32 | day |` below a heading such as `| posting, offset | type | holds |`, and compares
    /// the number at that offset of a row of the program.
    private func compare(_ table: String, _ row: [UInt8], at start: Int = 0, _ expected: [(name: String, value: Int)])
        throws
    {
        let lines = try Checkout.lines("Docs/Format.md").drop { !$0.hasPrefix("| \(table), offset |") }.dropFirst(2)
        let numbers: [(offset: Int, type: String, name: String)] = lines.prefix { $0.hasPrefix("|") }.compactMap {
            let cells = $0.split(separator: "|").map { $0.trimmingPrefix(" ").description }
            let type = cells[1].split(separator: " ").first?.description ?? ""
            return Int(cells[0].split(separator: " ")[0]).map { ($0, type, cells[2]) }
        }
        for (number, expected) in zip(numbers, expected) {
            #expect(number.name.hasPrefix(expected.name), "\(table): \(number.name)")
            let size = ["u8": 1, "u16": 2, "u32": 4, "i32": 4, "u64": 8][number.type]
            guard let size else { continue }
            let bytes = row.dropFirst(start + number.offset).prefix(size)
            #expect(
                bytes.count == size && bytes.reversed().reduce(0) { $0 << 8 | Int($1) } == expected.value, "\(number)")
        }
        #expect(numbers.count == expected.count, "\(table): \(numbers.map(\.name))")
    }

    @Test func tailsAreAsThePageSays() throws {
        var edge = SeriesEdge()
        edge.sealed = 448
        edge.snapshot = SeriesEdge.LastSnapshot(count: 224, cells: 5, position: 77)
        edge.magnitudes = (1_001, 20_002)
        edge.tail = [PlacedPosting(position: 0x0102_0304_0506, day: 18_001, account: 43, first: 300, second: -2)]
        try compare(
            "tail", edge.bytes,
            [
                ("number of postings in chunks", 448), ("number of postings up to", 224), ("number of cells", 5),
                ("number of postings in this row", 1), ("w", 2), ("0", 0), ("position", 77),
                ("sum of the magnitudes of all first", 1_001), ("sum of the magnitudes of all second", 20_002),
                ("the postings", 0),
            ])
        try compare(
            "posting", edge.bytes, at: 40,
            [("bits 0–47 position", 0x002B_0102_0304_0506), ("day", 18_001), ("first and second amount", 0)])
        #expect(edge.bytes.count == 40 + 12 + 2 * 2 && edge.bytes.suffix(4) == [0x2C, 0x01, 0xFE, 0xFF])
    }

    @Test func chunksAreAsThePageSays() throws {
        let postings = (0..<224).map { (number: Int) -> PlacedPosting in
            let (day, account): (Int32, UInt8) = (900 - Int32(number), number.isMultiple(of: 2) ? 1 : 4)
            return PlacedPosting(position: 1 + number, day: day, account: account, first: 1, second: 200)
        }
        let row = ChunkRow.bytes(of: postings)
        try compare(
            "chunk", row,
            [
                ("first day", 677), ("last day", 900), ("number", 224), ("w", 2), ("0", 0), ("0", 0),
                ("mask", 1 << 1 | 1 << 4), ("totals", 0),
            ])
        // The totals of two accounts, then the postings, the first day first.
        #expect(row.count == 24 + 2 * 16 + 224 * 16)
        #expect(row[24..<40] == [112, 0, 0, 0, 0, 0, 0, 0, 0x80, 0x57, 0, 0, 0, 0, 0, 0])
        #expect(row[56..<72] == [224, 0, 0, 0, 0, 0, 4, 0, 0xA5, 2, 0, 0, 1, 0, 200, 0])
    }

    @Test func snapshotsAreAsThePageSays() throws {
        // The first cell takes three of one byte, so that there are 132.
        let cells = (0..<130).map { (number: Int) -> BalanceCell in
            let (day, account): (Int32, UInt8) = (700 + Int32(number), number.isMultiple(of: 2) ? 1 : 4)
            return BalanceCell(day: day, account: account, first: 1, second: number == 0 ? 300 : -1)
        }
        let row = SnapshotRow.bytes(of: cells)
        try compare(
            "snapshot", row,
            [
                ("number of cells", 132), ("w", 1), ("0", 0), ("mask", 1 << 1 | 1 << 4), ("day of the first", 700),
                ("day of the last", 829), ("totals", 0),
            ])
        let (samples, start) = (24 + 2 * 16, 24 + 2 * 16 + 2 * (4 + 2 * 16))
        #expect(row.count == start + 132 * 6)
        // Before cell 128, which is of day 826, there are the sums of 63 days for each account.
        let second = Array(row[(samples + 36)..<start])
        #expect(Array(second[0..<4]) == [0x3A, 3, 0, 0] && second[4] == 63 && second[20] == 63)
        #expect(Array(second[12..<14]) == [238, 0] && Array(second[28..<30]) == [0xC1, 0xFF])
        #expect(row[start..<(start + 18)] == [1, 0, 0, 0, 1, 127, 1, 0, 0, 0, 0, 127, 1, 0, 0, 0, 0, 46])
        #expect(row[(start + 18)..<(start + 24)] == [68, 0, 0, 0, 1, 255])
    }

    @Test func keysAndListedEventsAreAsThePageSays() throws {
        let item = TimelineItem(position: 9, type: 0x0304, effectiveDay: 18_002, summary: 0x0506_0708)
        try compare(
            "key event", KeyEventRow.bytes(item, category: 2, number: 11, voids: 5),
            [
                ("category", 2), ("0", 0), ("type", 0x0304), ("number", 11), ("day", 18_002), ("summary", 0x0506_0708),
                ("position", 5),
            ])
        let key = BalanceKey(0x0102_0304, .chunk, position: 0x0506_0708_090A, count: 0x0B0C_0D0E)
        #expect(key.bytes == [1, 2, 3, 4, 1, 0, 0, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14])
        #expect(RecordedDayRow.key(-1) == [0x7F, 0xFF, 0xFF, 0xFF] && RecordedDayRow.key(258) == [0x80, 0, 1, 2])
        #expect(LedgerTables.followedKey == Array("followed".utf8) && LedgerTables.followedRow == [1])
    }

    /// The example of the page, as a ledger keeps it that records what the page says.
    @Test func exampleOfBalancesIsWhatIsKept() throws {
        let place = try TemporaryLedger()
        let ledger = try HouseholdLedger(at: place.path, mode: .create)
        let others = (0..<7).map { Event.unitEstablished("u\($0)", name: "U", kind: .ward, on: "2022-01-01") }
        try ledger.record(Entry(id: "others", actor: "a", events: others))
        try ledger.record(
            Entry(
                id: "a", actor: "a",
                events: [
                    .unitEstablished("p7", name: "P", kind: .ward, on: "2022-01-01"),
                    .householdRegistered("h", in: "p7", members: 4, on: "2022-12-01"),
                    .householdClassified("h", as: .poor, on: "2022-12-01"),
                ]))
        let leaving = Event.householdExitedPoverty("h", from: .poor, to: .nearPoor, on: "2023-12-10")
        try ledger.record(Entry(id: "b", actor: "a", events: [leaving]))
        let store = ledger.ledger.store
        let table = try #require(store.tables.balances)
        let stored = try store.value(table, BalanceKey(7, .tail).bytes, in: try store.beginRead())
        let key = BalanceKey(7, .tail).bytes
        let digested = try #require(stored)
        // What is behind the row is XXH64 of it and of its key.
        let digests = [Array(digested.dropLast(8)), key].map { XXH64.digest($0.span.bytes, count: $0.count) }
        let digest = digests[0] ^ digests[1]
        #expect(digested.suffix(8) == (0..<8).map { UInt8(truncatingIfNeeded: digest >> ($0 * 8)) }[...])
        var row = Array(digested.dropLast(8))
        // Seven units come before the entries of the page.
        for offset in [40, 54, 68] { row[offset] -= 7 }
        let block = try Page("Docs/Format.md").blocks("").first { $0.contains("no posting is in a chunk") }
        var bytes: [UInt8] = []
        for line in try #require(block).split(separator: "\n") {
            let words = line.split(separator: " ")
            #expect(words.first.flatMap { Int($0) } == bytes.count)
            bytes += words.dropFirst().prefix { $0.wholeMatch(of: /[0-9A-F]{2}/) != nil }.compactMap {
                UInt8($0, radix: 16)
            }
        }
        #expect(bytes == row)
    }
}

/// The names of an event type's fields.
private struct DeclaredFields: FieldVisitor {
    typealias Failure = Never

    var names: [String: StaticString] = [:]

    mutating func field<Form: FieldForm>(_ name: StaticString, _ value: inout Form.Value, _ form: Form) {
        names[name.description] = name
    }

    mutating func optional<Form: FieldForm>(_ name: StaticString, _ value: inout Form.Value?, _ form: Form) {
        names[name.description] = name
    }
}
