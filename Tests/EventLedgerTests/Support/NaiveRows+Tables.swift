// The derived tables themselves, one after another, and the audit that holds a ledger's tables against them.

@testable import EventLedger
import LMDB
import Testing

extension LedgerStore {
    /// The open table of a name.
    func table(_ name: String) throws -> Table {
        try #require(tables.all.first { $0.name == name })
    }

    /// Writes one row past everything that guards a ledger, as damage would.
    func overwrite(_ name: String, _ key: [UInt8], _ value: [UInt8]?) throws {
        let transaction = try environment.beginWrite()
        if let value {
            try transaction.put(table(name), key: key, value: value)
        } else {
            try transaction.delete(table(name), key: key)
        }
        try transaction.commit()
    }
}

/// The rows that entries lead to.
struct NaiveRows {
    private(set) var tables: [String: Rows] = [:]

    private struct Stream {
        var number = 0
        var items: [[UInt8]] = []
        var positions: [Position] = []
    }

    /// Works the rows out from all entries of a ledger, oldest first.
    init(_ entries: [RecordedEntry]) {
        var streams: [StreamName: Stream] = [:]
        var counts = [Int](repeating: 0, count: 16)
        for entry in entries {
            add("entryIDs", Array(entry.id.utf8), big(entry.firstPosition, 8))
            for event in entry.events {
                var stream = streams[event.stream] ?? Stream(number: counts[Int(event.stream.category)])
                if stream.items.isEmpty { counts[Int(event.stream.category)] += 1 }
                var summary = event.summary
                if let voided = event.voids {
                    add("voids", big(voided, 8), big(event.position, 8))
                    summary = UInt32((stream.positions.firstIndex(of: voided) ?? -2) + 1)
                }
                stream.positions.append(event.position)
                stream.items.append(
                    little(event.position, 6) + little(event.type, 2)
                        + little(event.effectiveOn?.daysSinceEpoch ?? Int32.min, 4) + little(summary, 4))
                streams[event.stream] = stream
            }
        }
        for (name, stream) in streams { add(name, stream) }
        let extent =
            little(entries.last?.lastPosition ?? 0, 8)
            + little(entries.last?.recordedAt.microsecondsSinceEpoch ?? Int64.min, 8) + little(entries.count, 8)
            + counts.flatMap { little($0, 4) }
        tables["state"] = [Row(key: Array("state".utf8), value: extent + extent)]
        for name in tables.keys { tables[name]?.sort() }
    }

    private mutating func add(_ table: String, _ key: [UInt8], _ value: [UInt8]) {
        tables[table, default: []].append(Row(key: key, value: value))
    }

    private mutating func add(_ name: StreamName, _ stream: Stream) {
        let key = [name.category] + big(stream.number, 4)
        let sealed = stream.items.count / 32
        add("streams", [name.category] + Array(name.id.utf8), little(stream.number, 4))
        let head = little(stream.items.count, 4) + [UInt8](repeating: 0, count: 20)
        add("timelines", key, head + stream.items[(sealed * 32)...].joined())
        for chunk in 0..<sealed {
            add("sealedTimelines", key + big(chunk, 4), Array(stream.items[(chunk * 32)..<(chunk * 32 + 32)].joined()))
        }
    }

    /// Checks that a ledger that no one is writing to holds these entries, gaplessly, and these rows exactly.
    static func audit(_ ledger: Ledger, _ comment: Comment? = nil) throws {
        try audit(ledger, ledger.allEntries(), comment)
    }

    /// The same for entries that were read just now.
    static func audit(_ ledger: Ledger, _ entries: [RecordedEntry], _ comment: Comment?) throws {
        var expected = 1
        for entry in entries {
            #expect(entry.firstPosition == expected, comment)
            #expect(entry.events.map(\.position) == Array(expected..<expected + entry.events.count), comment)
            expected += entry.events.count
        }
        #expect(try ledger.lastPosition() == expected - 1, comment)
        let naive = NaiveRows(entries)
        for name in ["entryIDs", "streams", "timelines", "sealedTimelines", "voids"] {
            let rows = try ledger.rows(name)
            let isEqual = rows == (naive.tables[name] ?? [])
            #expect(isEqual, "table \(name): \(rows.count) rows, expected \(naive.tables[name]?.count ?? 0)")
        }
        #expect(try ledger.rows("entries").map(\.key) == entries.map { big($0.firstPosition, 8) }, comment)
        let state = try ledger.rows("properties").filter { $0.key == Array("state".utf8) }
        try auditTree(ledger, comment)
        try auditDays(ledger, entries, comment)
        // The digest behind the two extents is checked when the row is read.
        #expect(state.map { Row(key: $0.key, value: Array($0.value.dropLast(8))) } == naive.tables["state"], comment)
    }

    /// Checks that the days of recording are those of the entries; a ledger of a format before 3 has none.
    private static func auditDays(_ ledger: Ledger, _ entries: [RecordedEntry], _ comment: Comment?) throws {
        guard ledger.formatVersion > 2 else { return }
        var last: [Int: Position] = [:]
        for entry in entries {
            let local = Int(entry.recordedAt.microsecondsSinceEpoch) + ledger.offset.minutes * 60_000_000
            // Rounded down, before 1970 as well.
            let day = local / 86_400_000_000 - (local % 86_400_000_000 < 0 ? 1 : 0)
            last[day] = entry.lastPosition
        }
        let rows = last.map { Row(key: big($0.key + 0x8000_0000, 4), value: big($0.value, 8)) }.sorted()
        let areEqual = try ledger.rows("recordedDays") == rows
        #expect(areEqual, comment)
    }

    /// Checks that the ledger's tree is the one that entries and secrets lead to; a ledger of format 1 has none.
    private static func auditTree(_ ledger: Ledger, _ comment: Comment?) throws {
        guard ledger.formatVersion > 1 else { return }
        let (entries, secrets) = (try ledger.rows("entries"), try ledger.rows("secrets"))
        #expect(secrets.map(\.key) == entries.map(\.key), comment)
        #expect(secrets.allSatisfy { $0.value.count == 16 }, comment)
        let naive = NaiveLeaves(entries: entries, secrets: secrets)
        let areTilesEqual = try ledger.rows("tiles") == naive.tileRows
        #expect(areTilesEqual, comment)
        let edge = try ledger.rows("properties").filter { $0.key == Array("tree".utf8) }
        let isEdgeEqual = edge.map { Row(key: $0.key, value: Array($0.value.dropLast(8))) } == [naive.edge]
        #expect(isEdgeEqual, comment)
    }
}
