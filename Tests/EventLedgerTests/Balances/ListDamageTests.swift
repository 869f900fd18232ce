// The promise that damaged rows of the days of recording and of the key events give a figure or the error `damaged`, in
// reading and in writing; that verifying finds them with truth sound, and a rebuild mends them byte for byte.

import LedgerTestSupport
import LedgerTesting
import Testing

@testable import EventLedger

@Suite(.timeLimit(.minutes(60))) struct ListDamageTests {
    /// Rows of the other two tables.
    @Test(arguments: [("recordedDays", VerificationKind.recordedDays), ("keyEvents", .keyEvents)])
    func everyByteOfDaysAndKeyEvents(name: String, kind: VerificationKind) throws {
        let place = try TemporaryLedger()
        let clock = TestClock(.test)
        let ledger = try Journal.ledger(place.path, clock: clock)
        var history = JournalHistory(seed: 83)
        for _ in 0..<60 {
            try ledger.record(history.next())
            clock.advance(seconds: 10_000)
        }
        let rows = try ledger.rows(name)
        try #require(rows.count > 3)
        func check(_ comment: Comment) throws {
            for day: Day in ["2024-01-01", "2024-01-04", "9999-12-31"] {
                let found = code { () throws(LedgerError) in
                    _ = try ledger.read { (view) throws(LedgerError) in try view.position(knownOn: day) }
                }
                #expect(found == nil || found == .damaged, comment)
            }
            let found = code { () throws(LedgerError) in
                _ = try ledger.read { (view) throws(LedgerError) in
                    _ = try view.lastKeyEvent(through: .max)
                    _ = try view.keyEvents()
                }
            }
            #expect(found == nil || found == .damaged || found == .invalidPosition, comment)
            let next = history.entry([[]])
            _ = try? ledger.write { (writer: inout DomainWriter<Journal>) throws(Refused) in
                do throws(LedgerError) {
                    try writer.record(next)
                } catch { #expect(error.code == .damaged, comment) }
                throw Refused()
            }
            let verified = try ledger.verify()
            #expect(verified.findings.map(\.kind) == [kind] && verified.truthIsSound, "\(comment) \(verified.findings)")
            try ledger.rebuild()
            #expect(try ledger.rows(name) == rows, comment)
        }
        for row in [rows[0], rows[2], rows[rows.count - 1]] {
            for index in row.value.indices {
                var value = row.value
                value[index] ^= [0x01, 0x80, 0xFF][index % 3]
                try ledger.store.overwrite(name, row.key, value)
                try check("byte \(index)")
            }
            for index in row.key.indices {
                for isMoved in [true, false] {
                    var key = row.key
                    key[index] ^= [0x01, 0x80, 0xFF][index % 3]
                    if isMoved { try ledger.store.overwrite(name, row.key, nil) }
                    try ledger.store.overwrite(name, key, row.value)
                    try check("byte \(index) of the key")
                }
            }
            for length in row.value.indices {
                try ledger.store.overwrite(name, row.key, Array(row.value[..<length]))
                try check("\(length) bytes")
            }
            for (key, value) in [
                (row.key, row.value + [0]), (row.key, nil), (row.key + [0], row.value), ([7], row.value),
            ] as [([UInt8], [UInt8]?)] {
                try ledger.store.overwrite(name, key, value)
                try check("\(key)")
            }
        }
    }
}
