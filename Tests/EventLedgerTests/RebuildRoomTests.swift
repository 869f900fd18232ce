// The promise that a rebuild does not begin where there may be no room for its end: a ledger that can be read stays so.

import LedgerTestSupport
import Testing

@testable import EventLedger
@testable import Files

@Suite struct RebuildRoomTests {
    @Test func aRebuildNeedsTheSizeOfTheFile() throws {
        let place = try TemporaryLedger()
        let ledger = try Ledger(at: place.path, mode: .create)
        let store = ledger.store
        for (free, needed, isEnough) in [
            (0, 1, false), (1_048_575, 1_048_576, false), (1_048_576, 1_048_576, true), (1_048_577, 1_048_576, true),
            (.max, 1, true), (nil, .max, true),
        ] as [(UInt64?, UInt64, Bool)] {
            let refused = failure { () throws(LedgerError) in try store.checkRoom(free: free, needed: needed) }
            #expect((refused == nil) == isEnough, "\(String(describing: free)) free, \(needed) needed")
            #expect(refused == nil || refused?.code == .noSpace)
        }
    }

    /// What is needed is what the derived tables take: less than the file, and more with more entries.
    @Test func aRebuildNeedsTheRoomOfTheDerivedTables() throws {
        let place = try TemporaryLedger()
        let ledger = try Ledger(at: place.path, mode: .create)
        var sizes: [UInt64] = []
        for number in 1...3 {
            _ = try ledger.record(entry("entry \(number)", facts(400, of: StreamName(stringLiteral: "s\(number)"))))
            sizes.append(try ledger.store.derivedBytes())
            let fileBytes = try ledger.fileBytes()
            #expect(sizes[number - 1] > 0 && sizes[number - 1] % 4_096 == 0 && sizes[number - 1] < fileBytes)
        }
        #expect(sizes == sizes.sorted() && Set(sizes).count == 3, "\(sizes)")
        // The rows themselves are a lower bound.
        let rows = try ledger.allRows().filter { LedgerTables.derivedNames.contains($0.key) }
        let bytes = rows.values.joined().reduce(0) { $0 + $1.key.count + $1.value.count }
        #expect(bytes > 0 && sizes[2] > bytes)
    }

    /// It asks the file system of the ledger, and about the ledger's own size.
    @Test func aRebuildAsksTheFileSystem() throws {
        let place = try TemporaryLedger()
        let ledger = try Ledger(at: place.path, mode: .create)
        _ = try ledger.record(entry("a", facts(50, of: "s")))
        let free = try #require(System.freeBytes(besideFileAt: place.path))
        #expect(free > 0 && System.freeBytes(besideFileAt: place.path + "/none") == nil)
        let before = try ledger.allRows()
        try ledger.rebuild()
        #expect(try ledger.allRows() == before)
    }
}
